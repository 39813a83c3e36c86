import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { Day } from '../../../scoring/types.ts';
import type { RankingEnd, RankingStore } from '../../ports/ranking-store.ts';
import { quarterEndsBefore } from '../../rescore/backfill.ts';

/** In less time hardly anybody can have moved: just after a ranking was fixed, moves are told since the one before. */
const LEAST_MOVING_DAYS = 28;

/**
 * Fixes the ranking of the last quarter that has ended, once: from what was published on its last day. A portal that was not
 * scored then gets its first one late, from the history that was filled in.
 */
export async function fixDueRanking(
  store: Pick<RankingStore, 'listRankingEnds' | 'fixRanking'>,
  { asOf, model, policy }: ScoringContext,
): Promise<void> {
  const [periodEnd] = quarterEndsBefore(asOf, 1);
  const [latest] = await store.listRankingEnds();
  if (periodEnd === undefined || (latest !== undefined && latest.periodEnd >= periodEnd)) return;
  await store.fixRanking({ periodEnd, fixedOn: asOf, model: model.id, policy: policy.id });
}

/** The fixed ranking that moves are told since; null where none is fixed. @param ends the latest first */
export function movedSince(ends: readonly RankingEnd[], asOf: Day): RankingEnd | null {
  return ends.find(({ periodEnd }) => asOf - periodEnd >= LEAST_MOVING_DAYS) ?? ends[0] ?? null;
}
