import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../src/hubspot/rate-limiter.ts';
import { createFakeClock } from './support/fake-clock.ts';

describe('createRateLimiter', () => {
  it('never lets more calls through in any window than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 }),
        async (calls, gaps) => {
          const clock = createFakeClock();
          const limiter = createRateLimiter({ calls, windowMilliseconds: 1_000 }, clock);
          const times: number[] = [];
          for (const gap of gaps) {
            await clock.sleep(gap);
            await limiter.waitForTurn();
            times.push(clock.now());
          }
          for (const start of times) {
            expect(times.filter((time) => time >= start && time < start + 1_000).length).toBeLessThanOrEqual(calls);
          }
        },
      ),
    );
  });

  it('lets callers through in the order they came', async () => {
    const limiter = createRateLimiter({ calls: 1, windowMilliseconds: 10 }, createFakeClock());
    const order: number[] = [];
    await Promise.all(
      [0, 1, 2, 3].map(async (caller) => {
        await limiter.waitForTurn();
        order.push(caller);
      }),
    );
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('lets nobody through while it is paused', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ calls: 100, windowMilliseconds: 10_000 }, clock);
    limiter.pause(3_000);
    await limiter.waitForTurn();
    expect(clock.now()).toBe(3_000);
  });

  it('goes on for the others when one caller gives up', async () => {
    const limiter = createRateLimiter({ calls: 1, windowMilliseconds: 10 }, createFakeClock());
    await limiter.waitForTurn();
    await expect(limiter.waitForTurn(AbortSignal.abort(new Error('gave up')))).rejects.toThrow('gave up');
    await expect(limiter.waitForTurn()).resolves.toBeUndefined();
  });
});
