import type { PropertyChange } from '../crm/change-feed.ts';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import type { WorkflowEntry } from '../workflows/workflow-log.ts';
import type { Activity, ActivityEntry } from './activity-entry.ts';
import { toWorkflowSteps } from './workflow-steps.ts';

/** Lines that are kept: enough to look back, little enough to send at once. */
const KEPT = 500;
const PREFIX = 'loyalty_';
/** Written at every scoring; a line each would bury the changes that mean something. */
const UNINTERESTING: ReadonlySet<string> = new Set([
  'loyalty_scored_at',
  'loyalty_model',
  'loyalty_pending_change',
  'loyalty_budget_dated',
]);

export interface ActivityLog {
  /** The newest first. */
  readonly read: () => Activity;
  /** Forgets what was written so far, such as the first scoring of the portal. */
  readonly clear: () => void;
}

/**
 * Follows the changes of the loyalty properties.
 *
 * @param workflows what the account's workflows did so far; default: there are none
 */
export function createActivityLog(crm: SandboxCrm, workflows: () => readonly WorkflowEntry[] = () => []): ActivityLog {
  let entries: ActivityEntry[] = [];
  let total = 0;

  const toEntry = (change: PropertyChange): ActivityEntry => {
    const values = crm.record('companies', change.objectId)?.properties ?? {};
    const companyName = values.name ?? `Company ${change.objectId}`;
    return {
      id: total,
      at: change.occurredAt,
      companyId: change.objectId,
      companyName,
      property: change.propertyName,
      before: change.previousValue === '' ? null : change.previousValue,
      after: change.value === '' ? null : change.value,
      by: change.source === 'CRM_UI' ? 'person' : 'app',
    };
  };

  crm.on('propertyChange', (change) => {
    const isOurs = change.objectType === 'companies' && change.propertyName.startsWith(PREFIX);
    if (!isOurs || UNINTERESTING.has(change.propertyName)) return;
    total += 1;
    entries = [toEntry(change), ...entries].slice(0, KEPT);
  });

  return {
    read: () => ({ entries, total, workflows: [...toWorkflowSteps(workflows(), crm)] }),
    clear: () => {
      entries = [];
      total = 0;
    },
  };
}
