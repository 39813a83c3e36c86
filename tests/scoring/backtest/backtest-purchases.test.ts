import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnBaselines } from '../../../src/scoring/backtest/baselines.ts';
import { backtestPurchases } from '../../../src/scoring/backtest/backtest-purchases.ts';
import { slicePurchases, type BuyingCustomer } from '../../../src/scoring/backtest/purchase-slice.ts';
import { learnPurchaseStack, type StackOptions } from '../../../src/scoring/backtest/purchase-stack.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const STACK: StackOptions = { model: null, method: 'map' };
const CUT = 700;
const HORIZON = 180;

const customer = (id: string, ...days: readonly number[]): BuyingCustomer => ({
  id,
  occasions: days.map((day) => ({ day, amount: 100 })),
});

/** Customers who buy at a rate of their own until they drop out. */
function simulate(count: number, seed: number, until: number): readonly BuyingCustomer[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const rate = 0.002 + 0.02 * random() ** 2;
    const days: number[] = [];
    for (let day = Math.floor(300 * random()); day <= until; day += 1 + Math.floor(-Math.log(random()) / rate)) {
      days.push(day);
      if (random() < 0.1) break;
    }
    return customer(String(index), ...days);
  }).filter(({ occasions }) => occasions.length > 0);
}

describe('a slice of the past', () => {
  it('knows what happened up to the end of the cut, and asks about the horizon after it', () => {
    const { known, outcomes } = slicePurchases(
      [customer('a', 10, 40, 100, 101, 280, 281), customer('late', 101)],
      100,
      180,
    );
    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({ id: 'a', repeatPurchases: 2, recency: 90, age: 90, spend: 300 });
    expect(outcomes).toEqual([{ purchases: 2, value: 200 }]);
  });
});

describe('the rules that need no model', () => {
  // In the last horizon before 360 (181 to 360) two of four bought, one of them twice.
  const customers = [customer('a', 0, 200, 300), customer('b', 0, 200), customer('c', 0), customer('d', 0)];

  it('knows the share, the purchases and the value of the last horizon', () => {
    const [first] = learnBaselines(customers, 360, 180).baseRate(slicePurchases(customers, 360, 0).known);
    expect(first).toEqual({ probability: 2.5 / 5, purchases: 3 / 4, value: 75 });
  });

  it("takes each customer's own rate", () => {
    const forecasts = learnBaselines(customers, 360, 180).ownRate(slicePurchases(customers, 360, 0).known);
    expect(forecasts[0]).toEqual({ probability: 1 - Math.exp(-1), purchases: 1, value: 100 });
    expect(forecasts[2]).toEqual({ probability: 0, purchases: 0, value: 0 });
  });

  it('expects less of the silent where the silent bought less', () => {
    const many = simulate(300, 3, CUT + HORIZON);
    const { known } = slicePurchases(many, CUT, 0);
    const forecasts = learnBaselines(many, CUT, HORIZON).recency(known);
    const silence = known.map(({ age, recency }, index) => ({ days: age - recency, ...forecasts[index] }));
    const sorted = silence.toSorted((one, other) => one.days - other.days).map(({ probability }) => probability ?? NaN);
    expect(sorted.at(-1)).toBeLessThan(sorted[0] ?? 0);
    expect(sorted).toEqual(sorted.toSorted((one, other) => other - one));
  });
});

describe('a backtest of purchases', () => {
  it('forecasts the same whatever happens after the cut', () => {
    const past = simulate(120, 5, CUT);
    const { known } = slicePurchases(past, CUT, 0);
    const expected = learnPurchaseStack(past, CUT, HORIZON, STACK).forecast(known);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: CUT + 1, max: CUT + 900 }), { maxLength: 200 }), (future) => {
        const changed = past.map((buyer, index) => ({
          ...buyer,
          occasions: [
            ...buyer.occasions,
            ...future
              .filter((_, place) => place % past.length === index)
              .toSorted((one, other) => one - other)
              .map((day) => ({ day, amount: 1e6 })),
          ],
        }));
        const all = [...changed, customer('new', CUT + 1, CUT + 2)];
        expect(learnPurchaseStack(all, CUT, HORIZON, STACK).forecast(known)).toEqual(expected);
        expect(learnBaselines(all, CUT, HORIZON).recency(known)).toEqual(
          learnBaselines(past, CUT, HORIZON).recency(known),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('pools the cuts, and measures counts and values against what came', () => {
    const customers = simulate(300, 7, CUT + 2 * HORIZON);
    const report = backtestPurchases(customers, [CUT, CUT + HORIZON], HORIZON, { model: 'mbg-nbd', method: 'map' });
    if (report === null) throw new Error('there must be a report');
    const [first, second] = report.cuts;
    expect(report.pooled.customers).toBe((first?.customers ?? 0) + (second?.customers ?? 0));
    const mean =
      ((first?.brier ?? 0) * (first?.customers ?? 0) + (second?.brier ?? 0) * (second?.customers ?? 0)) /
      report.pooled.customers;
    expect(report.pooled.brier).toBeCloseTo(mean, 12);
    expect(report.pooled.model).toBe('mbg-nbd (map)');
    expect(report.pooled.brierSkill).toBeCloseTo(1 - report.pooled.brier / report.pooled.baselines.baseRate.brier, 12);
    expect(report.pooled.countRmse).toBeGreaterThanOrEqual(report.pooled.countMae);
    // Simulated after the model's own story: it must beat knowing the share alone.
    expect(report.pooled.brier).toBeLessThan(report.pooled.baselines.baseRate.brier);
    expect(report.pooled.auc).toBeGreaterThan(0.7);
  });

  it('has nothing to report where nobody had bought by any cut', () => {
    expect(backtestPurchases([customer('a', 500)], [100], HORIZON, STACK)).toBeNull();
  });
});
