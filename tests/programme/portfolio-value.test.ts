import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditReferralsOnce, portfolioValue, segmentValues } from '../../src/programme/portfolio-value.ts';
import type { CompanyHistory, CustomerScore } from '../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../support/arbitrary-histories.ts';
import { companyHistory, day, referredPurchase, scoreOf, wonDeal } from '../support/histories.ts';

const TODAY = '2026-11-21';
const deals = [wonDeal({ on: '2024-03-01', amount: 10_000 })];

const scoresOf = (histories: readonly CompanyHistory[], asOf = AS_OF): readonly CustomerScore[] =>
  histories.map((history) => scoreOf(history, asOf, { policy: { idealLifetimeValue: 50_000 } }));

describe('the value of a portfolio', () => {
  it('leaves influence out of the lifetime value and shows it apart', () => {
    const plain = scoreOf({ deals }, TODAY);
    const referrer = scoreOf({ deals, referred: [referredPurchase('2026-02-01', 8_000)] }, TODAY);
    const value = portfolioValue([plain, referrer]);
    expect(referrer.lifetimeValue).toBeGreaterThan(plain.lifetimeValue);
    expect(value.lifetimeValue).toBeCloseTo(2 * plain.lifetimeValue, 6);
    expect(value.influence).toBeCloseTo(referrer.lifetimeValue - plain.lifetimeValue, 6);
    expect(value).toMatchObject({ customers: 2, referrers: 1, currentAnnualValue: 0 });
  });

  it('of nobody is nothing', () => {
    const nothing = {
      customers: 0,
      lifetimeValue: 0,
      influence: 0,
      referrers: 0,
      currentAnnualValue: 0,
      valueAtRisk: 0,
    };
    expect(portfolioValue([])).toEqual(nothing);
  });

  it('does not depend on who referred whom', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 1, maxLength: 4 }), (histories) => {
        const without = histories.map((history) => ({ ...history, referred: [] }));
        const value = portfolioValue(scoresOf(histories));
        const plain = portfolioValue(scoresOf(without));
        const scale = 1 + Math.abs(plain.lifetimeValue) + Math.abs(value.influence);
        expect(Math.abs(value.lifetimeValue - plain.lifetimeValue) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('is the sum of its segments', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 1, maxLength: 6 }), (histories) => {
        const scores = scoresOf(histories);
        const value = portfolioValue(scores);
        const segments = segmentValues(scores);
        expect(segments.reduce((sum, segment) => sum + segment.customers, 0)).toBe(value.customers);
        const total = segments.reduce((sum, segment) => sum + segment.lifetimeValue, 0);
        expect(Math.abs(total - value.lifetimeValue) / (1 + Math.abs(total))).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('names the customers without a segment apart, and only where there are some', () => {
    const unsegmented = scoreOf({ deals }, TODAY);
    expect(segmentValues([unsegmented]).map(({ segment, customers }) => [segment, customers])).toEqual([
      ['ideal', 0],
      ['uncertain', 0],
      ['non_ideal', 0],
      [null, 1],
    ]);
    expect(segmentValues(scoresOf([companyHistory({ deals })], TODAY))).toHaveLength(3);
  });
});

describe('influence over all referrers', () => {
  /** Purchases that up to four customers claim to have brought, some of them claimed by several. */
  const claims = fc.array(
    fc.record({
      referrers: fc.uniqueArray(fc.constantFrom<string>('9', '101', '102', '1000'), { minLength: 1, maxLength: 3 }),
      months: fc.integer({ min: 0, max: 30 }),
      amount: fc.integer({ min: 1, max: 100_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('never exceeds the margin of the referred purchases', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 1, max: 20 }), (claimed, lifetimeYears) => {
        const histories = ['9', '101', '102', '1000'].map((companyId) =>
          companyHistory({
            companyId,
            deals: [wonDeal({ on: '2026-11-01', amount: 500 })],
            referred: claimed.flatMap((claim, index) =>
              claim.referrers.includes(companyId)
                ? [
                    {
                      dealId: `d${index}`,
                      companyId: `buyer ${index}`,
                      day: day(TODAY) - 30 * claim.months,
                      amount: claim.amount,
                    },
                  ]
                : [],
            ),
          }),
        );
        const policy = { lifetimeYears, annualDiscountRate: 0, grossMargin: 0.6 };
        const scores = creditReferralsOnce(histories).map((history) => scoreOf(history, TODAY, { policy }));
        const margin = 0.6 * claimed.reduce((sum, claim) => sum + claim.amount, 0);
        const { influence } = portfolioValue(scores);
        expect(influence).toBeGreaterThan(0);
        expect(influence).toBeLessThanOrEqual(margin * (1 + 1e-12));
      }),
      { numRuns: 100 },
    );
  });

  it('credits a company with two referrers to the smaller id, with all its purchases', () => {
    const referred = [referredPurchase('2026-01-01', 100), referredPurchase('2026-02-01', 200)];
    const [older, newer, other] = ['9', '1000', '7'].map((companyId) =>
      companyHistory({ companyId, referred: companyId === '7' ? [] : referred }),
    );
    const credited = creditReferralsOnce([newer!, older!, other!]);
    expect(credited.map(({ companyId, referred: kept }) => [companyId, kept.length])).toEqual([
      ['1000', 0],
      ['9', 2],
      ['7', 0],
    ]);
    expect(creditReferralsOnce([older!, newer!]).map(({ referred: kept }) => kept.length)).toEqual([2, 0]);
  });
});
