/** An account of the CRM as the service and the commands work with it: its ways in and out, and what is kept of it. */
import type { DailyUse } from '../operations/call-budget.ts';
import type { CompanyProperties } from '../operations/ports/company-properties.ts';
import type { CrmDesk } from '../operations/ports/crm-desk.ts';
import type { NoteDesk } from '../operations/ports/note-desk.ts';
import type { CustomerRecords } from '../operations/ports.ts';
import type { RescoreWorld } from '../operations/rescore/world.ts';
import type { Day } from '../scoring/types.ts';

export interface Account extends RescoreWorld {
  /** Live, without the mirror: for what a person waits for. */
  readonly records: CustomerRecords;
  readonly desk: CrmDesk & NoteDesk;
  readonly companyProperties: CompanyProperties;
  /** The day in the portal's own time zone. */
  readonly today: () => Day;
  /** Scopes that the account granted the app; null where HubSpot did not say. @throws {HubSpotError} */
  readonly readGrantedScopes: () => Promise<readonly string[] | null>;
  /** Calls of the account's day, of all processes that share the store; null while nothing is known. */
  readonly readCallsOfDay: () => Promise<DailyUse | null>;
}

/**
 * Who waits for the calls: a `run` is held back where its share of the account's calls of the day is used up, a `person` never
 * is.
 */
export type Caller = 'run' | 'person';

/** The accounts that this installation works for. */
export interface Accounts {
  /** Ids of the portals that are installed. */
  list(): Promise<readonly string[]>;
  /**
   * Kept open between calls. Null where the app is not installed there (any more).
   *
   * @param caller default: `run`
   * @throws {HubSpotError}
   */
  open(portalId: string, caller?: Caller): Promise<Account | null>;
}

/** The same, with what this process knows of them without opening any. */
export interface KnownAccounts extends Accounts {
  /** Calls of the CRM that this process made, by the ids of the portals that it has open. */
  countCalls(): ReadonlyMap<string, number>;
}
