import { describe, expect, it } from 'vitest';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../src/scoring/types.ts';
import {
  budget,
  companyHistory,
  day,
  email,
  lostRenewal,
  meeting,
  openRenewal,
  referredPurchase,
  scoreOf,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../support/histories.ts';

const TODAY = '2026-11-21';
const YEAR = { amount: 48_000, termMonths: 12 };
/** Bought on 1 March 2024, renewed twice, due again on 1 March 2027. */
const RENEWING = [
  wonDeal({ on: '2024-03-01', ...YEAR }),
  wonRenewal({ on: '2025-02-20', ...YEAR }),
  wonRenewal({ on: '2026-02-25', ...YEAR }),
];

describe('a company that is no customer', () => {
  const reasonOf = (history: Partial<CompanyHistory>) => {
    const result = scoreCustomer(companyHistory({ ...history, entered: {} }), scoringContext(TODAY));
    return result.kind === 'not_scored' ? result.reason : null;
  };

  it('has no deals, none won, none paid, or none that can be used', () => {
    const lost = wonDeal({ on: '2026-01-01', outcome: 'lost' });
    expect(reasonOf({})).toBe('no_deals');
    expect(reasonOf({ deals: [lost] })).toBe('no_won_deals');
    expect(reasonOf({ deals: [openRenewal({ on: '2026-12-01' })] })).toBe('no_won_deals');
    expect(reasonOf({ deals: [wonDeal({ on: '2026-01-01', amount: -5 })] })).toBe('nothing_paid');
    expect(reasonOf({ deals: [wonDeal({ on: '2026-01-01', amount: 0 })] })).toBe('nothing_paid');
    expect(reasonOf({ deals: [wonDeal({ on: '2026-01-01', amount: null })] })).toBe('nothing_usable');
    expect(reasonOf({ skipped: [{ record: '7', kind: 'deal', reason: 'no close date' }] })).toBe('nothing_usable');
  });

  it('becomes one on the day of its first purchase, not before', () => {
    const history = companyHistory({ deals: [wonDeal({ on: TODAY })] });
    expect(scoreCustomer(history, scoringContext('2026-11-20'))).toMatchObject({ reason: 'nothing_usable' });
    expect(scoreCustomer(history, scoringContext(TODAY)).kind).toBe('scored');
  });

  it('shows its credits and free deals, and its contact', () => {
    const history = companyHistory({
      deals: [wonDeal({ id: '1', on: '2026-01-01', amount: -5 }), wonDeal({ id: '2', on: '2026-01-02', amount: 0 })],
      activities: [meeting({ on: '2026-11-20' })],
    });
    expect(scoreCustomer(history, scoringContext(TODAY))).toMatchObject({
      status: 'prospect',
      contact: { status: 'in_touch' },
      purchases: [
        { dealId: '1', amount: -5 },
        { dealId: '2', amount: 0 },
      ],
      skipped: [],
    });
  });
});

describe('the customer status', () => {
  it('follows a contract from active over overdue to lapsed', () => {
    const statusOn = (asOf: string) => scoreOf({ deals: RENEWING }, asOf).status;
    expect(statusOn('2027-03-01')).toBe('active');
    expect(statusOn('2027-03-02')).toBe('renewal_overdue');
    expect(statusOn('2027-04-30')).toBe('renewal_overdue');
    expect(statusOn('2027-05-01')).toBe('lapsed');
  });

  it('stays overdue beyond the grace while a renewal deal is open', () => {
    const deals = [...RENEWING, openRenewal({ id: '9', on: '2027-06-15' })];
    const score = scoreOf({ deals }, '2027-08-01');
    expect(score).toMatchObject({
      status: 'renewal_overdue',
      renewal: { openRenewalDealIds: ['9'], countsAsLostFrom: day('2027-08-15') },
    });
    // Longer ago than the grace, the day it was expected on says that it was forgotten.
    expect(scoreOf({ deals }, '2027-08-15').status).toBe('lapsed');
  });

  it('is lapsed at once after a lost renewal, and won back after the next purchase', () => {
    const deals = [...RENEWING, lostRenewal({ on: '2027-02-01' })];
    expect(scoreOf({ deals }, '2027-02-01')).toMatchObject({ status: 'lapsed', risk: 'critical', renewal: null });
    const back = [...deals, wonDeal({ on: '2027-09-01', ...YEAR })];
    expect(scoreOf({ deals: back }, '2027-11-01').status).toBe('won_back');
  });
});

describe('risk and what is at stake', () => {
  it('is the chance of a loss times the margin of the next twelve months that hangs on the renewal', () => {
    const score = scoreOf({ deals: RENEWING }, TODAY, { policy: { costToServe: 6_000 } });
    expect(score.lossProbability).toBeCloseTo(1 - score.loyalty, 15);
    const behindRenewal = 1 - (day('2027-03-01') - day(TODAY)) / 365.25;
    expect(score.valueAtRisk).toBeCloseTo(score.lossProbability * (48_000 * 0.75 - 6_000) * behindRenewal, 9);
  });

  it('is at least high while the renewal is overdue', () => {
    const score = scoreOf({ deals: RENEWING }, '2027-03-02');
    expect(score.lossProbability).toBeLessThan(0.15);
    expect(score.risk).toBe('high');
  });

  it('puts nothing at stake where nothing is earned or everything is lost', () => {
    expect(scoreOf({ deals: RENEWING, entered: { costToServe: 40_000 } }, TODAY).valueAtRisk).toBe(0);
    expect(scoreOf({ deals: RENEWING }, '2027-08-01').valueAtRisk).toBe(0);
  });
});

describe('the lifetime value of a customer', () => {
  it('of a contract due today, by hand', () => {
    // Seed 1.2664 and 6.7336, one renewal made: the next is passed with a chance of 7.7336/9. What is not seen leaves the belief
    // less sure: a quarter of (p (1 − p))² is added to the variance p (1 − p)/10, at the same mean.
    const deals = [wonDeal({ on: '2024-11-21', ...YEAR }), wonRenewal({ on: '2025-11-21', ...YEAR })];
    const score = scoreOf({ deals }, TODAY, { policy: { lifetimeYears: 2 } });
    const margin = 48_000 * 0.75;
    const first = 7.7336 / 9;
    const spread = first * (1 - first);
    const strength = spread / (spread / 10 + spread ** 2 / 4) - 1;
    const second = first * ((strength * first + 1) / (strength + 1));
    expect(score.waterfall.map(({ kind }) => kind)).toEqual(['initial', 'future_year', 'future_year']);
    expect(score.lifetimeValue).toBeCloseTo(margin + (margin * first) / 1.12 + (margin * second) / 1.12 ** 2, 6);
  });

  it('of a lapsed customer, by hand: a return in the middle of either year, then like any other', () => {
    const deals = [wonDeal({ on: '2024-01-01', amount: 10_000 })];
    const score = scoreOf({ deals }, '2026-01-01', { policy: { lifetimeYears: 2 } });
    const margin = 7_500;
    expect(score.loyalty).toBe(0.1);
    // Of 110, 11 come back in the first year and 9 in the second; half of a year after the return lies behind a test.
    const second = 0.1 * (0.5 + 0.5 * 0.8417) + (9 / 110) * 0.5;
    expect(score.lifetimeValue).toBeCloseTo((margin * 0.1 * 0.5) / 1.12 + (margin * second) / 1.12 ** 2, 6);
  });

  it('of a renewal lost early does not sell the running term twice', () => {
    // More than a year of the three is still paid for.
    const threeYears = wonDeal({ on: '2024-05-01', amount: 144_000, termMonths: 36 });
    const score = scoreOf({ deals: [threeYears, lostRenewal({ on: '2026-04-20' })] }, '2026-04-20');
    const [initial, first, second] = score.waterfall;
    expect(score.status).toBe('lapsed');
    expect(initial?.presentValue).toBe(144_000 * 0.75);
    expect(first?.presentValue).toBe(0);
    expect(second?.presentValue).toBeGreaterThan(0);
  });

  it('takes the costs of the company before those of the policy, and counts the missing ones as none, by name', () => {
    const fresh = { deals: [wonDeal({ on: '2026-10-01', ...YEAR })] };
    const bare = scoreOf(fresh, TODAY);
    expect(bare.missing).toEqual(expect.arrayContaining(['acquisition_cost', 'cost_to_serve']));
    const policy = { acquisitionCost: 5_000, costToServe: 1_000 };
    const entered = { acquisitionCost: 2_000, costToServe: 500 };
    const own = scoreOf({ ...fresh, entered }, TODAY, { policy });
    expect(own.missing).not.toContain('acquisition_cost');
    expect(own.missing).not.toContain('cost_to_serve');
    expect(own.waterfall[0]?.presentValue).toBe(36_000 - 500);
    expect(own.waterfall[1]).toMatchObject({ kind: 'acquisition_cost', presentValue: -2_000 });
    expect(scoreOf(fresh, TODAY, { policy }).waterfall[1]).toMatchObject({ presentValue: -5_000 });
  });

  it('credits recorded referrals of the past, shrunk, and no others', () => {
    const asOf = '2027-03-01';
    const referred = [referredPurchase('2026-01-10', 30_000), referredPurchase('2027-03-02', 99_000)];
    const score = scoreOf({ deals: RENEWING, referred }, asOf);
    const step = score.waterfall.find(({ kind }) => kind === 'influence');
    // Margin of the one purchase so far, over the years since the first purchase and two more.
    const perYear = (30_000 * 0.75) / ((day(asOf) - day('2024-03-01')) / 365.25 + 2);
    expect(step?.margin).toBeCloseTo(perYear * 5, 9);
    expect(scoreOf({ deals: RENEWING }, asOf).waterfall.some(({ kind }) => kind === 'influence')).toBe(false);
  });
});

describe('segment and override', () => {
  const policy = { idealLifetimeValue: 1_000_000 };
  const override = (until: string | null) => ({
    segmentOverride: { segment: 'ideal' as const, reason: 'Board contact', until: until === null ? null : day(until) },
  });

  it('shows the override beside the computed segment while it lasts', () => {
    const score = scoreOf({ deals: RENEWING, entered: override('2026-12-31') }, TODAY, { policy });
    expect(score).toMatchObject({
      segment: 'ideal',
      computedSegment: 'non_ideal',
      override: { reason: 'Board contact' },
    });
  });

  it('goes back to the computed segment afterwards', () => {
    const score = scoreOf({ deals: RENEWING, entered: override('2026-11-20') }, TODAY, { policy });
    expect(score).toMatchObject({ segment: 'non_ideal', override: null });
  });

  it('holds an override also where nothing can be computed, and for good without an end', () => {
    const score = scoreOf({ deals: RENEWING, entered: override(null) }, TODAY);
    expect(score).toMatchObject({ segment: 'ideal', computedSegment: null, idealProbability: null });
    expect(score.missing).toContain('ideal_lifetime_value');
  });

  it('calls a customer that costs more than it brings Non-Ideal', () => {
    const score = scoreOf({ deals: RENEWING, entered: { costToServe: 60_000 } }, TODAY, {
      policy: { idealLifetimeValue: -1e9 },
    });
    expect(score.idealProbability).toBe(1);
    expect(score.lifetimeValue).toBeLessThan(0);
    expect(score.computedSegment).toBe('non_ideal');
  });
});

describe('the purpose of contact', () => {
  it('is the renewal on every renewal deal, whatever became of it', () => {
    const deals = [
      ...RENEWING,
      lostRenewal({ id: 'lost', on: '2024-06-01' }),
      openRenewal({ id: 'open', on: '2027-03-01' }),
      wonRenewal({ id: 'without amount', on: '2026-03-01', amount: null }),
    ];
    for (const id of ['2026-02-25', 'lost', 'open', 'without amount']) {
      const { contact } = scoreOf({ deals, activities: [meeting({ on: '2026-11-20', dealIds: [id] })] }, TODAY);
      expect(contact, id).toMatchObject({ status: 'never', lastRenewalTouch: { purpose: 'renewal' } });
    }
    const { contact } = scoreOf({ deals, activities: [meeting({ on: '2026-11-20', dealIds: ['2024-03-01'] })] }, TODAY);
    expect(contact.status).toBe('in_touch');
  });
});

describe('what is missing', () => {
  it('names the inputs that were not there', () => {
    expect(scoreOf({ deals: RENEWING }, TODAY).missing).toEqual([
      'acquisition_cost',
      'cost_to_serve',
      'wallet',
      'activities',
      'ideal_lifetime_value',
    ]);
  });

  it('names nothing where all is known', () => {
    const score = scoreOf(
      {
        deals: RENEWING,
        activities: [meeting({ on: '2026-11-01' })],
        entered: { acquisitionCost: 0, costToServe: 0, budget: budget(90_000) },
      },
      TODAY,
      { policy: { idealLifetimeValue: 100_000 } },
    );
    expect(score.missing).toEqual([]);
  });

  it('names engagements and line items that could not be read', () => {
    const activities = [meeting({ on: '2026-11-01' })];
    const score = scoreOf({ deals: RENEWING, activities, unread: ['email', 'line_item'] }, TODAY);
    expect(score.missing).toEqual(expect.arrayContaining(['activities', 'line_items']));
  });
});

describe('what stands behind a score', () => {
  it('names its model, its policy and its day', () => {
    expect(scoreOf({ deals: RENEWING }, TODAY)).toMatchObject({
      companyId: '101',
      name: 'Acme',
      asOf: day(TODAY),
      model: 'seed-1',
      policy: 'default-1',
      firstPurchaseOn: day('2024-03-01'),
      lastPurchaseOn: day('2026-02-25'),
      lifetimeYears: 5,
      annualDiscountRate: 0.12,
    });
  });

  it('keeps the records that could not be used, from reading and from here', () => {
    const skipped = [{ record: '5', kind: 'call', reason: 'its date is not a date' }] as const;
    const deals = [...RENEWING, wonDeal({ id: '6', on: '2026-05-01', amount: null })];
    expect(scoreOf({ deals, skipped }, TODAY).skipped).toEqual([
      ...skipped,
      { record: '6', kind: 'deal', reason: 'won without an amount' },
    ]);
  });

  it('has the starting point as its top driver only where it stands alone', () => {
    expect(scoreOf({ deals: RENEWING.slice(0, 1) }, '2024-05-01').topDriver).toBe('starting_point');
    expect(scoreOf({ deals: RENEWING }, TODAY).topDriver).toBe('renewals_made');
  });

  it('grades the evidence by occasions, renewals and age', () => {
    expect(scoreOf({ deals: RENEWING.slice(0, 1) }, '2024-12-01').evidence).toBe('thin');
    expect(scoreOf({ deals: RENEWING }, TODAY).evidence).toBe('some');
    const prolonged = scoreOf({ deals: RENEWING.slice(0, 1), entered: { autoRenew: true } }, '2029-11-21');
    expect(prolonged.evidence).toBe('strong');
  });

  it('suggests what the facts of the score call for', () => {
    const action = (history: Parameters<typeof scoreOf>[0], asOf = TODAY) => scoreOf(history, asOf).nextAction;
    const activities = [meeting({ on: '2026-11-01' })];
    expect(action({ deals: RENEWING, activities })).toBe('start_renewal');
    expect(action({ deals: [...RENEWING, openRenewal({ on: '2027-03-01' })], activities })).toBe('ask_budget');
    expect(action({ deals: RENEWING, activities: [email({ on: '2026-11-10', subject: 'Renewal' })] })).toBe(
      'book_meeting',
    );
    expect(action({ deals: RENEWING, activities }, '2027-03-10')).toBe('record_renewal_outcome');
    expect(action({ deals: RENEWING, activities }, '2027-06-10')).toBe('win_back');
  });

  it('sends nobody to a meeting where a person recorded why the customer leaves or is no fit', () => {
    const logged = {
      deals: [...RENEWING, openRenewal({ on: '2027-03-01' })],
      activities: [email({ on: '2026-11-10', subject: 'Renewal' })],
    };
    const action = (entered: NonNullable<Parameters<typeof scoreOf>[0]['entered']>) =>
      scoreOf({ ...logged, entered }, TODAY).nextAction;
    const override = { reason: 'Board contact', until: null };
    expect(action({})).toBe('book_meeting');
    expect(action({ churnReason: 'They are being bought' })).toBe('keep_in_touch');
    expect(action({ segmentOverride: { ...override, segment: 'non_ideal' } })).toBe('keep_in_touch');
    expect(action({ segmentOverride: { ...override, segment: 'ideal' } })).toBe('book_meeting');
  });

  it('does not take a referral of the future for one that was made', () => {
    const given = {
      deals: [...RENEWING, openRenewal({ on: '2027-03-01' })],
      activities: [meeting({ on: '2026-11-01' })],
      entered: { budget: budget(90_000) },
    };
    const policy = { idealLifetimeValue: 1 };
    const later = [referredPurchase('2026-12-01', 100)];
    expect(scoreOf({ ...given, referred: later }, TODAY, { policy }).nextAction).toBe('ask_referral');
    expect(scoreOf({ ...given, referred: later }, '2026-12-02', { policy }).nextAction).toBe('grow');
  });
});
