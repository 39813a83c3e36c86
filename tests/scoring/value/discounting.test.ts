import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualDiscountRate,
  annualRetention,
  monthlyDiscountRate,
  monthlyRetention,
} from '../../../src/scoring/value/discounting.ts';

const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe('annual and monthly rates', () => {
  it('of 12 % a year is 0.9489 % a month, and back', () => {
    // 1.12^(1/12) − 1, worked out by logarithms
    expect(monthlyDiscountRate(0.12)).toBeCloseTo(0.009488792934583, 14);
    expect(annualDiscountRate(0.01)).toBeCloseTo(0.12682503013197, 11);
    expect(annualDiscountRate(monthlyDiscountRate(0.12))).toBe(0.12);
  });

  it('of nothing are nothing', () => {
    expect([monthlyDiscountRate(0), annualDiscountRate(0)]).toEqual([0, 0]);
  });

  it('value flows at year ends alike, compounded by the month or by the year', () => {
    fc.assert(
      fc.property(
        rate,
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (annual, flows) => {
          const monthly = monthlyDiscountRate(annual);
          const byYear = flows.reduce((sum, flow, index) => sum + flow / (1 + annual) ** (index + 1), 0);
          const byMonth = flows.reduce((sum, flow, index) => sum + flow / (1 + monthly) ** (12 * (index + 1)), 0);
          const scale = 1 + flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
          expect(Math.abs(byYear - byMonth) / scale).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('come back from months as what they were', () => {
    fc.assert(
      fc.property(rate, (annual) => {
        expect(annualDiscountRate(monthlyDiscountRate(annual))).toBeCloseTo(annual, 11);
      }),
    );
  });

  it('of retention: half the customers left after five years are 0.988514 a month', () => {
    const annual = 0.5 ** (1 / 5);
    expect(monthlyRetention(annual)).toBeCloseTo(0.988514, 6);
    expect(monthlyRetention(annual) ** 60).toBeCloseTo(0.5, 12);
    expect(annualRetention(monthlyRetention(annual))).toBeCloseTo(annual, 14);
  });
});
