import { describe, expect, it } from 'vitest';
import type { CallBudget } from '../../../../src/operations/call-budget.ts';
import { createLocalCallBudget } from '../../../../src/hubspot/client/limits/local-call-budget.ts';
import { createTurns, type Turns } from '../../../../src/hubspot/client/limits/turns.ts';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';

/** One call in 246 ms. */
const LIMIT = { calls: 5, windowMilliseconds: 1_000 };

function open(change: (budget: CallBudget, clock: VirtualClock) => CallBudget = (budget) => budget) {
  const clock = createVirtualClock();
  const budget = change(
    createLocalCallBudget(() => clock.now()),
    clock,
  );
  return { clock, budget, turns: createTurns({ bucket: 'search', limit: () => LIMIT, budget, clock }) };
}

/** When each of so many callers, who all ask at once, gets its turn. */
function timesOf(turns: Turns, clock: VirtualClock, callers: number): Promise<number[]> {
  return Promise.all(Array.from({ length: callers }, () => turns.take().then(() => clock.now())));
}

describe('createTurns', () => {
  it('lets callers start in the order they came, one at each turn', async () => {
    const { clock, turns } = open();
    expect(await clock.run(timesOf(turns, clock, 4))).toEqual([0, 246, 492, 738]);
  });

  it('lets nobody start while it is paused, and shares the pause', async () => {
    const { clock, budget, turns } = open();
    const another = createTurns({ bucket: 'search', limit: () => LIMIT, budget, clock });
    const [first, second] = [timesOf(turns, clock, 1), timesOf(turns, clock, 1)];
    await clock.run(clock.sleep(10));
    await turns.pause(3_000);
    const times = await clock.run(Promise.all([first, second, timesOf(another, clock, 1)]));
    expect(times.flat().sort((one, other) => one - other)).toEqual([0, 3_010, 3_256]);
  });

  it('calls the turns back that it holds when it is paused', async () => {
    const { clock, turns } = open();
    const times = timesOf(turns, clock, 3);
    await clock.run(clock.sleep(100));
    await turns.pause(1_000);
    expect(await clock.run(times)).toEqual([0, 1_100, 1_346]);
  });

  it('goes on for the others when one caller gives up', async () => {
    const { clock, turns } = open();
    const gaveUp = new AbortController();
    const first = turns.take();
    const second = turns.take(gaveUp.signal);
    const third = turns.take().then(() => clock.now());
    gaveUp.abort(new Error('gave up'));
    await expect(second).rejects.toThrow('gave up');
    await clock.run(first);
    expect(await clock.run(third)).toBe(246);
  });

  it('takes nobody in whose signal is aborted already', async () => {
    const { turns } = open();
    await expect(turns.take(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('waits for nothing once everybody has given up', async () => {
    const { clock, turns } = open();
    await clock.run(turns.take());
    const gaveUp = new AbortController();
    const waiting = turns.take(gaveUp.signal);
    await new Promise((resolve) => setImmediate(resolve));
    gaveUp.abort(new Error('gave up'));
    await expect(waiting).rejects.toThrow('gave up');
    await expect(clock.run(new Promise(() => undefined))).rejects.toThrow('Everybody waits');
    expect(clock.now()).toBe(0);
  });

  it('tells everybody who waits that the budget failed, and asks it again for the next', async () => {
    let failures = 1;
    const { clock, turns } = open((budget) => ({
      ...budget,
      reserve: (...question) =>
        failures-- > 0 ? Promise.reject(new Error('the store is away')) : budget.reserve(...question),
    }));
    const waiting = await Promise.allSettled([turns.take(), turns.take()]);
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await clock.run(timesOf(turns, clock, 1))).toEqual([0]);
  });

  it('takes another turn where it was kept from starting in time', async () => {
    const { clock, turns } = open((budget, slow) => ({
      ...budget,
      async reserve(...question) {
        const startsIn = await budget.reserve(...question);
        // The first answers come so late that calls of other processes may have followed meanwhile.
        if (slow.now() < 400) await slow.sleep(200);
        return startsIn;
      },
    }));
    // The turns were at 0, 246 and 492, and the answers about the first two came 200 ms after they were asked for.
    expect(await clock.run(timesOf(turns, clock, 1))).toEqual([492]);
  });

  it('lets calls start although the budget always answers late', async () => {
    const { clock, turns } = open((budget, slow) => ({
      ...budget,
      async reserve(...question) {
        const startsIn = await budget.reserve(...question);
        await slow.sleep(200);
        return startsIn;
      },
    }));
    const [first = 0, second = 0] = await clock.run(timesOf(turns, clock, 2));
    expect(first).toBeLessThan(2_000);
    expect(second).toBeLessThan(4_000);
  });
});
