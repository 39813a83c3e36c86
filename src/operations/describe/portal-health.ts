import type { DailyUse } from '../call-budget.ts';
import type { Run } from '../ports/run-store.ts';
import type { PortalStore } from '../ports/portal-store.ts';
import { mirroredAt } from '../rescore/portal-status.ts';
import { readRunProgress } from '../rescore/run-state.ts';

const RUNS_LOOKED_AT = 20;

/** How fresh what is shown is, and what is stuck. Instants are ISO 8601 in UTC. */
export interface PortalHealth {
  /** Null where the portal was never scored as a whole. */
  readonly lastRun: { readonly kind: Run['kind']; readonly state: Run['state']; readonly startedAt: string } | null;
  readonly mirroredAt: string | null;
  /** Whole seconds since; null where the mirror was never filled. */
  readonly mirrorAgeSeconds: number | null;
  /** Scores that are decided and not yet on the record. */
  readonly waitingToBeSent: number;
  /** They would move so many segments that somebody has to say yes first. */
  readonly isYesAwaited: boolean;
  readonly callsToday: DailyUse | null;
}

/** @param callsToday of the account, null where they are not counted */
export async function describePortalHealth(
  { runs, scores, mirror }: Pick<PortalStore, 'runs' | 'scores' | 'mirror'>,
  now: Date,
  callsToday: DailyUse | null,
): Promise<PortalHealth> {
  const latest = await runs.listRuns(RUNS_LOOKED_AT);
  const run = latest.find(({ kind }) => kind !== 'companies');
  const mirrored = mirroredAt(latest);
  return {
    lastRun: run === undefined ? null : { kind: run.kind, state: run.state, startedAt: run.startedAt.toISOString() },
    mirroredAt: mirrored?.toISOString() ?? null,
    mirrorAgeSeconds: mirrored === null ? null : Math.round((now.getTime() - mirrored.getTime()) / 1000),
    waitingToBeSent: await scores.countOutgoing(),
    isYesAwaited: (await readRunProgress(mirror))?.phase === 'waiting',
    callsToday,
  };
}
