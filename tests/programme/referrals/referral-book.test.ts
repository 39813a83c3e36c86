import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referralBook } from '../../../src/programme/referrals/referral-book.ts';
import type { CompanyHistory, ReferredPurchase } from '../../../src/scoring/types.ts';
import { companyHistory, day, referredPurchase, scoreOf, wonDeal } from '../../support/histories.ts';

const AS_OF = day('2026-11-21');
const POLICY = { grossMargin: 0.8 };
const book = (histories: readonly CompanyHistory[]) => referralBook(histories, new Map(), POLICY, AS_OF);

const purchase: fc.Arbitrary<ReferredPurchase> = fc.record({
  dealId: fc.integer({ min: 1, max: 12 }).map(String),
  companyId: fc.integer({ min: 1, max: 5 }).map(String),
  day: fc.integer({ min: AS_OF - 900, max: AS_OF + 60 }),
  amount: fc.integer({ min: 0, max: 9000 }),
});

describe('who referred whom', () => {
  it('names the referred with what they bought, the largest margin first', () => {
    const histories = [
      companyHistory({
        companyId: '1',
        name: 'Small',
        referred: [{ ...referredPurchase('2026-01-01', 100), companyId: '7' }],
      }),
      companyHistory({
        companyId: '2',
        name: 'Large',
        referred: [referredPurchase('2025-01-01', 1000), referredPurchase('2026-03-01', 500)],
      }),
      companyHistory({ companyId: '202', name: 'Came by Large' }),
    ];
    const [first, second] = book(histories);
    expect(first).toMatchObject({ name: 'Large', revenue: 1500, margin: 1200, expected: null });
    expect(first?.referred).toEqual([
      { companyId: '202', name: 'Came by Large', firstPurchaseOn: day('2025-01-01'), revenue: 1500, margin: 1200 },
    ]);
    expect(second).toMatchObject({ name: 'Small', referred: [{ name: '7' }] });
  });

  it('shows what the referrer’s lifetime value holds of it', () => {
    const given = { referred: [referredPurchase('2026-03-01', 5000)] };
    const history = companyHistory(given);
    const score = scoreOf({ ...given, deals: [wonDeal({ on: '2026-02-01' })] }, '2026-11-21');
    const influence = score.waterfall
      .filter(({ kind }) => kind === 'influence')
      .reduce((sum, step) => sum + step.presentValue, 0);
    const [referrer] = referralBook([history], new Map([[history.companyId, score]]), POLICY, AS_OF);
    expect(influence).toBeGreaterThan(0);
    expect(referrer?.expected).toBeCloseTo(influence, 6);
  });

  it('never credits more than the margin of the referred purchases, whoever claims them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(purchase, { maxLength: 6 }), { maxLength: 5 }), (claims) => {
        const histories = claims.map((referred, index) => companyHistory({ companyId: String(index + 1), referred }));
        const most = new Map<string, number>();
        for (const { dealId, day: on, amount } of claims.flat())
          if (on <= AS_OF) most.set(dealId, Math.max(most.get(dealId) ?? 0, amount));
        const referredMargin = POLICY.grossMargin * [...most.values()].reduce((sum, amount) => sum + amount, 0);
        const credited = book(histories).reduce((sum, { margin }) => sum + margin, 0);
        expect(credited).toBeLessThanOrEqual(referredMargin + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('credits all of it where every deal is claimed once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(purchase, { selector: ({ companyId }) => companyId, maxLength: 5 }), (referred) => {
        const deals = referred.map((one, index) => ({ ...one, dealId: `deal ${String(index)}` }));
        const total = deals.reduce((sum, one) => sum + (one.day <= AS_OF ? one.amount : 0), 0);
        const credited = book([companyHistory({ referred: deals })]).reduce((sum, { margin }) => sum + margin, 0);
        expect(credited).toBeCloseTo(0.8 * total, 6);
      }),
    );
  });
});
