import { describe, expect, it } from 'vitest';
import { backtestPurchases } from '../../../src/scoring/backtest/backtest-purchases.ts';
import { slicePurchases, type BuyingCustomer } from '../../../src/scoring/backtest/purchase-slice.ts';
import { learnPurchaseStack } from '../../../src/scoring/backtest/purchase-stack.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const YEARS_SEEN = 4 * 365;
const STACK = { model: null, method: 'map' } as const;

describe('the stack that forecasts purchases', () => {
  it('lets the recency rule speak where customers buy once a year to the week, which no model of a random rhythm knows', () => {
    const customers = yearlyBuyers(400);
    expect(learnPurchaseStack(customers, 3 * 365, 365, STACK).name).toBe('recency rule');
    const report = backtestPurchases(customers, [900, 3 * 365], 365, STACK)?.pooled;
    expect(report?.brier).toBeLessThanOrEqual(report?.baselines.recency.brier ?? 0);
    expect(report?.brier).toBeLessThan(report?.baselines.ownRate.brier ?? 0);
  });

  it('keeps the model where customers buy at random times, and is ahead of the recency rule there', () => {
    const customers = randomBuyers(400);
    expect(learnPurchaseStack(customers, 3 * 365, 365, STACK).name).toMatch(/^(mbg|pareto)-nbd \(map\)/);
    const report = backtestPurchases(customers, [900, 3 * 365], 365, STACK)?.pooled;
    expect(report?.brier).toBeLessThan(report?.baselines.recency.brier ?? 0);
  });

  it('expects of each customer its purchases at what one of its purchases is worth', () => {
    const customers = randomBuyers(400);
    const cut = 3 * 365;
    const { known } = slicePurchases(customers, cut, 365);
    const forecasts = learnPurchaseStack(customers, cut, 365, STACK).forecast(known);
    const worth = forecasts.map(({ purchases, value }) => value / purchases);
    for (const [row, customer] of known.entries()) {
      expect(forecasts[row]?.purchases).toBeGreaterThan(0);
      // Between what all spend and what this one spends.
      const own = customer.spend / (customer.repeatPurchases + 1);
      expect(worth[row]).toBeGreaterThan(0.99 * Math.min(own, 1500));
      expect(worth[row]).toBeLessThan(1.01 * Math.max(own, 2500));
    }
    const meanOf = (kind: number): number => {
      const of = worth.filter((_, row) => Number(known[row]?.id.slice(1)) % 7 === kind);
      return of.reduce((sum, value) => sum + value, 0) / of.length;
    };
    expect(meanOf(6)).toBeGreaterThan(1.5 * meanOf(0));
  });

  it('expects no money where nothing was ever paid', () => {
    const free = randomBuyers(400).map(({ id, occasions }) => ({
      id,
      occasions: occasions.map(({ day }) => ({ day, amount: 0 })),
    }));
    const { known } = slicePurchases(free, 3 * 365, 365);
    const forecasts = learnPurchaseStack(free, 3 * 365, 365, STACK).forecast(known);
    expect(new Set(forecasts.map(({ value }) => value))).toEqual(new Set([0]));
    expect(Math.min(...forecasts.map(({ purchases }) => purchases))).toBeGreaterThan(0);
  });

  it('keeps the model where there is but one past slice to judge the rule by', () => {
    expect(learnPurchaseStack(yearlyBuyers(70), 500, 365, STACK).name).not.toBe('recency rule');
  });
});

/** First purchase on any day of the first three years, then every year within three weeks, until four in five times it ends. */
function yearlyBuyers(count: number): readonly BuyingCustomer[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, index) => {
    const days: number[] = [];
    for (let day = random() * 3 * 365; day < YEARS_SEEN; day += 365 + (random() - 0.5) * 40) {
      days.push(Math.round(day));
      if (random() > 0.8) break;
    }
    return toCustomer(index, days);
  });
}

/** Purchases at random, each customer at a rate of its own, until an exponential end. */
function randomBuyers(count: number): readonly BuyingCustomer[] {
  const random = seededRandom(12);
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  return Array.from({ length: count }, (_, index) => {
    const gap = 40 + 400 * random();
    const first = random() * 2.5 * 365;
    const end = Math.min(YEARS_SEEN, first + exponential(900));
    const days = [Math.round(first)];
    for (let day = first + exponential(gap); day < end; day += exponential(gap)) days.push(Math.round(day));
    return toCustomer(index, [...new Set(days)]);
  });
}

function toCustomer(index: number, days: readonly number[]): BuyingCustomer {
  return { id: `c${String(index)}`, occasions: days.map((day) => ({ day, amount: 1000 + (index % 7) * 300 })) };
}
