import type { PortalStore } from '../ports/portal-store.ts';
import type { RecordKind } from '../ports/mirror-store.ts';
import type { ModelVersion, Run, SettingVersion } from '../ports/run-store.ts';
import { POLICY_SETTING } from './keep-policy.ts';

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
  /** Companies whose scores HubSpot refused, or that are gone. */
  readonly refused: number;
  readonly policy: SettingVersion | null;
  readonly model: ModelVersion | null;
}

export async function readPortalStatus({ runs, scores, mirror }: PortalStore): Promise<PortalStatus> {
  const latest = await runs.listRuns(RUNS_SHOWN);
  const whole = latest.find(
    ({ kind, state }) => kind !== 'companies' && (state === 'done' || state === 'waiting_for_yes'),
  );
  return {
    runs: latest,
    mirroredAt: whole?.startedAt ?? null,
    records: Object.fromEntries(await mirror.countRecords()),
    outgoing: await scores.countOutgoing(),
    refused: (await scores.listRefusals()).length,
    policy: await runs.readSetting(POLICY_SETTING),
    model: await runs.readModel(),
  };
}
