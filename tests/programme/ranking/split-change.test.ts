import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_RECORD_CHANGES,
  splitChange,
  type ChangeCause,
  type KnownCustomer,
  type RecordChanges,
} from '../../../src/programme/ranking/split-change.ts';
import { historyOn } from '../../../src/scoring/fit/portal/past-history.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { Deal, Money } from '../../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../../support/arbitrary-histories.ts';
import { companyHistory, day, scoringContext, wonDeal, wonRenewal } from '../../support/histories.ts';

const BEFORE = '2026-01-31';
const AFTER = '2026-09-30';

const on = (date: string, deals: readonly Deal[], given: Parameters<typeof scoringContext>[1] = {}): KnownCustomer => ({
  history: historyOn(companyHistory({ deals }), day(date)),
  context: scoringContext(date, given),
});

const valueOf = ({ history, context }: KnownCustomer): Money => {
  const result = scoreCustomer(history, context);
  return result.kind === 'scored' ? result.lifetimeValue : 0;
};

function partsOf(
  before: KnownCustomer,
  after: KnownCustomer,
  records: RecordChanges = NO_RECORD_CHANGES,
): Readonly<Record<ChangeCause, Money>> {
  const parts = splitChange(before, after, records);
  const part = (cause: ChangeCause): Money => parts.find((one) => one.cause === cause)?.change ?? NaN;
  return {
    merge: part('merge'),
    exchange_rate: part('exchange_rate'),
    behaviour: part('behaviour'),
    money: part('money'),
    model: part('model'),
    policy: part('policy'),
  };
}

const YEARLY = [
  wonDeal({ on: '2024-03-01', amount: 12_000, termMonths: 12 }),
  wonRenewal({ on: '2025-03-01', amount: 12_000, termMonths: 12 }),
];
const STILL = { merge: 0, exchange_rate: 0, model: 0, policy: 0 };

describe('the change of a lifetime value', () => {
  it('at a renewal for the same price is all behaviour', () => {
    const deals = [...YEARLY, wonRenewal({ on: '2026-03-01', amount: 12_000, termMonths: 12 })];
    const parts = partsOf(on(BEFORE, deals), on(AFTER, deals));
    expect(parts).toMatchObject({ ...STILL, money: 0 });
    expect(parts.behaviour).not.toBe(0);
  });

  it('at a renewal for twice the price is behaviour as before, and the rest money', () => {
    const [same, twice] = [12_000, 24_000].map((amount) => {
      const deals = [...YEARLY, wonRenewal({ on: '2026-03-01', amount, termMonths: 12 })];
      return partsOf(on(BEFORE, deals), on(AFTER, deals));
    });
    expect(twice?.behaviour).toBeCloseTo(same?.behaviour ?? NaN, 6);
    expect(twice?.money).toBeGreaterThan(10_000);
  });

  it('after a lost renewal, or only silence, is behaviour', () => {
    const parts = partsOf(on(BEFORE, YEARLY), on(AFTER, YEARLY));
    expect(parts).toMatchObject({ ...STILL, money: 0 });
    expect(parts.behaviour).toBeLessThan(0);
  });

  it('of what was bought on top within a term is money', () => {
    const longer = [wonDeal({ on: '2025-06-01', amount: 36_000, termMonths: 36 })];
    const grown = [...longer, wonDeal({ id: 'on top', on: '2026-05-01', amount: 9000 })];
    const parts = partsOf(on(BEFORE, longer), on(AFTER, grown));
    expect(parts.behaviour).toBeCloseTo(partsOf(on(BEFORE, longer), on(AFTER, longer)).behaviour, 6);
    expect(parts.money).toBeGreaterThan(0);
  });

  it('of a customer without a contract splits an order of another size from the order itself', () => {
    const deals = ['2024-02-01', '2024-08-01', '2025-02-01', '2025-08-01'].map((date) => wonDeal({ on: date }));
    const [usual, large] = [1000, 5000].map((amount) => {
      const now = [...deals, wonDeal({ on: '2026-02-01', amount })];
      return partsOf(on(BEFORE, now), on(AFTER, now));
    });
    expect(usual?.money).toBe(0);
    expect(large?.behaviour).toBeCloseTo(usual?.behaviour ?? NaN, 6);
    expect(large?.money).toBeGreaterThan(0);
  });

  it('by a credit or a corrected amount is money', () => {
    const credited = [...YEARLY, wonDeal({ id: 'credit', on: '2026-02-01', amount: -3000 })];
    const corrected = YEARLY.map((deal) => ({ ...deal, amount: 9000 }));
    const still = partsOf(on(BEFORE, YEARLY), on('2026-02-15', YEARLY));
    for (const now of [credited, corrected]) {
      const parts = partsOf(on(BEFORE, YEARLY), on('2026-02-15', now));
      expect(parts.behaviour).toBeCloseTo(still.behaviour, 6);
      expect(parts.money).toBeLessThan(0);
    }
  });

  it('by a rate of exchange is told from a correction where the deal is in another currency', () => {
    const revalued = YEARLY.map((deal) => ({ ...deal, amount: 15_000 }));
    const records = { absorbed: [], revaluedDealIds: new Set(YEARLY.map(({ id }) => id)) };
    const parts = partsOf(on(BEFORE, YEARLY), on('2026-02-15', revalued), records);
    expect(parts.exchange_rate).toBeGreaterThan(0);
    expect(parts.money).toBe(0);
  });

  it('by a merge is what the other company brought', () => {
    const other = companyHistory({
      companyId: '102',
      deals: [wonDeal({ id: 'theirs', on: '2025-06-01', amount: 50_000, termMonths: 12 })],
    });
    const merged = [...YEARLY, ...other.deals];
    const parts = partsOf(on(BEFORE, YEARLY), on('2026-02-15', merged), {
      absorbed: [other],
      revaluedDealIds: new Set(),
    });
    expect(parts.merge).toBeGreaterThan(20_000);
    expect(parts.money).toBeCloseTo(0, 6);
  });

  it('by another model or policy is neither behaviour nor money', () => {
    const still = partsOf(on(BEFORE, YEARLY), on('2026-02-15', YEARLY));
    const better = { ...SEED_MODEL, renewal: { alpha: 0.4, beta: 7.6 } };
    const modelled = partsOf(on(BEFORE, YEARLY), on('2026-02-15', YEARLY, { model: better }));
    expect(modelled).toEqual({ ...still, model: modelled.model });
    expect(modelled.model).toBeGreaterThan(0);
    const decided = partsOf(on(BEFORE, YEARLY), on('2026-02-15', YEARLY, { policy: { grossMargin: 0.5 } }));
    expect(decided).toEqual({ ...still, policy: decided.policy });
    expect(decided.policy).toBeLessThan(0);
  });

  it('is the sum of its causes, whatever happened', () => {
    const later = day(AS_OF);
    fc.assert(
      fc.property(anyCustomer, fc.integer({ min: 30, max: 700 }), fc.boolean(), (customer, days, isOtherModel) => {
        const before: KnownCustomer = {
          history: historyOn(customer, later - days),
          context: { ...scoringContext(AS_OF), asOf: later - days },
        };
        const after: KnownCustomer = {
          history: customer,
          context: scoringContext(AS_OF, {
            model: isOtherModel ? { renewal: { alpha: 1, beta: 9 } } : {},
            policy: { annualDiscountRate: 0.08 },
          }),
        };
        const records = { absorbed: [], revaluedDealIds: new Set(customer.deals.slice(0, 1).map(({ id }) => id)) };
        const sum = splitChange(before, after, records).reduce((total, { change }) => total + change, 0);
        const change = valueOf(after) - valueOf(before);
        expect(Math.abs(sum - change)).toBeLessThanOrEqual(
          1e-9 * Math.max(1e3, Math.abs(valueOf(after)) + Math.abs(valueOf(before))),
        );
      }),
      { numRuns: 40 },
    );
  });
});
