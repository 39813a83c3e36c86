import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callLimitsOf, DEFAULT_PLAN, latestStart, paceOf } from '../../../../src/hubspot/client/limits/call-limits.ts';

describe('callLimitsOf', () => {
  it.each([
    ['free_or_starter', 0, 'private', 100, 250_000],
    ['professional', 0, 'private', 190, 625_000],
    ['enterprise', 0, 'private', 190, 1_000_000],
    ['professional', 1, 'private', 250, 1_625_000],
    ['enterprise', 2, 'private', 250, 3_000_000],
    ['enterprise', 2, 'marketplace', 110, null],
  ] as const)(
    'gives %s with %i increases, %s: %i in ten seconds, %s a day',
    (tier, limitIncreases, distribution, calls, daily) => {
      const limits = callLimitsOf({ tier, limitIncreases, distribution });
      expect(limits.objects).toEqual({ calls, windowMilliseconds: 10_000 });
      expect(limits.search).toEqual({ calls: 5, windowMilliseconds: 1_000 });
      expect(limits.daily).toBe(daily);
    },
  );
});

describe('paceOf', () => {
  const limit = fc.record({
    calls: fc.integer({ min: 1, max: 300 }),
    windowMilliseconds: fc.integer({ min: 500, max: 10_000 }),
  });

  it('keeps the limit although every call may leave late and arrive with a delay of up to 200 ms', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: 0, max: 2_000 }), (rate, skipped) => {
        const { spacingMilliseconds, burst } = paceOf(rate);
        // The nearest that calls can arrive: a burst all late and delayed, the rest on time and without delay.
        const arrivals = Array.from({ length: 3 * rate.calls + 3 }, (_, call) => {
          const turn = Math.max(0, call - burst + 1) * spacingMilliseconds;
          return call <= skipped % (rate.calls + 1) ? turn + latestStart(rate) + 200 : turn;
        }).sort((one, other) => one - other);
        for (const [place, from] of arrivals.entries()) {
          const next = arrivals[place + rate.calls];
          // A billionth of a millisecond is the rounding of the sums.
          if (next !== undefined) expect(next - from).toBeGreaterThanOrEqual(rate.windowMilliseconds - 1e-6);
        }
      }),
    );
  });

  it('leaves room for delays: it uses at least 87 % of the ten-second limits, and 80 % of the one of searches', () => {
    for (const { calls, windowMilliseconds } of [100, 110, 190, 250].map((calls) => ({
      calls,
      windowMilliseconds: 10_000,
    })))
      expect(windowMilliseconds / paceOf({ calls, windowMilliseconds }).spacingMilliseconds / calls).toBeGreaterThan(
        0.87,
      );
    expect(1_000 / paceOf(callLimitsOf(DEFAULT_PLAN).search).spacingMilliseconds).toBeGreaterThan(4);
  });
});
