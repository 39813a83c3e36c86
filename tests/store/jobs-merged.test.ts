import { expect, it, vi } from 'vitest';
import { createDeferred } from '../../bench/portal/deferred.ts';
import { DONE, describeJobsOnBothDrivers, handlersWith, refreshOf, stateOf, WITHIN } from './jobs-bed.ts';

describeJobsOnBothDrivers('jobs that wait for the same', (bed) => {
  it('keeps one job, and not one for each time it was asked for, of what fails for hours', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    let times = 0;
    await queue.work(
      handlersWith({
        sort_events: (jobs) => {
          times += jobs.length;
          return Promise.resolve(jobs.map(() => ({ kind: 'failed', reason: 'HubSpot is away.' })));
        },
      }),
    );
    for (let round = 1; round <= 6; round += 1) {
      await queue.send('sort_events', [{ portalId }]);
      await vi.waitFor(() => expect(times).toBeGreaterThanOrEqual(round), WITHIN);
      await vi.waitFor(async () => expect((await stateOf(queue, 'sort_events')).active).toBe(0), WITHIN);
    }
    const { waiting, deferred, dead } = await stateOf(queue, 'sort_events');
    expect({ kept: waiting + deferred, dead }).toEqual({ kept: 1, dead: 0 });
  });

  it('keeps one job with its waits and tries of what fails, also where it is asked for anew while it is under way', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    const attempts: number[] = [];
    await queue.work(
      handlersWith({
        tidy: async (jobs) => {
          attempts.push(...jobs.map(({ attempt }) => attempt));
          if (attempts.length < 4) await queue.send('tidy', [{ portalId }]);
          return jobs.map(() => ({ kind: 'failed', reason: 'It never works.' }));
        },
      }),
    );
    await queue.send('tidy', [{ portalId }]);
    await vi.waitFor(() => expect(attempts).toEqual([1, 1, 1, 1]), WITHIN);
    await vi.waitFor(
      async () => expect(await stateOf(queue, 'tidy')).toMatchObject({ waiting: 0, deferred: 1, active: 0 }),
      WITHIN,
    );
    await vi.waitFor(() => expect(attempts).toEqual([1, 1, 1, 1, 2]), WITHIN);
  });

  it('does for a person what waited for an event, whether it could be taken already or not', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    await queue.send('refresh_company', [refreshOf(portalId, 1)], { afterSeconds: 3600 });
    await queue.send('refresh_company', [refreshOf(portalId, 2), refreshOf(portalId, 3, 'person')]);
    await queue.send('refresh_company', [
      refreshOf(portalId, 1, 'person'),
      refreshOf(portalId, 2, 'workflow'),
      refreshOf(portalId, 3, 'event'),
    ]);
    const taken = new Map<string, string>();
    await queue.work(
      handlersWith({
        refresh_company: (jobs) => {
          for (const { data } of jobs) taken.set(data.companyId, data.occasion);
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await vi.waitFor(
      () =>
        expect(Object.fromEntries(taken)).toEqual({
          1: 'person',
          2: 'workflow',
          3: 'person',
        }),
      WITHIN,
    );
  });

  it('hands what was given back to the job that waits besides, at the earlier instant and for the more urgent occasion', async () => {
    const portalId = bed().newPortalId();
    const [first, second] = [await bed().open(), await bed().open()];
    const begun = createDeferred<undefined>();
    await first.work(
      handlersWith({
        refresh_company: () => {
          begun.resolve(undefined);
          return new Promise(() => undefined);
        },
      }),
    );
    await first.send('refresh_company', [refreshOf(portalId, 1, 'person')]);
    await begun.promise;
    await second.send('refresh_company', [refreshOf(portalId, 1)], { afterSeconds: 3600 });
    await first.close(0);
    expect(await stateOf(second, 'refresh_company')).toMatchObject({ waiting: 1, deferred: 0, active: 0 });
    const taken: string[] = [];
    await second.work(
      handlersWith({
        refresh_company: (jobs) => {
          taken.push(...jobs.map(({ data, attempt }) => `${data.occasion} ${String(attempt)}`));
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await vi.waitFor(() => expect(taken).toEqual(['person 1']), WITHIN);
  });
});
