import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RetentionActivity } from '../../../src/programme/activities/retention-activity.ts';
import { estimateReturn } from '../../../src/programme/return/estimate-return.ts';
import { decideTests } from '../../../src/programme/return/decide-tests.ts';
import type { CompanyHistory, Deal } from '../../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../../support/arbitrary-histories.ts';
import {
  companyHistory,
  day,
  lostRenewal,
  meeting,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../../support/histories.ts';
import { simulateContractPortal, SIMULATED_UNTIL } from '../../support/simulated-portal.ts';

const TODAY = '2026-11-21';
const POLICY = { grossMargin: 0.5 };
const activity = (on: string, given: Partial<RetentionActivity> = {}): RetentionActivity => ({
  ...{ companyId: '101', kind: 'training', day: day(on), cost: 100, by: '' },
  ...given,
});
const decide = (history: Partial<CompanyHistory>, ...ledger: readonly RetentionActivity[]) =>
  decideTests([companyHistory(history)], ledger, scoringContext(TODAY, { policy: POLICY }), 2);

/** A contract of three years' standing whose renewal of March 2026 is decided. */
const contract = (...last: readonly Deal[]): Partial<CompanyHistory> => ({
  deals: [
    wonDeal({ on: '2023-03-01', amount: 10_000, termMonths: 12 }),
    wonRenewal({ on: '2024-03-01', amount: 10_000, termMonths: 12 }),
    wonRenewal({ on: '2025-03-01', amount: 10_000, termMonths: 12 }),
    ...last,
  ],
});
const renewed = contract(wonRenewal({ on: '2026-02-20', amount: 12_000, termMonths: 12 }));
const lost = contract(lostRenewal({ on: '2026-02-20' }));

describe('decided tests under contract', () => {
  it('are each renewal made, with the margin of the term before and after', () => {
    const { tests } = decide(renewed);
    expect(tests.map(({ decidedOn }) => decidedOn)).toEqual([day('2025-03-01'), day('2026-02-20')]);
    expect(tests.at(-1)).toMatchObject({ marginBefore: 5000, marginAfter: 6000, activity: null });
  });

  it('are each renewal lost, with nothing left of it', () => {
    expect(decide(lost).tests.at(-1)).toMatchObject({
      decidedOn: day('2026-02-20'),
      marginBefore: 5000,
      marginAfter: 0,
    });
  });

  it('count the activities of the 180 days before the decision, and not what was asked of the customer', () => {
    const cost = (...ledger: readonly RetentionActivity[]) => decide(renewed, ...ledger).tests.at(-1)?.activity ?? null;
    expect(cost(activity('2026-01-10'), activity('2025-12-01', { cost: 50 }))).toEqual({ cost: 150 });
    expect(cost(activity('2026-02-21'))).toBeNull();
    expect(cost(activity('2025-08-24'))).toBeNull();
    expect(cost(activity('2025-08-25'))).toEqual({ cost: 100 });
    expect(cost(activity('2026-01-10', { kind: 'referral_ask' }))).toBeNull();
  });

  it('know nothing of the 180 days before: neither a talk nor a purchase changes loyalty and margin before', () => {
    const [plain, helped] = [renewed, { ...renewed, activities: [meeting({ on: '2025-12-01' })] }].map((history) =>
      decide(history).tests.at(-1),
    );
    expect(helped?.loyaltyBefore).toBe(plain?.loyaltyBefore);
    const expanded = contract(
      wonDeal({ on: '2025-12-01', amount: 8000 }),
      wonRenewal({ on: '2026-02-20', amount: 20_000, termMonths: 12 }),
    );
    expect(decide(expanded).tests.at(-1)).toMatchObject({ marginBefore: 5000, marginAfter: 10_000 });
  });

  it('leave out contracts that began within the 180 days, and those without a margin, with the reason', () => {
    const short = [wonDeal({ on: '2026-04-01', termMonths: 3 }), wonRenewal({ on: '2026-07-01', termMonths: 12 })];
    expect(decide({ deals: short })).toMatchObject({ tests: [], leftOut: { began_within_window: 1 } });
    expect(decide({ ...renewed, entered: { ...companyHistory({}).entered, costToServe: 9000 } }).leftOut).toEqual({
      no_margin: 2,
    });
  });
});

describe('decided tests without a contract', () => {
  const buyer = (...days: readonly string[]): Partial<CompanyHistory> => ({
    deals: days.map((on) => wonDeal({ on, amount: 4000 })),
  });

  it('are the years in which something was bought or not', () => {
    const kept = decide(buyer('2024-01-10', '2025-04-10', '2026-03-10'));
    expect(kept.tests[0]).toMatchObject({ decidedOn: day(TODAY), marginBefore: 2000, marginAfter: 2000 });
    const gone = decide(buyer('2024-01-10', '2025-04-10'));
    expect(gone.tests[0]).toMatchObject({ marginBefore: 2000, marginAfter: 0 });
  });

  it('count activities before the year alone, for those who bought early and those who did not alike', () => {
    const of = (ledger: RetentionActivity) =>
      decide(buyer('2024-01-10', '2025-04-10', '2026-03-10'), ledger).tests[0]?.activity;
    expect(of(activity('2025-09-01'))).toEqual({ cost: 100 });
    expect(of(activity('2025-11-22'))).toBeNull();
    expect(of(activity('2025-05-01'))).toBeNull();
  });
});

describe('the return of a portal whose truth is known', () => {
  /** Everybody's meetings are what the programme did. */
  function returned(renewalWithMeeting: number, seed = 5) {
    const portal = { customers: 240, seed, renewalWithoutMeeting: 0.7, renewalWithMeeting };
    const histories = simulateContractPortal(portal);
    const ledger = histories.flatMap(({ companyId, activities }) =>
      activities.flatMap(({ day: on }): readonly RetentionActivity[] =>
        on === null ? [] : [{ companyId, kind: 'training', day: on, cost: 10, by: '' }],
      ),
    );
    const context = { ...scoringContext(TODAY), asOf: SIMULATED_UNTIL };
    const told = estimateReturn(decideTests(histories, ledger, context, 2).tests);
    if (told.kind !== 'estimated') throw new Error('there were enough of them');
    return { ...told, margin: told.withActivity.tests * told.withActivity.marginBefore };
  }

  it('is found where activities kept customers, about as large as it is', () => {
    const { effect, interval, margin } = returned(0.95);
    expect(interval[0]).toBeGreaterThan(0);
    expect(Math.abs(effect / margin - 0.25)).toBeLessThan(0.12);
  });

  it('is about nothing, over several portals, where they kept nobody', () => {
    const shares = [1, 2, 3].map((seed) => {
      const { effect, margin } = returned(0.7, seed);
      return effect / margin;
    });
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) / shares.length)).toBeLessThan(0.08);
  });
});

describe('decided tests of any portal', () => {
  it('can be estimated from: loyalty between 0 and 1, something at stake, decided by the day', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 1, maxLength: 3 }), (histories) => {
        const context = scoringContext(AS_OF);
        for (const test of decideTests(histories, [], context, 3).tests) {
          expect(test.loyaltyBefore).toBeGreaterThan(0);
          expect(test.loyaltyBefore).toBeLessThan(1);
          expect(test.marginBefore).toBeGreaterThan(0);
          expect(test.marginAfter).toBeGreaterThanOrEqual(0);
          expect(test.decidedOn).toBeLessThanOrEqual(context.asOf);
          expect(test.activity).toBeNull();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('say how many activities were for companies that are not there', () => {
    expect(decide(renewed, activity('2026-01-10', { companyId: '999' })).unknownCompanies).toBe(1);
  });
});
