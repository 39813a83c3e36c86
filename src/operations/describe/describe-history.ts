import { formatIsoDay } from '../../scoring/day.ts';
import type { Money, Risk, Segment } from '../../scoring/types.ts';
import type { ScoreStore, SnapshotCause } from '../ports/score-store.ts';

/** The score of a company as it was from a day on, until the next point. */
export interface HistoryPoint {
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** What the change came from; `backfill`: worked out later, with what was known on the day. */
  readonly cause: SnapshotCause;
  /** 0 to 100; null where it was not scored. */
  readonly score: number | null;
  readonly segment: Segment | null;
  readonly risk: Risk | null;
  readonly lifetimeValue: Money | null;
  readonly currentAnnualValue: Money | null;
  /** Id of the model and of the policy, with a slash in between. */
  readonly model: string | null;
}

/** Points that an answer holds at most: more than six years of weekly changes. */
const HISTORY_POINTS = 400;

/** How the company's score went, the earliest first; at most the latest 400 points. */
export async function describeHistory(
  scores: Pick<ScoreStore, 'readSnapshots'>,
  companyId: string,
): Promise<readonly HistoryPoint[]> {
  const snapshots = (await scores.readSnapshots([companyId])).get(companyId) ?? [];
  return snapshots.slice(-HISTORY_POINTS).map(({ asOf, cause, values }) => ({
    asOf: formatIsoDay(asOf),
    cause,
    score: values.score,
    segment: values.segment === 'not_scored' ? null : values.segment,
    risk: values.risk,
    lifetimeValue: values.lifetimeValue,
    currentAnnualValue: values.currentAnnualValue,
    model: values.model,
  }));
}
