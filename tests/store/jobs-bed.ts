import { openAsBlob } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import type {
  Job,
  JobData,
  JobHandlers,
  JobName,
  JobOutcome,
  JobQueue,
  QueueState,
} from '../../src/operations/ports/job-queue.ts';
import { openPgliteDatabase, type FolderDatabase } from '../../src/store/drivers/pglite-database.ts';
import { engineInProcess, engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openPostgresDatabase } from '../../src/store/drivers/postgres-database.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { makeEmptyDatabase, SERVER } from './on-both-drivers.ts';

export interface JobsBed {
  /** Opens the queue as a process does; closed after the test. */
  open(): Promise<JobQueue>;
  /** A portal that no other test uses. */
  newPortalId(): string;
  runSql(sql: string): Promise<void>;
}

/** Runs the same tests on both drivers, each with one database for all of them. */
export function describeJobsOnBothDrivers(what: string, tests: (bed: () => JobsBed) => void): void {
  for (const driver of ['PGlite', 'PostgreSQL'] as const) {
    describe.skipIf(driver === 'PostgreSQL' && SERVER === null)(`${what} on ${driver}`, () => {
      const open: JobQueue[] = [];
      const inTest: string[] = [];
      let portals = 0;
      let database: JobsDatabase | null = null;
      beforeAll(async () => {
        database = driver === 'PGlite' ? await inProcess() : await onServer();
      });
      afterEach(async () => {
        const used = open.splice(0);
        await Promise.all(used.map((queue) => queue.close(0)));
        const cleaner = await database!.openQueue();
        for (const portalId of inTest.splice(0)) await cleaner.dropPortal(portalId);
        await cleaner.close(0);
      });
      afterAll(() => database?.close());
      tests(() => ({
        open: async () => {
          const queue = await database!.openQueue();
          open.push(queue);
          return queue;
        },
        newPortalId: () => {
          portals += 1;
          const portalId = String(7000 + portals);
          inTest.push(portalId);
          return portalId;
        },
        runSql: (sql) => database!.runSql(sql),
      }));
    });
  }
}

interface JobsDatabase {
  readonly openQueue: () => Promise<JobQueue>;
  readonly runSql: (sql: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function inProcess(): Promise<JobsDatabase> {
  const database: FolderDatabase = await openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive')));
  return {
    openQueue: () => openJobQueue(engineInProcess(database.engine, database.away, false)),
    runSql: (sql) => database.runScript(sql),
    close: () => database.close(),
  };
}

async function onServer(): Promise<JobsDatabase> {
  const url = await makeEmptyDatabase();
  const database = openPostgresDatabase(url);
  return {
    openQueue: () => openJobQueue(engineOnServer(url)),
    runSql: (sql) => database.runScript(sql),
    close: () => database.close(),
  };
}

/** Handlers that have nothing to say but `done`; what a test needs goes over them. */
export function handlersWith(given: Partial<JobHandlers>): JobHandlers {
  const done = <Name extends JobName>(jobs: readonly Job<Name>[]): Promise<readonly JobOutcome[]> =>
    Promise.resolve(jobs.map(() => DONE));
  return {
    sort_events: done,
    refresh_company: done,
    rescore_portal: done,
    deliver_alerts: done,
    send_digest: done,
    finish_action: done,
    tidy: done,
    ...given,
  };
}

export const DONE: JobOutcome = { kind: 'done' };

export function refreshOf(
  portalId: string,
  companyId: string | number,
  occasion: JobData['refresh_company']['occasion'] = 'event',
): JobData['refresh_company'] {
  return { portalId, companyId: String(companyId), occasion, correlationId: 'c-1' };
}

export async function stateOf(queue: JobQueue, name: QueueState['name']): Promise<QueueState> {
  const state = (await queue.describe()).find((one) => one.name === name);
  if (state === undefined) throw new Error(`there is no queue ${name}`);
  return state;
}

/** Patience for what another process, or the next look, has to do first. */
export const WITHIN = { timeout: 20_000, interval: 50 };
