import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoDay } from '../../src/scoring/day.ts';
import type { NamedParameters } from '../../src/scoring/models/repeat-models.ts';
import { toOccasions } from '../../src/scoring/reading/occasions.ts';
import { readDeals } from '../../src/scoring/reading/read-deals.ts';
import type { CompanyHistory, CustomerScore } from '../../src/scoring/types.ts';
import { anyCustomer, AS_OF, repeatCustomer } from '../support/arbitrary-histories.ts';
import { day, lostRenewal, meeting, scoreOf, scoringContext, wonDeal, wonRenewal } from '../support/histories.ts';

const IDEAL = { policy: { idealLifetimeValue: 50_000 } };
const FITTED: NamedParameters = { model: 'mbg-nbd', parameters: { r: 0.9, alpha: 300, a: 0.9, b: 2.5 } };
const PORTAL = { id: 'portal-1', kind: 'portal', customers: 300, repeat: FITTED } as const;

/** Fails with the history that broke the law. */
function law(customers: fc.Arbitrary<CompanyHistory>, holds: (history: CompanyHistory) => void, runs = 200): void {
  fc.assert(fc.property(customers, holds), { numRuns: runs });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function expectProbability(value: number): void {
  expect(value).toBeGreaterThanOrEqual(0);
  expect(value).toBeLessThanOrEqual(1);
}

/** What must not change: everything but the deals as they were listed and the records set aside. */
function essence({ skipped: _, contact, ...score }: CustomerScore) {
  const { excluded: __, ...clock } = contact;
  return { ...score, contact: clock };
}

describe('for every customer', () => {
  it('probabilities lie between 0 and 1', () => {
    law(anyCustomer, (history) => {
      for (const model of [{}, PORTAL]) {
        const score = scoreOf(history, AS_OF, { ...IDEAL, model });
        expectProbability(score.loyalty);
        expectProbability(score.lossProbability);
        expectProbability(score.loyaltyInterval[0]);
        expectProbability(score.loyaltyInterval[1]);
        expectProbability(score.idealProbability ?? -1);
        for (const step of score.waterfall) expectProbability(step.survival);
      }
    });
  });

  it('drivers add up to 100 times the loyalty, the starting point first', () => {
    law(anyCustomer, (history) => {
      for (const model of [{}, PORTAL]) {
        const score = scoreOf(history, AS_OF, { model });
        expect(score.drivers[0]?.name).toBe('starting_point');
        expect(Math.abs(sum(score.drivers.map(({ points }) => points)) - 100 * score.loyalty)).toBeLessThan(1e-9);
      }
    });
  });

  it('the steps of the waterfall add up to the lifetime value, each its margin times survival times discount', () => {
    law(anyCustomer, (history) => {
      const score = scoreOf(history, AS_OF);
      const scale = 1 + Math.abs(score.lifetimeValue);
      expect(
        Math.abs(sum(score.waterfall.map((step) => step.presentValue)) - score.lifetimeValue) / scale,
      ).toBeLessThan(1e-9);
      for (const { margin, survival, discount, presentValue } of score.waterfall) {
        expect(Math.abs(margin * survival * discount - presentValue) / scale).toBeLessThan(1e-9);
      }
    });
  });

  it('the intervals hold what they are about', () => {
    law(anyCustomer, (history) => {
      const { loyalty, loyaltyInterval, lifetimeValue, lifetimeValueInterval } = scoreOf(history, AS_OF);
      expect(loyaltyInterval[0]).toBeLessThanOrEqual(loyalty);
      expect(loyaltyInterval[1]).toBeGreaterThanOrEqual(loyalty);
      expect(lifetimeValueInterval[0]).toBeLessThanOrEqual(lifetimeValue);
      expect(lifetimeValueInterval[1]).toBeGreaterThanOrEqual(lifetimeValue);
    });
  });

  it('a gap is never zero or less, and exists only below the budget', () => {
    law(anyCustomer, (history) => {
      const { wallet, valueGap, shareOfWallet, walletBelowSpend, currentAnnualValue } = scoreOf(history, AS_OF);
      if (valueGap !== null) expect(valueGap).toBeGreaterThan(0);
      expect(wallet === null).toBe(shareOfWallet === null);
      expect(walletBelowSpend).toBe(wallet !== null && currentAnnualValue > wallet.amount);
    });
  });

  it('the order of deals, activities and referrals does not matter', () => {
    law(anyCustomer, (history) => {
      const turned = {
        ...history,
        deals: history.deals.toReversed(),
        activities: history.activities.toReversed(),
        referred: history.referred.toReversed(),
      };
      expect(scoreOf(turned, AS_OF, IDEAL)).toEqual(scoreOf(history, AS_OF, IDEAL));
    });
  });

  it('deals closed, and activities held, after the as-of day change nothing', () => {
    law(anyCustomer, (history) => {
      const asOf = day(AS_OF);
      const known = {
        ...history,
        deals: history.deals.filter((deal) => deal.outcome === 'open' || deal.day <= asOf),
        activities: history.activities.filter(
          ({ day: on, outcome }) => outcome === 'scheduled' || on === null || on <= asOf,
        ),
        referred: history.referred.filter((purchase) => purchase.day <= asOf),
      };
      expect(essence(scoreOf(history, AS_OF, IDEAL))).toEqual(essence(scoreOf(known, AS_OF, IDEAL)));
    });
  });

  it('what comes later never changes an earlier score', () => {
    law(anyCustomer, (history) => {
      const later = formatIsoDay(day(AS_OF) + 1);
      const more = {
        ...history,
        deals: [...history.deals, wonDeal({ id: 'x', on: later, termMonths: 12 }), lostRenewal({ id: 'y', on: later })],
        activities: [...history.activities, meeting({ id: 'z', on: later, dealIds: ['x'] })],
      };
      expect(essence(scoreOf(more, AS_OF, IDEAL))).toEqual(essence(scoreOf(history, AS_OF, IDEAL)));
    });
  });

  it('a longer lifetime never lowers the value of a positive margin', () => {
    law(
      anyCustomer,
      (history) => {
        const paying = { ...history, entered: { ...history.entered, costToServe: 0 } };
        fc.pre(history.deals.every((deal) => (deal.amount ?? 0) >= 0));
        const values = [1, 2, 3, 5, 10, 20].map(
          (lifetimeYears) => scoreOf(paying, AS_OF, { policy: { lifetimeYears } }).lifetimeValue,
        );
        values.slice(1).forEach((value, index) => {
          expect(value).toBeGreaterThanOrEqual((values[index] ?? 0) - 1e-6);
        });
      },
      100,
    );
  });

  it('a higher discount rate never raises the value of a positive margin', () => {
    law(
      anyCustomer,
      (history) => {
        const paying = { ...history, entered: { ...history.entered, costToServe: 0 } };
        fc.pre(history.deals.every((deal) => (deal.amount ?? 0) >= 0));
        const values = [0, 0.05, 0.12, 0.5].map(
          (annualDiscountRate) => scoreOf(paying, AS_OF, { policy: { annualDiscountRate } }).lifetimeValue,
        );
        values.slice(1).forEach((value, index) => {
          expect(value).toBeLessThanOrEqual((values[index] ?? 0) + 1e-6);
        });
      },
      100,
    );
  });

  it('without a discount the lifetime value is the plain sum of margin times survival', () => {
    law(anyCustomer, (history) => {
      const score = scoreOf(history, AS_OF, { policy: { annualDiscountRate: 0 } });
      const plain = sum(score.waterfall.map(({ margin, survival }) => margin * survival));
      expect(Math.abs(score.lifetimeValue - plain) / (1 + Math.abs(plain))).toBeLessThan(1e-9);
    });
  });

  it('another currency scales every value and changes no probability', () => {
    law(anyCustomer, (history) => {
      const rate = 1000;
      const scaled = scoreOf(inAnotherCurrency(history, rate), AS_OF, {
        policy: { idealLifetimeValue: 50_000 * rate },
      });
      const score = scoreOf(history, AS_OF, IDEAL);
      const close = (one: number, other: number) => {
        expect(Math.abs(one - other * rate) / (1 + Math.abs(one))).toBeLessThan(1e-9);
      };
      expect(scaled.loyalty).toBe(score.loyalty);
      expect(scaled.idealProbability).toBeCloseTo(score.idealProbability ?? NaN, 9);
      close(scaled.lifetimeValue, score.lifetimeValue);
      close(scaled.lifetimeValueInterval[0], score.lifetimeValueInterval[0]);
      close(scaled.lifetimeValueInterval[1], score.lifetimeValueInterval[1]);
      close(scaled.currentAnnualValue, score.currentAnnualValue);
      close(scaled.valueAtRisk, score.valueAtRisk);
      close(scaled.valueGap ?? 0, score.valueGap ?? 0);
      expect(Math.abs((scaled.shareOfWallet ?? 0) - (score.shareOfWallet ?? 0))).toBeLessThan(1e-9);
    });
  });
});

function inAnotherCurrency(history: CompanyHistory, rate: number): CompanyHistory {
  const { entered } = history;
  const times = (amount: number | null) => (amount === null ? null : amount * rate);
  return {
    ...history,
    deals: history.deals.map((deal) => ({ ...deal, amount: times(deal.amount) })),
    referred: history.referred.map((purchase) => ({ ...purchase, amount: purchase.amount * rate })),
    entered: {
      ...entered,
      budget: entered.budget === null ? null : { ...entered.budget, amount: entered.budget.amount * rate },
      acquisitionCost: times(entered.acquisitionCost),
      costToServe: times(entered.costToServe),
    },
  };
}

describe('without a contract', () => {
  /** The last occasion that the model of the as-of day would see, for an as-of day at the end of all that is generated. */
  function silentFrom(history: CompanyHistory): number {
    const { policy } = scoringContext(AS_OF);
    return toOccasions(readDeals(history.deals, policy, Infinity).purchases).at(-1)?.day ?? 0;
  }

  it('loyalty falls strictly with every day of silence, also across the lapse', () => {
    fc.assert(
      fc.property(
        repeatCustomer,
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 20, maxLength: 30 }),
        (history, gaps) => {
          let asOf = silentFrom(history);
          let before = 2;
          for (const gap of gaps) {
            const { loyalty } = scoreOf(history, formatIsoDay(asOf));
            expect(loyalty).toBeLessThan(before);
            before = loyalty;
            asOf += gap;
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('loyalty falls from the day before the lapse to the day of it', () => {
    law(repeatCustomer, (history) => {
      const lapse = silentFrom(history) + 731;
      const [before, on] = [lapse - 1, lapse].map((asOf) => scoreOf(history, formatIsoDay(asOf)));
      expect([before?.status, on?.status]).toEqual([expect.not.stringMatching('lapsed') as string, 'lapsed']);
      expect(on?.loyalty).toBeLessThan(before?.loyalty ?? 0);
    });
  });

  it('a purchase more never lowers loyalty on its day', () => {
    law(repeatCustomer, (history) => {
      const today = { ...history, deals: [...history.deals, wonDeal({ id: 'today', on: AS_OF })] };
      const before = scoreOf(history, AS_OF);
      expect(scoreOf(today, AS_OF).loyalty).toBeGreaterThanOrEqual(before.loyalty - 1e-12);
    });
  });
});

describe('under contract', () => {
  it('every renewal raises loyalty', () => {
    const years = ['2017', '2018', '2019', '2020', '2021', '2022'];
    const loyalties = years.map((year, made) => {
      const renewals = years.slice(1, made + 1).map((renewed) => wonRenewal({ on: `${renewed}-01-01` }));
      return scoreOf({ deals: [wonDeal({ on: '2017-01-01', termMonths: 12 }), ...renewals] }, `${year}-06-01`).loyalty;
    });
    expect(loyalties).toEqual(loyalties.toSorted((one, other) => one - other));
    expect(new Set(loyalties).size).toBe(years.length);
  });

  it('loyalty falls with every day overdue and once more with the loss', () => {
    const deals = [wonDeal({ on: '2025-03-01', termMonths: 12 })];
    const loyalties = Array.from(
      { length: 63 },
      (_, late) => scoreOf({ deals }, formatIsoDay(day('2026-03-01') + late)).loyalty,
    );
    loyalties.slice(1).forEach((loyalty, index) => {
      expect(loyalty).toBeLessThan(loyalties[index] ?? 0);
    });
  });
});
