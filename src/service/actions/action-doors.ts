/** What a workflow may ask for, and what is needed to answer it. */
import type { Account, Accounts } from '../../accounts/account.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import type { ActionAnswer } from '../../operations/ports/notice-store.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import type { Log } from '../log.ts';

export type ActionName = ActionAnswer['action'];
export type ActionOutput = NonNullable<ActionAnswer['output']>;

/** What became of looking at a company again. */
export type LookedAgain =
  /** Null: nothing is worth publishing. */
  | { readonly kind: 'published'; readonly published: PublishedValues | null }
  /** The portal was never scored as a whole: there is nothing to score a company by. */
  | { readonly kind: 'never_scored' }
  /** The CRM knows no such company (any more). */
  | { readonly kind: 'gone' }
  /** Scored, and the CRM did not take it. */
  | { readonly kind: 'not_taken'; readonly reason: string };

export interface ActionDoors {
  readonly accounts: Accounts;
  readonly jobs: Pick<JobQueue, 'send'>;
  /** Reads, scores and publishes a company. */
  readonly lookAgain: (account: Account, companyId: string) => Promise<LookedAgain>;
  readonly log: Log;
}
