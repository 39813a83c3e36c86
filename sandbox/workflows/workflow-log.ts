export type WorkflowEntryKind =
  | 'enrolled'
  /** It matched again, but the workflow does not re-enrol. */
  | 'not_enrolled_again'
  /** A re-enrolment trigger struck while the company was still in the workflow. */
  | 'still_enrolled'
  | 'task_created'
  | 'property_set'
  | 'action_called'
  | 'action_waits'
  | 'action_done'
  | 'action_failed'
  | 'delayed'
  | 'branched'
  | 'ended';

/** One thing that a workflow did, or did not do. */
export interface WorkflowEntry {
  readonly workflow: string;
  readonly companyId: string;
  readonly kind: WorkflowEntryKind;
  /** What it was about: a task's title, an action's name, the way taken. */
  readonly what: string;
  /** ISO 8601, by the account's clock. */
  readonly at: string;
}

export class WorkflowLog {
  readonly #entries: WorkflowEntry[] = [];

  get entries(): readonly WorkflowEntry[] {
    return this.#entries;
  }

  add(entry: WorkflowEntry): void {
    this.#entries.push(entry);
  }
}
