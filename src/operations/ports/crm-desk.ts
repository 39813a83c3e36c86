/** What the service asks of the CRM besides reading and publishing scores: people, tasks, and whom an event concerns. */
import type { Day } from '../../scoring/types.ts';

export interface CrmOwner {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Of the user behind the owner; null where there is none. */
  readonly userId: string | null;
  readonly isActive: boolean;
  readonly teams: readonly CrmTeam[];
}

export interface CrmTeam {
  readonly id: string;
  /** Its id where the CRM does not tell. */
  readonly name: string;
}

/** A task for a person. */
export interface NewTask {
  readonly subject: string;
  /** Plain text, with line breaks. */
  readonly body: string;
  readonly dueOn: Day;
  /** Null: nobody's; it is in the queue then. */
  readonly ownerId: string | null;
  /** Queues of tasks that it is put into. */
  readonly queueIds: readonly string[];
  readonly priority: 'low' | 'medium' | 'high';
  /** Shown on these companies' records. */
  readonly companyIds: readonly string[];
  /** A short word in the task's text by which one that was made before a fall is found again. */
  readonly mark: string;
}

export type TaskOutcome = { readonly kind: 'created'; readonly taskId: string } | { readonly kind: 'refused' };

/** One event of the CRM in our words. `isOurs`: the app itself caused it. */
export interface CrmEvent {
  readonly kind:
    | 'creation'
    | 'deletion'
    | 'restore'
    | 'merge'
    | 'property_change'
    | 'association_change'
    | 'privacy_deletion'
    | 'unknown';
  /** HubSpot's word in the singular, lower case (`company`, `deal`, `call`, …); null where it is not known. */
  readonly objectType: string | null;
  readonly objectId: string | null;
  /** The other ends: of an association, or of a merge (winner, losers, new id). */
  readonly others: readonly { readonly objectType: string; readonly objectId: string }[];
  readonly isOurs: boolean;
}

/** Whom events concern: companies to look at again, and people to be forgotten. */
export interface Concerned {
  readonly companyIds: readonly string[];
  readonly forgottenContactIds: readonly string[];
}

export interface CrmDesk {
  /** All of the account, inactive ones too. */
  readOwners(): Promise<readonly CrmOwner[]>;
  /** Properties of companies that are not among those that scoring reads, by company id. */
  readCompanyProperty(name: string, companyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `refused`: the CRM does not take this task, now or later. @throws {HubSpotError} where it may have been made, or may be yet */
  createTask(task: NewTask): Promise<TaskOutcome>;
  /** The id of a task with the mark on the company's record; null where there is none. */
  findTask(companyId: string, mark: string): Promise<string | null>;
  /** An event as the inbox kept it; one that cannot be read is `unknown`. */
  readEvent(body: string): CrmEvent;
  /**
   * The companies that events concern, and the people to be forgotten. Events that the app itself caused concern nobody.
   * What was deleted cannot be looked up any more: where the mirror is too large to be searched, the night finds it.
   *
   * @throws {HubSpotError}
   */
  findConcerned(events: readonly CrmEvent[]): Promise<Concerned>;
  /** Names of the app's properties and labels that are missing in the CRM, or are there in another form. @throws {HubSpotError} */
  findMissingProperties(): Promise<readonly string[]>;
  /** Tells a waiting workflow that it may go on. */
  completeCallback(callbackId: string, output: Readonly<Record<string, string | number | null>>): Promise<void>;
}
