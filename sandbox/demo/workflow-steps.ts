import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import type { WorkflowEntry, WorkflowEntryKind } from '../workflows/workflow-log.ts';
import type { WorkflowStep } from './activity-entry.ts';

/** Steps that are listed. */
const KEPT = 200;

/** What each kind of entry says; null: nothing that somebody would look for. */
const WORDS: Readonly<Record<WorkflowEntryKind, ((what: string) => string) | null>> = {
  enrolled: () => 'The company came in',
  not_enrolled_again: null,
  still_enrolled: null,
  task_created: (title) => `Task created: ${title}`,
  property_set: (what) => `Property set: ${what}`,
  action_called: null,
  action_waits: (name) => `Waits for the app: ${name}`,
  action_done: (name) => `Done by the app: ${name}`,
  action_failed: (what) => `Failed: ${what}`,
  delayed: (until) => `Waits: ${until}`,
  branched: null,
  ended: null,
};

/** What the workflows did, for people, the newest first. */
export function toWorkflowSteps(log: readonly WorkflowEntry[], crm: SandboxCrm): readonly WorkflowStep[] {
  const steps: WorkflowStep[] = [];
  for (let id = log.length - 1; id >= 0 && steps.length < KEPT; id -= 1) {
    const entry = log[id];
    const say = entry === undefined ? null : WORDS[entry.kind];
    if (entry === undefined || say === null) continue;
    const { at, companyId, workflow, what } = entry;
    const companyName = crm.record('companies', companyId)?.properties.name ?? `Company ${companyId}`;
    steps.push({ id, at, companyId, companyName, workflow, step: say(what) });
  }
  return steps;
}
