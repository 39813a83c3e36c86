import type { PortalStore } from '../ports/portal-store.ts';
import type { RecordKind } from '../ports/mirror-store.ts';
import type { ModelVersion, Run, SettingVersion } from '../ports/run-store.ts';
import { POLICY_SETTING } from './keep-policy.ts';
import { readRunProgress } from './run-state.ts';

const RUNS_SHOWN = 10;

/** How the scoring of a portal stands: what ran, what is kept, what is stuck. */
export interface PortalStatus {
  /** The latest first. */
  readonly runs: readonly Run[];
  /** When the mirror was last brought up to date; null where it never was. */
  readonly mirroredAt: Date | null;
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
  /** Scores that are put out and not yet sent. */
  readonly outgoing: number;
  /** They would change so many segments that somebody has to say yes first. */
  readonly isYesAwaited: boolean;
  /** Companies whose scores HubSpot refused, or that are gone. */
  readonly refused: number;
  readonly policy: SettingVersion | null;
  readonly model: ModelVersion | null;
}

export async function readPortalStatus({ runs, scores, mirror }: PortalStore): Promise<PortalStatus> {
  const latest = await runs.listRuns(RUNS_SHOWN);
  return {
    runs: latest,
    mirroredAt: mirroredAt(latest),
    records: Object.fromEntries(await mirror.countRecords()),
    outgoing: await scores.countOutgoing(),
    isYesAwaited: (await readRunProgress(mirror))?.phase === 'waiting',
    refused: (await scores.listRefusals()).length,
    policy: await runs.readSetting(POLICY_SETTING),
    model: await runs.readModel(),
  };
}

/** When the mirror was last brought up to date. @param runs the latest first */
export function mirroredAt(runs: readonly Run[]): Date | null {
  const whole = runs.find(
    ({ kind, state, report }) =>
      kind !== 'companies' && (state === 'done' || state === 'waiting_for_yes') && hasReadChanges(report),
  );
  return whole?.startedAt ?? null;
}

/** A run that only sends what waited for a yes, or goes on with a scoring, takes the mirror as it is. */
function hasReadChanges(report: unknown): boolean {
  return typeof report === 'object' && report !== null && 'sync' in report && report.sync !== null;
}
