import type { CallBudget } from '../operations/call-budget.ts';
import type { PortalStore } from '../operations/ports/portal-store.ts';

/** `not_needed`: the store is on a server, which has backups of its own, or in memory. */
export type BackupOutcome = 'backed_up' | 'recent_enough' | 'not_needed';

/** What is kept between runs, of all portals. */
export interface Store {
  /** Everything that is kept of one portal. @throws {RangeError} where the id is not a number */
  portal(portalId: string): PortalStore;
  /** The calls that a portal's account has left, shared by all processes that have the store open. */
  callBudget(portalId: string): CallBudget;
  /** Backs the store's files up where the last backup is older than that, or there is none. For whoever runs to call now and then. */
  backUpWhenOlderThan(milliseconds: number): Promise<BackupOutcome>;
  close(): Promise<void>;
}
