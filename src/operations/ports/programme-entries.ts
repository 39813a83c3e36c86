/** What people enter into the programme, kept for one portal: the ledger of retention activities, and the roadmap exchanges. */
import type { KindSummary } from '../../programme/activities/follow-activities.ts';
import type { RetentionActivity, RetentionActivityKind } from '../../programme/activities/retention-activity.ts';
import type { Day, Money, Segment } from '../../scoring/types.ts';
import type { Turn } from './notice-store.ts';

/** A person is known by name only; '' where the name is not kept any more. */
export type Beneficiary = { readonly kind: 'company' } | { readonly kind: 'person'; readonly name: string };

export interface NewActivity {
  /** Of the entry: the same key twice is one activity. */
  readonly key: string;
  readonly companyId: string;
  readonly kind: RetentionActivityKind;
  /** Planned for, or done on. */
  readonly day: Day;
  readonly cost: Money;
  readonly beneficiary: Beneficiary;
  readonly note: string;
  readonly isDone: boolean;
  /** A task for the owner; nothing is made for what is done already. */
  readonly wantsTask: boolean;
  /** Who enters it. */
  readonly by: string;
}

/** `wanted`: to be made; `making`: somebody is at it, or was when he fell; `refused`: the CRM would not take it. */
export type TaskState = 'none' | 'wanted' | 'making' | 'made' | 'refused';

export interface LedgerEntry {
  readonly id: string;
  readonly companyId: string;
  /** Of the company, as the portfolio has it; '' and null where it is not there any more. */
  readonly name: string;
  readonly ownerId: string | null;
  readonly kind: RetentionActivityKind;
  readonly state: 'planned' | 'done' | 'cancelled';
  readonly day: Day;
  readonly cost: Money;
  readonly beneficiary: Beneficiary;
  readonly note: string;
  readonly by: string;
  readonly taskState: TaskState;
  readonly taskId: string | null;
  /** What changed in the 90 days after it, never what came of it; null where they are not over, or nothing could be told. */
  readonly followed: FollowedChange | null;
}

export interface FollowedChange {
  readonly loyaltyPoints: number;
  readonly contactedAgain: boolean;
  readonly boughtAgain: boolean;
}

export interface LedgerQuestion {
  /** Null: of every company. */
  readonly companyId: string | null;
  /** Owners whose customers are seen; null: all, also those of nobody. */
  readonly ownerIds: readonly string[] | null;
}

export interface LedgerPage extends LedgerQuestion {
  readonly offset: number;
  readonly limit: number;
}

/** The ledger as entries are made, closed and read. */
export interface ActivityLedger {
  /** One whose key is there is left as it is. */
  enterActivity(activity: NewActivity): Promise<LedgerEntry>;
  readActivity(id: string): Promise<LedgerEntry | null>;
  /** @returns null where it is not planned any more, or never was */
  finishActivity(
    id: string,
    done: { readonly day: Day; readonly cost: Money; readonly by: string },
  ): Promise<LedgerEntry | null>;
  /** @returns null where it is not planned any more, or never was */
  cancelActivity(id: string, by: string): Promise<LedgerEntry | null>;
  /** The planned by day, then the done, newest first; the cancelled are not listed. */
  listActivities(page: LedgerPage): Promise<{ readonly total: number; readonly entries: readonly LedgerEntry[] }>;
  /** Of those that were done, by kind in the catalogue's order. */
  summarizeActivities(question: LedgerQuestion): Promise<readonly KindSummary[]>;
  /** Everything that was done in the portal, by day. */
  listDone(): Promise<readonly RetentionActivity[]>;
  countPlanned(companyId: string): Promise<number>;
  /** The names of the people that activities at these companies were for are not kept any more. */
  forgetPersons(companyIds: readonly string[]): Promise<void>;
}

/** Tasks of planned activities, each made once. */
export interface ActivityTasks {
  /** Planned activities whose task is to be made and that nobody holds, the earliest entered first. */
  listTaskable(limit: number): Promise<readonly LedgerEntry[]>;
  isTaskLeft(): Promise<boolean>;
  /** Takes the making of a task for so long. Of several that ask at once, one gets it. */
  beginTask(id: string, holdMilliseconds: number): Promise<Turn>;
  /** Gives it back: it may be taken up at once. */
  endTask(id: string): Promise<void>;
  markTask(id: string, state: 'made' | 'refused', taskId: string | null): Promise<void>;
  /** Planned activities whose task was made, in the order of their ids. */
  listWithTask(page: { readonly after: string | null; readonly limit: number }): Promise<readonly LedgerEntry[]>;
}

/** What follows activities, worked out once. */
export interface FollowedActivities {
  /** Done at the latest on the day, and not looked at since; the earliest first. */
  listUnfollowed(until: Day, limit: number): Promise<readonly LedgerEntry[]>;
  /** @param followed null: nothing can be told of it */
  noteFollowed(id: string, asOf: Day, followed: FollowedChange | null): Promise<void>;
}

export interface RoadmapNote {
  readonly noteId: string;
  readonly companyId: string;
  readonly day: Day;
}

export interface DueExchange {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
  /** Null: none is on record. */
  readonly lastOn: Day | null;
  readonly lifetimeValue: Money;
  readonly segment: Segment;
}

export interface DueExchanges {
  /** Whose exchange is due. */
  readonly total: number;
  /** Ideal and Uncertain customers. */
  readonly customers: number;
  readonly due: readonly DueExchange[];
}

/** Which companies have an exchange on record, and since when. */
export interface RoadmapExchanges {
  /** Takes the making of an entry's note for so long, where it was not made and nobody is at it. */
  beginExchange(
    key: string,
    companyId: string,
    holdMilliseconds: number,
  ): Promise<{ readonly turn: Turn; readonly companyId: string; readonly noteId: string | null }>;
  /** Gives it back: it may be taken up at once. */
  endExchange(key: string): Promise<void>;
  markExchangeMade(key: string, note: RoadmapNote): Promise<void>;
  /** Notes found on companies; one that is there takes the day given. */
  keepNotes(notes: readonly RoadmapNote[]): Promise<void>;
  /** Takes the notes away, on whichever companies. */
  dropNotes(noteIds: readonly string[]): Promise<void>;
  /** Notes that were noted before the instant, in the order of their ids. */
  listNotes(page: {
    readonly after: string | null;
    readonly before: Date;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Day of the latest exchange; null where none is on record. */
  lastExchange(companyId: string): Promise<Day | null>;
  /** Ideal and Uncertain customers without an exchange since the day, the most valuable first. */
  listDue(page: {
    readonly since: Day;
    readonly ownerIds: readonly string[] | null;
    readonly offset: number;
    readonly limit: number;
  }): Promise<DueExchanges>;
}

export interface ProgrammeEntries extends ActivityLedger, ActivityTasks, FollowedActivities, RoadmapExchanges {}
