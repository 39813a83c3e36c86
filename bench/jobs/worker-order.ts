import type { SignsOfLife } from '../../src/store/jobs/queues.ts';

/** What a worker process is told to do. */
export interface WorkerOrder {
  readonly databaseUrl: string;
  /** Null: as the service has them. */
  readonly signs: SignsOfLife | null;
  /** Of a page: the least and the most that it takes, as a call of HubSpot would. */
  readonly milliseconds: readonly [least: number, most: number];
  /** An account of the sandbox at this address; null: no account, each job leaves a row. */
  readonly crm: string | null;
}

/** What it says when it takes jobs. */
export const READY = 'ready';
