import type { CallBudget } from '../operations/call-budget.ts';
import type { Intake } from '../operations/ports/inbox-store.ts';
import type { InstallationStore } from '../operations/ports/installation-store.ts';
import type { JobQueue } from '../operations/ports/job-queue.ts';
import type { PortalFigures } from './portal-figures.ts';
import type { PortalStore } from '../operations/ports/portal-store.ts';

/** `not_needed`: the store is on a server, which has backups of its own, or in memory. */
export type BackupOutcome = 'backed_up' | 'recent_enough' | 'not_needed';

/**
 * What people read of is stamped with it, so that they see one day wherever they look. Signs of life, waiting times and holds
 * are by the database's own clock, which all processes share.
 */
export type Clock = () => Date;

/** What is kept between runs, of all portals. */
export interface Store {
  /** Everything that is kept of one portal. @throws {RangeError} where the id is not a number */
  portal(portalId: string): PortalStore;
  /** The calls that a portal's account has left, shared by all processes that have the store open. */
  callBudget(portalId: string): CallBudget;
  /** Where events of any portal are put down. */
  readonly intake: Intake;
  /** The accounts that the service works for. */
  readonly installations: InstallationStore;
  /** How the installed portals stand, without a call of the CRM. @throws {StoreError} */
  readFigures(now: Date): Promise<readonly PortalFigures[]>;
  /** The queue of jobs in the same database. Each call opens one, to be closed. */
  openJobs(): Promise<JobQueue>;
  /** Backs the store's files up where the last backup is older than that, or there is none. For whoever runs to call now and then. */
  backUpWhenOlderThan(milliseconds: number): Promise<BackupOutcome>;
  close(): Promise<void>;
}
