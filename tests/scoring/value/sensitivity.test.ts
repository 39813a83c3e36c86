import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueRange } from '../../../src/scoring/value/sensitivity.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../../support/arbitrary-histories.ts';
import { scoreOf, wonDeal } from '../../support/histories.ts';

function close(one: number, other: number): void {
  expect(Math.abs(one - other) / (1 + Math.abs(other))).toBeLessThan(1e-9);
}

const valueAt = (history: CompanyHistory, annualDiscountRate: number, lifetimeYears: number): number =>
  scoreOf(history, AS_OF, { policy: { annualDiscountRate, lifetimeYears } }).lifetimeValue;

describe('the sensitivity of the lifetime value', () => {
  it('is what a score with the other assumption would say', () => {
    fc.assert(
      fc.property(anyCustomer, (history) => {
        const { sensitivity } = scoreOf(history, AS_OF, { policy: { annualDiscountRate: 0.12, lifetimeYears: 5 } });
        close(sensitivity.discountLow, valueAt(history, 0.08, 5));
        close(sensitivity.discountHigh, valueAt(history, 0.16, 5));
        close(sensitivity.lifetimeShort, valueAt(history, 0.12, 3));
        close(sensitivity.lifetimeLong, valueAt(history, 0.12, 7));
      }),
      { numRuns: 100 },
    );
  });

  it('never goes below a rate of 0 or a lifetime of one year', () => {
    fc.assert(
      fc.property(anyCustomer, (history) => {
        const policy = { annualDiscountRate: 0.02, lifetimeYears: 2 };
        const { sensitivity } = scoreOf(history, AS_OF, { policy });
        close(sensitivity.discountLow, valueAt(history, 0, 2));
        close(sensitivity.lifetimeShort, valueAt(history, 0.02, 1));
      }),
      { numRuns: 50 },
    );
  });

  it('holds the value between its two sides where the margin is positive', () => {
    const deals = [wonDeal({ on: '2026-03-01', amount: 48_000, termMonths: 12 })];
    const { sensitivity, lifetimeValue } = scoreOf({ deals }, '2026-11-21');
    expect(sensitivity.discountHigh).toBeLessThan(lifetimeValue);
    expect(sensitivity.discountLow).toBeGreaterThan(lifetimeValue);
    expect(sensitivity.lifetimeShort).toBeLessThan(lifetimeValue);
    expect(sensitivity.lifetimeLong).toBeGreaterThan(lifetimeValue);
  });
});

describe('the range of the lifetime value', () => {
  it('has the expected value as its base, between the ends of the interval', () => {
    fc.assert(
      fc.property(anyCustomer, (history) => {
        const score = scoreOf(history, AS_OF);
        const { low, base, high } = valueRange(score);
        expect(base).toBe(score.lifetimeValue);
        expect(low).toBeLessThanOrEqual(base);
        expect(high).toBeGreaterThanOrEqual(base);
      }),
      { numRuns: 50 },
    );
  });
});
