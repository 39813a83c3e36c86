import type { PortalStore } from '../ports/portal-store.ts';
import { POLICY_SETTING, toPolicy } from '../rescore/keep-policy.ts';
import { mirroredAt } from '../rescore/portal-status.ts';
import { readLearnt } from '../rescore/learnt.ts';
import { readSetUpSigns } from './set-up-signs.ts';

export interface ChecklistStep {
  readonly name: 'scopes' | 'properties' | 'first_fill' | 'webhooks' | 'test_workflow' | 'policy_confirmed';
  /** `unknown`: the CRM could not be asked, or did not say. `empty`: it was done, and there was nothing to do. */
  readonly state: 'done' | 'under_way' | 'to_do' | 'unknown' | 'empty';
  readonly missing: readonly string[];
  /** When it was last seen done, ISO 8601 in UTC; null where it was not. */
  readonly at: string | null;
}

/** What the CRM says of the app's set-up. */
export interface SetUpInCrm {
  /** Null where it could not be asked. */
  readonly missingScopes: readonly string[] | null;
  /** Null where it could not be asked. */
  readonly missingProperties: readonly string[] | null;
}

/** What is set up, in the order in which it is done. Nothing is changed. */
export async function describeChecklist(
  store: Pick<PortalStore, 'runs' | 'mirror' | 'inbox' | 'notices'>,
  { missingScopes, missingProperties }: SetUpInCrm,
  now: Date,
): Promise<readonly ChecklistStep[]> {
  const { eventAt, workflowAt } = await readSetUpSigns(store);
  return [
    askedStep('scopes', missingScopes, now),
    askedStep('properties', missingProperties, now),
    await firstFill(store),
    seenStep('webhooks', eventAt),
    seenStep('test_workflow', workflowAt),
    await policyConfirmed(store),
  ];
}

function askedStep(name: ChecklistStep['name'], missing: readonly string[] | null, now: Date): ChecklistStep {
  if (missing === null) return { name, state: 'unknown', missing: [], at: null };
  return missing.length === 0
    ? { name, state: 'done', missing, at: now.toISOString() }
    : { name, state: 'to_do', missing, at: null };
}

function seenStep(name: ChecklistStep['name'], at: string | null): ChecklistStep {
  return { name, state: at === null ? 'to_do' : 'done', missing: [], at };
}

/** A portal with many events has many short runs after the last one of the whole portal. */
const RUNS_LOOKED_AT = 200;

/** Done with the first scores that were sent; under way from the first record that was read. */
async function firstFill({ runs, mirror }: Pick<PortalStore, 'runs' | 'mirror'>): Promise<ChecklistStep> {
  const step = { name: 'first_fill', missing: [], at: null } as const;
  const latest = await runs.listRuns(RUNS_LOOKED_AT);
  const companies = (await mirror.countRecords()).get('company') ?? 0;
  if ((await readLearnt(runs)) !== null)
    return { ...step, state: companies === 0 ? 'empty' : 'done', at: mirroredAt(latest)?.toISOString() ?? null };
  const hasBegun = latest.some(({ state }) => state === 'running' || state === 'waiting_for_yes') || companies > 0;
  return { ...step, state: hasBegun ? 'under_way' : 'to_do' };
}

async function policyConfirmed({ runs }: Pick<PortalStore, 'runs'>): Promise<ChecklistStep> {
  const kept = await runs.readSetting(POLICY_SETTING);
  const isConfirmed = toPolicy(kept)?.provisional === false;
  return seenStep('policy_confirmed', isConfirmed && kept !== null ? kept.setAt.toISOString() : null);
}
