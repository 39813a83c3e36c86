import { describe, expect, it } from 'vitest';
import { historyOn } from '../../../../src/scoring/fit/portal/past-history.ts';
import { slicePortal, type TestOutcome } from '../../../../src/scoring/fit/portal/portal-slice.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import {
  budget,
  companyHistory,
  day,
  lostRenewal,
  meeting,
  openRenewal,
  referredPurchase,
  wonDeal,
  wonRenewal,
} from '../../../support/histories.ts';

const CUT = '2025-06-30';
const TODAY = '2026-11-21';

const sliceOf = (given: Parameters<typeof companyHistory>[0], asOf = TODAY) =>
  slicePortal([companyHistory(given)], DEFAULT_POLICY, day(CUT), day(asOf)).customers[0];
const outcomeOf = (
  deals: Parameters<typeof companyHistory>[0]['deals'],
  asOf = TODAY,
): TestOutcome | null | undefined => sliceOf({ deals: deals ?? [] }, asOf)?.outcome;

describe('a history as it was known on a past day', () => {
  it('holds what was closed and took place by then, and nothing that has no date of its own', () => {
    const history = companyHistory({
      deals: [
        wonDeal({ on: CUT }),
        wonDeal({ on: '2025-07-01' }),
        lostRenewal({ on: '2025-07-02' }),
        openRenewal({ on: '2025-06-01' }),
      ],
      activities: [
        meeting({ on: CUT }),
        meeting({ on: '2025-07-01' }),
        { ...meeting({ on: '2025-01-01', id: 'undated' }), day: null },
      ],
      contactIds: ['301'],
      entered: { budget: budget(1), contractEnd: day('2026-01-01'), autoRenew: true, sentiment: 'bad' },
      referred: [referredPurchase(CUT, 5), referredPurchase('2025-07-01', 5)],
      voice: {
        tickets: [
          { id: '1', openedOn: day(CUT), closedOn: day('2025-07-09'), highPriority: true },
          { id: '2', openedOn: day('2025-07-01'), closedOn: null, highPriority: false },
        ],
        answers: [
          { id: '3', day: day(CUT), survey: 'nps', value: 9 },
          { id: '4', day: day('2025-07-01'), survey: 'nps', value: 1 },
        ],
      },
    });
    const past = historyOn(history, day(CUT));
    expect(past.deals.map((deal) => deal.id)).toEqual([CUT]);
    expect(past.activities.map((activity) => activity.id)).toEqual([`meeting ${CUT}`]);
    expect(past.contactIds).toEqual([]);
    expect(Object.values(past.entered).every((value) => value === null)).toBe(true);
    expect(past.referred).toHaveLength(1);
    expect(past.voice).toEqual({
      tickets: [{ id: '1', openedOn: day(CUT), closedOn: null, highPriority: false }],
      answers: [{ id: '3', day: day(CUT), survey: 'nps', value: 9 }],
    });
  });
});

describe('what came of a renewal', () => {
  const opened = wonDeal({ on: '2024-09-01', termMonths: 12 });

  it('is passed where it was made by the end of the slice', () => {
    expect(outcomeOf([opened, wonRenewal({ on: '2025-08-20', termMonths: 12 })])).toEqual({
      test: 'next_renewal',
      passed: true,
      dueOn: day('2025-09-01'),
      decidedOn: day('2025-09-01'),
    });
  });

  it('is lost on the day of the lost deal, or when the grace is over', () => {
    expect(outcomeOf([opened, lostRenewal({ on: '2025-08-10' })])).toMatchObject({
      passed: false,
      decidedOn: day('2025-08-10'),
    });
    expect(outcomeOf([opened])).toMatchObject({ passed: false, decidedOn: day('2025-09-01') + 61 });
  });

  it('is not decided where the grace ends after the slice, however it went', () => {
    const late = wonDeal({ on: '2025-05-30', termMonths: 12 });
    expect(outcomeOf([late])).toBeNull();
    expect(outcomeOf([late, wonRenewal({ on: '2026-05-20', termMonths: 12 })])).toBeNull();
  });

  it('is not decided while a renewal deal is open today', () => {
    const overdue = [wonDeal({ on: '2024-09-01', termMonths: 12 }), openRenewal({ on: '2026-12-01' })];
    expect(outcomeOf(overdue, '2026-06-30')).toBeNull();
  });
});

describe('what came without a contract', () => {
  it('is a purchase after the cut and up to the end, be it for nothing, and no credit', () => {
    const first = wonDeal({ on: '2025-01-01' });
    expect(outcomeOf([first, wonDeal({ on: '2026-06-30', amount: 0 })])).toEqual({
      test: 'purchase_within_horizon',
      passed: true,
      dueOn: null,
      decidedOn: day('2026-06-30'),
    });
    expect(outcomeOf([first, wonDeal({ on: '2026-07-01' })])).toMatchObject({ passed: false });
    expect(outcomeOf([first, wonDeal({ on: '2025-12-01', amount: -5 })])).toMatchObject({ passed: false });
  });

  it('is a return of who had lapsed', () => {
    expect(outcomeOf([wonDeal({ on: '2020-01-01' }), wonDeal({ on: '2025-12-01' })])).toMatchObject({
      test: 'win_back',
      passed: true,
    });
  });

  it('adds up what was spent after the cut, credits taken off', () => {
    const deals = [
      wonDeal({ on: '2025-01-01' }),
      wonDeal({ on: '2025-12-01', amount: 700 }),
      wonDeal({ on: '2026-01-01', amount: -200 }),
      wonDeal({ on: '2026-07-01', amount: 9 }),
    ];
    expect(sliceOf({ deals })?.spentAfter).toBe(500);
  });
});

describe('who is in a slice', () => {
  it('is every customer of the cut, but nobody whose own entry prolongs its contracts', () => {
    expect(sliceOf({ deals: [wonDeal({ on: '2025-07-01' })] })).toBeUndefined();
    const deals = [wonDeal({ on: '2024-09-01', termMonths: 12 })];
    expect(sliceOf({ deals })).toBeDefined();
    expect(sliceOf({ deals, entered: { autoRenew: true } })).toBeUndefined();
  });
});
