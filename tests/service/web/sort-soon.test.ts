import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSortSoon } from '../../../src/service/web/sort-soon.ts';

type Sent = readonly { readonly portalId: string }[];

function watch(failWith?: Error) {
  const sent: string[][] = [];
  const troubles: unknown[] = [];
  const jobs = {
    send: async (_name: string, portals: Sent): Promise<void> => {
      if (failWith !== undefined) throw failWith;
      sent.push(portals.map(({ portalId }) => portalId));
    },
  };
  return { sent, troubles, soon: createSortSoon(jobs as never, (error) => void troubles.push(error)) };
}

describe('asking for events to be sorted', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks at once, and at most once a second for a portal whatever comes', async () => {
    const { sent, soon } = watch();
    for (let millisecond = 0; millisecond < 3000; millisecond += 10) {
      soon.note(['11']);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.length).toBeLessThanOrEqual(5);
  });

  it('asks again for what came after it asked, so that no event is left to the sweep', async () => {
    const { sent, soon } = watch();
    soon.note(['11']);
    await vi.advanceTimersByTimeAsync(999);
    soon.note(['11']);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([['11'], ['11']]);
  });

  it('does not let one portal wait for another', async () => {
    const { sent, soon } = watch();
    soon.note(['11']);
    soon.note(['11', '12']);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([['11'], ['12']]);
  });

  it('tells of a job that could not be put down, and throws nothing at who noted it', async () => {
    const { troubles, soon } = watch(new Error('away'));
    expect(() => soon.note(['11'])).not.toThrow();
    await vi.advanceTimersByTimeAsync(0);
    expect(troubles).toHaveLength(1);
  });

  it('asks at the end for what it has not asked for yet', async () => {
    const { sent, soon } = watch();
    soon.note(['11', '12']);
    soon.note(['12']);
    await soon.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([['11', '12'], ['12']]);
  });
});
