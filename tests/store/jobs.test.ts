import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createDeferred } from '../../bench/portal/deferred.ts';
import { DONE, describeJobsOnBothDrivers, handlersWith, refreshOf, stateOf, WITHIN } from './jobs-bed.ts';

describeJobsOnBothDrivers('the queue of jobs', (bed) => {
  it('takes a job soon after it was put down, also by another process', async () => {
    const portalId = bed().newPortalId();
    const [worker, sender] = [await bed().open(), await bed().open()];
    const taken: number[] = [];
    await worker.work(
      handlersWith({
        refresh_company: (jobs) => {
          taken.push(performance.now());
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await sleep(600);
    const delays: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const sent = performance.now();
      await sender.send('refresh_company', [refreshOf(portalId, round)]);
      await vi.waitFor(() => expect(taken).toHaveLength(round), WITHIN);
      delays.push(taken[round - 1]! - sent);
    }
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(1500);
  });

  it('does what comes in a burst once, and once more what comes while it is being done', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    for (let time = 0; time < 5; time += 1)
      await queue.send('refresh_company', [refreshOf(portalId, 1), refreshOf(portalId, 2)]);
    expect(await stateOf(queue, 'refresh_company')).toMatchObject({ waiting: 2, active: 0 });
    const done: string[] = [];
    let again: Promise<void> | null = null;
    await queue.work(
      handlersWith({
        refresh_company: async (jobs) => {
          done.push(...jobs.map(({ data }) => data.companyId));
          again ??= queue.send('refresh_company', [refreshOf(portalId, 1)]);
          await again;
          return jobs.map(() => DONE);
        },
      }),
    );
    await vi.waitFor(() => expect(done.sort()).toEqual(['1', '1', '2']), WITHIN);
    await sleep(700);
    expect(done).toHaveLength(3);
  });

  it('puts a company that keeps changing off, but not for ever, and a person first', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    const [changing, asked] = [refreshOf(portalId, 1), refreshOf(portalId, 2)];
    const debounce = { afterSeconds: 2, atMostSeconds: 5 };
    const started = performance.now();
    await queue.send('refresh_company', [changing], debounce);
    // Longer than the test has patience: only that a person asks brings it forward.
    await queue.send('refresh_company', [asked], { afterSeconds: 60, atMostSeconds: 60 });
    const taken = new Map<string, number>();
    await queue.work(
      handlersWith({
        refresh_company: (jobs) => {
          for (const { data } of jobs)
            taken.set(data.companyId, taken.get(data.companyId) ?? performance.now() - started);
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await queue.send('refresh_company', [{ ...asked, occasion: 'person' }]);
    while (!taken.has('1')) {
      await queue.send('refresh_company', [changing], debounce);
      await sleep(200);
      if (performance.now() - started > 25_000) break;
    }
    expect(taken.get('1')).toBeGreaterThan(3000);
    await vi.waitFor(() => expect(taken.has('2')).toBe(true), WITHIN);
  });

  it('hands over pages of at most 100 jobs of one portal, and a slow portal holds up no other', async () => {
    const [slow, quick] = [bed().newPortalId(), bed().newPortalId()];
    const queue = await bed().open();
    await queue.send(
      'refresh_company',
      Array.from({ length: 250 }, (_, index) => refreshOf(slow, index)),
    );
    await queue.send(
      'refresh_company',
      Array.from({ length: 150 }, (_, index) => refreshOf(quick, index)),
    );
    const pages: { readonly portals: ReadonlySet<string>; readonly size: number }[] = [];
    let quickDone = 0;
    const release = createDeferred<undefined>();
    await queue.work(
      handlersWith({
        refresh_company: async (jobs) => {
          pages.push({ portals: new Set(jobs.map(({ data }) => data.portalId)), size: jobs.length });
          if (jobs[0]!.data.portalId === slow) await release.promise;
          else quickDone += jobs.length;
          return jobs.map(() => DONE);
        },
      }),
    );
    await vi.waitFor(() => expect(quickDone).toBe(150), WITHIN);
    await vi.waitFor(async () => expect((await stateOf(queue, 'refresh_company')).active).toBe(100), WITHIN);
    expect((await stateOf(queue, 'refresh_company')).waiting).toBe(150);
    release.resolve(undefined);
    await vi.waitFor(
      async () => expect(await stateOf(queue, 'refresh_company')).toMatchObject({ waiting: 0, active: 0 }),
      WITHIN,
    );
    expect(pages.every(({ portals, size }) => portals.size === 1 && size <= 100)).toBe(true);
    expect(pages.reduce((total, { size }) => total + size, 0)).toBe(400);
  });

  it('lets portals take turns while more of them wait than there are hands', async () => {
    const large = Array.from({ length: 9 }, () => bed().newPortalId());
    const small = bed().newPortalId();
    const queue = await bed().open();
    for (const portalId of large) {
      await queue.send(
        'refresh_company',
        Array.from({ length: 300 }, (_, index) => refreshOf(portalId, index)),
      );
    }
    await queue.send('refresh_company', [refreshOf(small, 1)]);
    const served: string[] = [];
    await queue.work(
      handlersWith({
        refresh_company: async (jobs) => {
          served.push(jobs[0]!.data.portalId);
          await sleep(60);
          return jobs.map(() => DONE);
        },
      }),
    );
    await vi.waitFor(() => expect(served).toContain(small), WITHIN);
    // Each of the others had its turn once; some of them a second time while the last hands were busy.
    expect(served.indexOf(small)).toBeLessThan(2 * large.length);
    await vi.waitFor(
      async () => expect(await stateOf(queue, 'refresh_company')).toMatchObject({ waiting: 0, active: 0 }),
      WITHIN,
    );
  });

  it('works on one portal once at a time where the kind of job wants that', async () => {
    const portalId = bed().newPortalId();
    const [one, other] = [await bed().open(), await bed().open()];
    let [under, most, times] = [0, 0, 0];
    const handlers = handlersWith({
      sort_events: async (jobs) => {
        under += 1;
        most = Math.max(most, under);
        await sleep(300);
        under -= 1;
        times += 1;
        return jobs.map(() => DONE);
      },
    });
    await one.work(handlers);
    await other.work(handlers);
    await one.send('sort_events', [{ portalId }]);
    await vi.waitFor(() => expect(under).toBe(1), WITHIN);
    await other.send('sort_events', [{ portalId }]);
    await vi.waitFor(() => expect(times).toBe(2), WITHIN);
    expect(most).toBe(1);
  });

  it('tells of each job of a page what became of it: done, failed, or later without counting as a try', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    await queue.send(
      'refresh_company',
      [1, 2, 3].map((id) => refreshOf(portalId, id)),
    );
    const attempts = new Map<string, number[]>();
    await queue.work(
      handlersWith({
        refresh_company: (jobs) =>
          Promise.resolve(
            jobs.map(({ data: { companyId }, attempt }) => {
              attempts.set(companyId, [...(attempts.get(companyId) ?? []), attempt]);
              if (companyId === '2') return { kind: 'failed', reason: 'HubSpot refused it.' };
              const isFirst = attempts.get('3')?.length === 1;
              return companyId === '3' && isFirst ? { kind: 'later', at: new Date(Date.now() + 800) } : DONE;
            }),
          ),
      }),
    );
    await vi.waitFor(() => expect(attempts.get('3')).toEqual([1, 1]), WITHIN);
    expect(attempts.get('1')).toEqual([1]);
    await vi.waitFor(() => expect(attempts.get('2')?.slice(0, 2)).toEqual([1, 2]), { ...WITHIN, timeout: 30_000 });
  });

  it('does with one job what was put off to later and came again', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    const at = new Date(Date.now() + 3_600_000);
    let times = 0;
    await queue.work(
      handlersWith({
        refresh_company: (jobs) => {
          times += jobs.length;
          return Promise.resolve(jobs.map(() => ({ kind: 'later', at })));
        },
      }),
    );
    for (let round = 1; round <= 4; round += 1) {
      await queue.send('refresh_company', [refreshOf(portalId, 1)]);
      await vi.waitFor(() => expect(times).toBe(round), WITHIN);
      await vi.waitFor(async () => expect((await stateOf(queue, 'refresh_company')).active).toBe(0), WITHIN);
    }
    expect((await stateOf(queue, 'refresh_company')).deferred).toBe(1);
    await queue.dropPortal(portalId);
    expect((await stateOf(queue, 'refresh_company')).deferred).toBe(0);
  });

  it('gives back at once what is not finished when it is closed, and tells its handler to stop', async () => {
    const portalId = bed().newPortalId();
    const [first, second] = [await bed().open(), await bed().open()];
    const begun = createDeferred<AbortSignal>();
    await first.work(
      handlersWith({
        rescore_portal: ([job]) => {
          begun.resolve(job!.signal);
          return new Promise(() => undefined);
        },
      }),
    );
    await first.send('rescore_portal', [{ portalId }]);
    const signal = await begun.promise;
    expect(signal.aborted).toBe(false);
    const closing = first.close(300);
    expect(signal.aborted).toBe(true);
    await closing;
    const taken: number[] = [];
    await second.work(
      handlersWith({
        rescore_portal: (jobs) => {
          taken.push(...jobs.map(({ attempt }) => attempt));
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await vi.waitFor(() => expect(taken).toEqual([1]), { ...WITHIN, timeout: 2000 });
  });

  it('tells of a handler that threw, and tries again', async () => {
    const portalId = bed().newPortalId();
    const queue = await bed().open();
    const troubles: unknown[] = [];
    let times = 0;
    await queue.work(
      handlersWith({
        tidy: (jobs) => {
          times += 1;
          if (times === 1) throw new TypeError('a bug');
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
      (error) => troubles.push(error),
    );
    await queue.send('tidy', [{ portalId }]);
    await vi.waitFor(() => expect(times).toBe(2), WITHIN);
    expect(troubles).toEqual([new TypeError('a bug')]);
  });
});
