import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createDeferred } from '../../bench/portal/deferred.ts';
import type { JobQueue } from '../../src/operations/ports/job-queue.ts';
import { openPgliteDatabase, type FolderDatabase } from '../../src/store/drivers/pglite-database.ts';
import { engineInProcess } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { engineOptionsOf, SIGNS_OF_LIFE } from '../../src/store/jobs/queues.ts';
import { DONE, handlersWith, refreshOf, WITHIN } from './jobs-bed.ts';

describe('the jobs of a store that one process at a time has open', () => {
  let database: FolderDatabase | null = null;
  const queues: JobQueue[] = [];
  const open = async (isTakenOver: boolean): Promise<JobQueue> => {
    if (database === null) throw new Error('the database is opened before all tests');
    const queue = await openJobQueue(engineInProcess(database.engine, database.away, isTakenOver));
    queues.push(queue);
    return queue;
  };
  beforeAll(async () => {
    database = await openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive')));
  });
  afterAll(async () => {
    for (const queue of queues) await queue.close(0);
    await database?.close();
  });

  it('are taken up at once by the next process, with the attempt counted that ended with the earlier one', async () => {
    const killed = await open(false);
    const begun = createDeferred<undefined>();
    await killed.work(
      handlersWith({
        refresh_company: () => {
          begun.resolve(undefined);
          return new Promise(() => undefined);
        },
      }),
    );
    await killed.send('refresh_company', [refreshOf('7001', 1), refreshOf('7001', 2)]);
    await begun.promise;
    const next = await open(true);
    const taken: string[] = [];
    await next.work(
      handlersWith({
        refresh_company: (jobs) => {
          taken.push(...jobs.map(({ data, attempt }) => `${data.companyId} ${String(attempt)}`));
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await vi.waitFor(() => expect(taken.toSorted()).toEqual(['1 2', '2 2']), { ...WITHIN, timeout: 4_000 });
  });

  it('are found by what they are about through an index', async () => {
    if (database === null) throw new Error('the database is opened before all tests');
    await open(false);
    const plan = await database.transaction(async (queries) => {
      await queries.query('set local enable_seqscan = off');
      return queries.query(
        `explain select from loyalty_jobs.job
         where name = 'sort_events' and singleton_key = '7001' and state = 'retry'`,
      );
    });
    expect(plan.flat().join('\n')).toMatch(/Index Cond: .*name = 'sort_events'.* AND .*singleton_key = '7001'/);
  });

  it('are taken of a portal that is not worked on, whatever waits of one that is', async () => {
    const queue = await open(false);
    const begun = createDeferred<undefined>();
    const taken: string[] = [];
    await queue.work(
      handlersWith({
        sort_events: async (jobs) => {
          taken.push(...jobs.map(({ data }) => data.portalId));
          if (jobs[0]?.data.portalId !== '7002') return jobs.map(() => DONE);
          begun.resolve(undefined);
          return new Promise(() => undefined);
        },
      }),
    );
    await queue.send('sort_events', [{ portalId: '7002' }]);
    await begun.promise;
    await queue.send('sort_events', [{ portalId: '7002' }, { portalId: '7001' }, { portalId: '7003' }]);
    await vi.waitFor(() => expect(taken.toSorted()).toEqual(['7001', '7002', '7003']), WITHIN);
  });
});

describe('a portal whose night fails', () => {
  it('is tried again over ten hours, however the chance falls, and within minutes at first', () => {
    const { retryLimit, retryDelay, retryDelayMax } = engineOptionsOf('rescore_portal', SIGNS_OF_LIFE);
    const shortest = Array.from({ length: retryLimit }, (_, tries) => Math.min(retryDelayMax, retryDelay * 2 ** tries));
    expect(shortest.slice(0, 3)).toEqual([60, 120, 240]);
    expect(shortest.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(10 * 3600);
    expect(retryLimit * retryDelayMax).toBeLessThan(24 * 3600);
  });
});
