import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSimilar, type Comparison, type SimilarComparisons } from '../../src/programme/compare-similar.ts';
import { lastCompletedTest } from '../../src/programme/completed-tests.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/scoring/policy.ts';
import type { Activity, CompanyHistory, Deal } from '../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../support/arbitrary-histories.ts';
import { companyHistory, day, email, lostRenewal, meeting, wonDeal, wonRenewal } from '../support/histories.ts';

const TODAY = '2026-11-21';
const CONTRACT = wonDeal({ on: '2025-03-01', termMonths: 12 });
const RENEWAL = wonRenewal({ on: '2026-03-01', termMonths: 12 });
const NOTE = meeting({ on: '2025-03-02', kind: 'note' });

const testOf = (deals: readonly Deal[], asOf = TODAY, policy: Policy = DEFAULT_POLICY) =>
  lastCompletedTest(companyHistory({ deals }), policy, day(asOf));

describe('the last completed test', () => {
  it('under contract is the last renewal due more than the grace ago', () => {
    expect(testOf([CONTRACT, RENEWAL])).toEqual({
      test: 'next_renewal',
      day: day('2026-03-01'),
      passed: true,
      customerSince: day('2025-03-01'),
    });
    expect(testOf([CONTRACT])).toMatchObject({ day: day('2026-03-01'), passed: false });
    expect(testOf([CONTRACT], '2026-04-30')).toBeNull();
    expect(testOf([CONTRACT], '2026-05-01')).toMatchObject({ passed: false });
  });

  it('begins when it was decided, where that was before it was due', () => {
    expect(testOf([CONTRACT, wonRenewal({ on: '2026-01-10' })])).toMatchObject({
      day: day('2026-01-10'),
      passed: true,
    });
    expect(testOf([CONTRACT, lostRenewal({ on: '2026-01-12' })])).toMatchObject({
      day: day('2026-01-12'),
      passed: false,
    });
  });

  it('of a contract that prolongs itself was passed when it was due', () => {
    const policy = { ...DEFAULT_POLICY, contract: { ...DEFAULT_POLICY.contract, autoRenew: true } };
    expect(testOf([CONTRACT], TODAY, policy)).toMatchObject({ day: day('2026-03-01'), passed: true });
  });

  it('without a contract is whether a customer of a year ago bought in the year since', () => {
    const old = wonDeal({ on: '2025-02-01' });
    expect(testOf([old])).toMatchObject({ test: 'purchase_within_horizon', day: day('2025-11-21'), passed: false });
    expect(testOf([old, wonDeal({ on: '2025-11-22' })])).toMatchObject({ passed: true });
    expect(testOf([old, wonDeal({ on: '2025-11-21' })])).toMatchObject({ passed: false });
    expect(testOf([wonDeal({ on: '2025-12-01' })])).toBeNull();
    expect(testOf([wonDeal({ on: '2022-02-01' }), wonDeal({ on: '2026-02-01' })])).toBeNull();
  });

  it('never lies ahead, and never rests on what comes after the as-of day', () => {
    fc.assert(
      fc.property(anyCustomer, (history) => {
        const asOf = day(AS_OF);
        const test = lastCompletedTest(history, DEFAULT_POLICY, asOf);
        const known = {
          ...history,
          deals: history.deals.filter((deal) => deal.outcome === 'open' || deal.day <= asOf),
        };
        expect(lastCompletedTest(known, DEFAULT_POLICY, asOf)).toEqual(test);
        if (test !== null) expect(test.day).toBeLessThanOrEqual(asOf);
      }),
    );
  });
});

interface Kind {
  readonly customers: number;
  readonly renewed: number;
  readonly activities: readonly Activity[];
}

/** Customers whose contract was due on 1 March 2026, some of which renewed. */
function dueCustomers(...kinds: readonly Kind[]): readonly CompanyHistory[] {
  return kinds.flatMap(({ customers, renewed, activities }, kind) =>
    Array.from({ length: customers }, (_, index) =>
      companyHistory({
        companyId: `${kind}-${index}`,
        deals: index < renewed ? [CONTRACT, RENEWAL] : [CONTRACT],
        activities: [NOTE, ...activities],
      }),
    ),
  );
}

const compareAll = (histories: readonly CompanyHistory[]): SimilarComparisons =>
  compareSimilar(histories, DEFAULT_POLICY, day(TODAY));

function comparison(histories: readonly CompanyHistory[], condition: Comparison['condition']): Comparison | undefined {
  return compareAll(histories).comparisons.find((each) => each.condition === condition);
}

const held = (customers: number, renewed: number, on = '2025-09-01'): Kind => ({
  customers,
  renewed,
  activities: [meeting({ on })],
});
const without = (customers: number, renewed: number): Kind => ({ customers, renewed, activities: [] });

describe('what goes with passing the test', () => {
  it('is said with both shares, as correlation', () => {
    const found = comparison(dueCustomers(held(50, 40), without(50, 25)), 'meeting_held');
    expect(found).toMatchObject({
      test: 'next_renewal',
      held: { count: 40, of: 50, share: 0.8 },
      notHeld: { count: 25, of: 50, share: 0.5 },
      difference: expect.closeTo(0.3, 12) as number,
      stands: true,
      sentence:
        'Customers who met us in the 12 months before a renewal renewed more often: 80 against 50 in 100 (50 and 50 customers). The two go together; that does not say that one brings the other.',
    });
    expect(found?.interval[0]).toBeGreaterThan(0);
  });

  it('is said also where it goes the other way', () => {
    expect(comparison(dueCustomers(held(50, 25), without(50, 40)), 'meeting_held')?.sentence).toContain(
      'renewed less often',
    );
  });

  it('is not said where the difference may be nothing', () => {
    const found = comparison(dueCustomers(held(50, 30), without(50, 28)), 'meeting_held');
    expect(found).toMatchObject({ stands: false, sentence: null });
  });

  it('needs 30 customers on either side', () => {
    const few = compareAll(dueCustomers(held(29, 29), without(60, 6)));
    expect(few.comparisons).toEqual([]);
    expect(few.tooFew).toContainEqual({ test: 'next_renewal', condition: 'meeting_held', held: 29, notHeld: 60 });
    expect(comparison(dueCustomers(held(30, 30), without(60, 6)), 'meeting_held')?.stands).toBe(true);
  });

  it.each<[string, string, number]>([
    ['on the day of the test', '2026-03-01', 0],
    ['after it', '2026-04-01', 0],
    ['on the day before', '2026-02-28', 40],
    ['on the first day of the customer', '2025-03-01', 40],
    ['before the first purchase', '2025-02-28', 0],
  ])('counts only what lay in the 12 months before: a meeting %s', (_, on, customers) => {
    const histories = dueCustomers(held(40, 40, on), without(40, 20));
    const { comparisons, tooFew } = compareAll(histories);
    const found = [...comparisons.map((each) => ({ ...each, held: each.held.of })), ...tooFew].find(
      ({ test, condition }) => test === 'next_renewal' && condition === 'meeting_held',
    );
    expect(found?.held).toBe(customers);
  });

  it('does not change with anything logged after the test', () => {
    const histories = dueCustomers(held(50, 40), without(50, 25));
    const later = [meeting({ id: 'late', on: '2026-06-01', contactIds: ['8', '9'], direction: 'inbound' })];
    const busy = histories.map((history) => ({ ...history, activities: [...history.activities, ...later] }));
    expect(compareAll(busy)).toEqual(compareAll(histories));
  });

  it('leaves out customers for whom nothing was logged by then', () => {
    const silent = dueCustomers(without(40, 4)).map((history) => ({ ...history, activities: [] }));
    const { comparisons, tooFew } = compareAll([...dueCustomers(held(40, 36)), ...silent]);
    expect(comparisons).toEqual([]);
    expect(tooFew).toContainEqual({ test: 'next_renewal', condition: 'meeting_held', held: 40, notHeld: 0 });
  });

  it('leaves out tests of more than 24 months ago', () => {
    const old = dueCustomers(held(40, 40), without(40, 4)).map((history) => ({
      ...history,
      deals: [wonDeal({ on: '2023-10-01', termMonths: 12 })],
    }));
    expect(compareAll(old).tooFew).toContainEqual({
      test: 'next_renewal',
      condition: 'meeting_held',
      held: 0,
      notHeld: 0,
    });
  });

  it('tells meetings, people, replies and other subjects apart', () => {
    const mail = (given: Partial<Activity>) => ({
      customers: 40,
      renewed: 36,
      activities: [email({ on: '2025-09-01', ...given })],
    });
    const standing = (given: Partial<Activity>): readonly string[] =>
      compareAll(dueCustomers(mail(given), without(40, 12)))
        .comparisons.filter(({ stands }) => stands)
        .map(({ condition }) => condition)
        .toSorted();
    expect(standing({})).toEqual(['non_renewal_touch']);
    expect(standing({ subject: 'Your renewal' })).toEqual([]);
    expect(standing({ subject: 'Your renewal', direction: 'inbound' })).toEqual(['customer_replied']);
    expect(standing({ subject: 'Your renewal', contactIds: ['1', '2'] })).toEqual(['two_people_reached']);
    expect(standing({ subject: 'Your renewal', kind: 'meeting' })).toEqual(['meeting_held']);
    expect(standing({ automated: 'sequence', direction: 'inbound' })).toEqual([]);
  });

  it('does not take for "no" what could not be read', () => {
    const histories = dueCustomers(held(40, 36), without(40, 12)).map((history) => ({
      ...history,
      unread: ['meeting'],
    }));
    expect(comparison(histories, 'meeting_held')).toBeUndefined();
  });
});
