import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerScore } from '../../../src/scoring/types.ts';
import { AS_OF, repeatCustomer } from '../../support/arbitrary-histories.ts';
import { day, scoreOf, wonDeal } from '../../support/histories.ts';

// The seed: strength 8, mean 0.8417.
const BETA = 8 * 0.8417;

function driver(score: CustomerScore, name: string) {
  return score.drivers.find((candidate) => candidate.name === name);
}

describe('loyalty without a contract', () => {
  it('is about a purchase within the horizon', () => {
    const deals = ['2025-11-21', '2026-11-21'].map((on) => wonDeal({ on }));
    const score = scoreOf({ deals }, '2026-11-21');
    expect(score.loyaltyTest).toBe('purchase_within_horizon');
    expect(score.loyalty).toBeCloseTo((BETA + 1) / 9, 12);
  });

  it('keeps years with a purchase and loses silent ones and the silence since', () => {
    // Years end on 1 June: bought in years 1 and 3, nothing in year 2, and 73 days since.
    const deals = ['2022-06-01', '2023-01-10', '2025-02-01'].map((on) => wonDeal({ on }));
    const score = scoreOf({ deals }, '2025-04-15');
    expect(score.loyalty).toBeCloseTo((BETA + 2) / (8 + 2 + 1 + 73 / 365.25), 12);
    expect(score.drivers.map(({ name, because }) => [name, because])).toEqual([
      ['starting_point', "84 in 100 is our starting assumption, not this customer's record"],
      ['years_with_purchases', 'bought again in 2 years since the first purchase'],
      ['years_without_purchases', '1 year between purchases without any'],
      ['silence_since_purchase', 'no purchase for 73 days'],
    ]);
    expect(driver(score, 'silence_since_purchase')?.records).toEqual(['2025-02-01']);
  });

  it('becomes the win-back probability after two years of silence', () => {
    const deals = [wonDeal({ on: '2024-01-01' })];
    // 24 months of a mean year are 730.5 days.
    const [before, after] = ['2025-12-31', '2026-01-01'].map((asOf) => scoreOf({ deals }, asOf));
    expect(before).toMatchObject({ status: 'active', risk: 'critical' });
    expect(before?.loyalty).toBeCloseTo(BETA / (8 + 4 + (8 * 730) / 365.25), 12);
    expect(after).toMatchObject({ status: 'lapsed', risk: 'critical', loyalty: 0.1 });
  });

  it('remembers that a customer came back from a silence that counted as a lapse', () => {
    const deals = [wonDeal({ on: '2022-01-01' }), wonDeal({ on: '2025-06-01' })];
    expect(scoreOf({ deals }, '2025-06-01').status).toBe('won_back');
    expect(scoreOf({ deals: [...deals, wonDeal({ on: '2025-09-01' })] }, '2025-09-01').status).toBe('active');
    const lapsedAgain = scoreOf({ deals }, '2027-06-02');
    expect(lapsedAgain.status).toBe('lapsed');
    expect(lapsedAgain.loyalty).toBeCloseTo(2 / (11 + (day('2027-06-02') - day('2025-06-01') - 731) / 365.25), 12);
  });

  it('counts purchases of one day once', () => {
    const once = scoreOf({ deals: [wonDeal({ on: '2025-01-10' })] }, '2025-11-21');
    const twice = scoreOf({ deals: ['a', 'b'].map((id) => wonDeal({ id, on: '2025-01-10' })) }, '2025-11-21');
    expect(twice.loyalty).toBe(once.loyalty);
    expect(twice.evidence).toBe('thin');
  });

  it('takes a purchase of zero for one, and a credit for none', () => {
    const bought = wonDeal({ on: '2024-01-10' });
    const free = scoreOf({ deals: [bought, wonDeal({ on: '2024-10-10', amount: 0 })] }, '2024-11-21');
    expect(free.loyalty).toBeCloseTo((BETA + 1) / (8 + 1 + 42 / 365.25), 12);
    const credited = scoreOf({ deals: [bought, wonDeal({ on: '2024-10-10', amount: -100 })] }, '2024-11-21');
    expect(credited.loyalty).toBe(scoreOf({ deals: [bought] }, '2024-11-21').loyalty);
  });

  it('does not take one purchase for a habit', () => {
    const score = scoreOf({ deals: [wonDeal({ on: '2026-11-21' })] }, '2026-11-21');
    expect(score.loyalty).toBeCloseTo(BETA / (8 + 4), 12);
    expect(driver(score, 'purchase_rhythm')?.because).toBe(
      'one purchase: nothing shows yet that this customer buys again',
    );
    // Before the second purchase all silence counts, later only what goes beyond a year.
    const again = [wonDeal({ on: '2025-11-21' }), wonDeal({ on: '2026-11-21' })];
    const [one, half, late] = ['2026-11-21', '2027-05-22', '2028-05-21'].map((on) => scoreOf({ deals: again }, on));
    expect(one?.drivers.some(({ name }) => name === 'purchase_rhythm')).toBe(false);
    expect(half?.loyalty).toBeCloseTo((BETA + 1) / (9 + 182 / 365.25), 12);
    expect(late?.loyalty).toBeCloseTo((BETA + 1) / (9 + 547 / 365.25 + 7 * (547 / 365.25 - 1)), 12);
  });

  it('knows a yearly buyer who is always a little late', () => {
    const late = ['2023-01-10', '2024-02-12', '2025-02-20', '2026-03-15'].map((on) => wonDeal({ on }));
    const punctual = ['2023-01-10', '2024-01-10', '2025-01-10', '2026-01-10'].map((on) => wonDeal({ on }));
    expect(scoreOf({ deals: late }, '2026-03-15').loyalty).toBe(scoreOf({ deals: punctual }, '2026-01-10').loyalty);
  });

  it('is never lower over a longer horizon, and over twelve months what the years say', () => {
    fc.assert(
      fc.property(
        repeatCustomer,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 }),
        (history, months) => {
          const over = (horizonMonths: number) => scoreOf(history, AS_OF, { policy: { horizonMonths } });
          const loyalties = months.toSorted((one, other) => one - other).map((horizon) => over(horizon).loyalty);
          loyalties.slice(1).forEach((loyalty, index) => {
            expect(loyalty).toBeGreaterThanOrEqual((loyalties[index] ?? 0) - 1e-12);
          });
          for (const horizon of months) {
            const { drivers, loyalty } = over(horizon);
            const total = drivers.reduce((sum, { points }) => sum + points, 0);
            expect(Math.abs(total - 100 * loyalty)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
