import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runPages } from '../../../src/hubspot/mirror/run-pages.ts';

async function* pagesOf(count: number): AsyncGenerator<number> {
  for (let page = 1; page <= count; page += 1) yield page;
}

describe('runPages', () => {
  it('works on several pages at once and tells in order which are done', async () => {
    const done: number[] = [];
    let atOnce = 0;
    let most = 0;
    const outcome = await runPages({
      pages: pagesOf(6),
      inFlight: 3,
      signal: undefined,
      work: async (page) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        // The later ones are the faster ones.
        await wait(14 - 2 * page);
        atOnce -= 1;
      },
      done: async (page) => {
        done.push(page);
      },
    });
    expect(outcome).toBe('done');
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('tells of no page behind one that failed, and waits for those under way', async () => {
    const done: number[] = [];
    const finished: number[] = [];
    const running = runPages({
      pages: pagesOf(9),
      inFlight: 3,
      signal: undefined,
      work: async (page) => {
        await wait(page === 2 ? 1 : 10);
        if (page === 2) throw new Error('Page 2 failed.');
        finished.push(page);
      },
      done: async (page) => {
        done.push(page);
      },
    });
    await expect(running).rejects.toThrow('Page 2 failed.');
    expect(done).toEqual([1]);
    expect(finished).toEqual([1, 3, 4]);
  });

  it('brings to its end what was begun when it is stopped', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const outcome = await runPages({
      pages: pagesOf(9),
      inFlight: 2,
      signal: stop.signal,
      work: async (page) => {
        if (page === 3) stop.abort();
        await wait(1);
      },
      done: async (page) => {
        done.push(page);
      },
    });
    expect(outcome).toBe('stopped');
    expect(done).toEqual([1, 2, 3]);
  });
});
