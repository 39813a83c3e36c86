import { expect, it } from 'vitest';
import type { JobQueue } from '../../src/operations/ports/job-queue.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { workWith, type Core } from '../../src/service/open-core.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { serviceSettings } from './service-bed.ts';
import { readLog } from './signed.ts';

it('a start that fails while the work begins leaves no queue open', async () => {
  const store = await openStore({ kind: 'memory' }, 'create');
  const away = new StoreError('unreachable', 'The database does not answer.');
  const closed: JobQueue[] = [];
  const openJobs = async (): Promise<JobQueue> => {
    const jobs = await store.openJobs();
    const failing: JobQueue = {
      ...jobs,
      work: () => Promise.reject(away),
      close: async (within) => {
        await jobs.close(within);
        closed.push(failing);
      },
    };
    return failing;
  };
  const doors = { log: readLog().log, metrics: createMetrics(), now: () => new Date(), ended: () => undefined };
  await expect(workWith({ ...store, openJobs }, serviceSettings(), doors)).rejects.toBe(away);
  expect(closed).toHaveLength(1);
  await store.close();
});

it('a database that ended in this process is told, so that the process ends and the next one opens it again', async () => {
  const store = await openStore({ kind: 'memory' }, 'create');
  const end = new StoreError('database_ended', 'The database ended in the middle of its work.');
  const openJobs = async (): Promise<JobQueue> => ({
    ...(await store.openJobs()),
    describe: () => Promise.reject(end),
  });
  const parts = { log: readLog().log, metrics: createMetrics(), now: () => new Date() };
  const opened: Core[] = [];
  const told = await new Promise((ended) => {
    void workWith({ ...store, openJobs }, serviceSettings(), { ...parts, ended }).then((core) => opened.push(core));
  });
  expect(told).toBe(end);
  for (const core of opened) await core.close(0, Promise.resolve());
});
