import { afterEach, describe, expect, it, vi } from 'vitest';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { DONE, handlersWith, refreshOf, WITHIN } from './jobs-bed.ts';
import { makeEmptyDatabase, SERVER } from './on-both-drivers.ts';

const PUT_OFF_MILLISECONDS = 400;

afterEach(() => void vi.restoreAllMocks());

describe.skipIf(SERVER === null)('a worker whose clock is ten minutes off that of the database', () => {
  it('takes a job that it put off when that was meant to be, and once', async () => {
    const url = await makeEmptyDatabase();
    const readClock = Date.now.bind(Date);
    for (const minutes of [-10, 10]) {
      vi.spyOn(Date, 'now').mockImplementation(() => readClock() + minutes * 60_000);
      const queue = await openJobQueue(engineOnServer(url));
      const taken: number[] = [];
      await queue.work(
        handlersWith({
          refresh_company: (jobs) => {
            taken.push(performance.now());
            const at = new Date(Date.now() + PUT_OFF_MILLISECONDS);
            return Promise.resolve(jobs.map(() => (taken.length === 1 ? { kind: 'later', at } : DONE)));
          },
        }),
      );
      await queue.send('refresh_company', [refreshOf('1', 1)]);
      await vi.waitFor(() => expect(taken).toHaveLength(2), WITHIN);
      expect(taken[1]! - taken[0]!).toBeGreaterThanOrEqual(PUT_OFF_MILLISECONDS - 20);
      await queue.close(1_000);
      expect(taken).toHaveLength(2);
    }
  });
});
