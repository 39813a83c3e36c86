import type { Account, Accounts } from '../../accounts/account.ts';
import type { JobHandler, JobQueue } from '../../operations/ports/job-queue.ts';
import type { Store } from '../../store/store.ts';
import type { Log } from '../log.ts';
import type { Planner } from './planner.ts';

/** What doing jobs needs of the world. */
export interface WorkDoors {
  readonly accounts: Pick<Accounts, 'open'>;
  readonly jobs: Pick<JobQueue, 'send' | 'dropPortal'>;
  readonly store: Pick<Store, 'portal' | 'backUpWhenOlderThan'>;
  readonly planner: Pick<Planner, 'keepUp' | 'forget'>;
  readonly log: Log;
  readonly now: () => Date;
  /** Share of an account's calls of the day that the app may use by itself, above 0 and up to 1. */
  readonly dailyShare: number;
  /** Which process this is, in words for people. */
  readonly process: string;
  /** Makes the tasks of alerts that were noted and of activities that were planned with one. @returns when to look after what is left; null: nothing is */
  readonly deliverAlerts: (account: Account, signal: AbortSignal) => Promise<Date | null>;
  /** Makes Monday's task for each owner. @returns as `deliverAlerts` */
  readonly sendDigest: (account: Account, signal: AbortSignal) => Promise<Date | null>;
  readonly finishActions: JobHandler<'finish_action'>;
}
