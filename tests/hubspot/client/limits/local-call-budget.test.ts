import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallPace } from '../../../../src/operations/call-budget.ts';
import { createLocalCallBudget } from '../../../../src/hubspot/client/limits/local-call-budget.ts';

const PACE: CallPace = { spacingMilliseconds: 100, burst: 5 };

function open() {
  const clock = { now: 1_000 };
  return { clock, budget: createLocalCallBudget(() => clock.now) };
}

describe('createLocalCallBudget', () => {
  it('lets a burst start at once, and spaces what follows', async () => {
    const { budget } = open();
    // Call number i of these may start i × 100 ms after the answer: the fifth is due now.
    expect(await budget.reserve('objects', PACE, 5)).toBe(-400);
    expect(await budget.reserve('objects', PACE, 5)).toBe(100);
    expect(await budget.reserve('objects', PACE, 1)).toBe(600);
  });

  it('saves no more than one burst, however long nobody called', async () => {
    const { clock, budget } = open();
    await budget.reserve('objects', PACE, 5);
    clock.now += 3_600_000;
    expect(await budget.reserve('objects', PACE, 1)).toBe(-400);
  });

  it('never grants more calls of any window than its length over the spacing and the burst', async () => {
    const request = fc.record({
      gap: fc.integer({ min: 0, max: 900 }),
      calls: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 60 }),
        fc.record({ spacingMilliseconds: fc.integer({ min: 1, max: 300 }), burst: fc.integer({ min: 1, max: 9 }) }),
        async (requests, pace) => {
          const { clock, budget } = open();
          const starts: number[] = [];
          for (const { gap, calls } of requests) {
            clock.now += gap;
            const startsIn = await budget.reserve('objects', pace, calls);
            for (let call = 0; call < calls; call += 1)
              starts.push(clock.now + Math.max(0, startsIn + call * pace.spacingMilliseconds));
          }
          const window = 1_000;
          for (const from of starts) {
            const within = starts.filter((start) => start >= from && start < from + window).length;
            expect(within).toBeLessThanOrEqual(Math.ceil(window / pace.spacingMilliseconds) + pace.burst - 1);
          }
        },
      ),
    );
  });

  it('keeps the buckets apart', async () => {
    const { budget } = open();
    await budget.reserve('objects', PACE, 50);
    await budget.pause('associations', 2_000);
    expect(await budget.reserve('search', PACE, 1)).toBe(-400);
    expect(await budget.reserve('associations', PACE, 1)).toBe(2_000);
  });

  it('starts nothing within a pause, goes on one by one after it, and never shortens one', async () => {
    const { clock, budget } = open();
    await budget.pause('objects', 3_000);
    await budget.pause('objects', 500);
    clock.now += 1_000;
    expect(await budget.reserve('objects', PACE, 1)).toBe(2_000);
    expect(await budget.reserve('objects', PACE, 1)).toBe(2_100);
  });

  it('adds up the calls of a day until the account tells better, and begins each day with none', async () => {
    const { budget } = open();
    expect(await budget.recordDay(20_000, 3, null)).toEqual({ used: 3, limit: null });
    expect(await budget.recordDay(20_000, 2, { used: 700, limit: 1_000 })).toEqual({ used: 700, limit: 1_000 });
    expect(await budget.recordDay(20_000, 5, null)).toEqual({ used: 705, limit: 1_000 });
    expect(await budget.recordDay(20_001, 1, null)).toEqual({ used: 1, limit: null });
  });
});
