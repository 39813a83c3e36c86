import { expect, it } from 'vitest';
import type { JobQueue } from '../../src/operations/ports/job-queue.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { workWith } from '../../src/service/open-core.ts';
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
  const doors = { log: readLog().log, metrics: createMetrics(), now: () => new Date() };
  await expect(workWith({ ...store, openJobs }, serviceSettings(), doors)).rejects.toBe(away);
  expect(closed).toHaveLength(1);
  await store.close();
});
