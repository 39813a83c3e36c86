import { describe, expect, it } from 'vitest';
import { cardAnswerSchema } from '../../extensions/shared/card-view.ts';
import { toCardView, type ViewContext } from '../../src/functions/to-card-view.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import { toPublishedValues } from '../../src/operations/published-values.ts';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import type { CustomerScore } from '../../src/scoring/types.ts';
import {
  budget,
  companyHistory,
  day,
  email,
  meeting,
  openRenewal,
  referredPurchase,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../support/histories.ts';
import { PORTAL } from '../support/customer-records.ts';

const CONTEXT: ViewContext = {
  scoring: scoringContext('2026-11-21', { policy: { idealLifetimeValue: 40_000 } }),
  portal: PORTAL,
  now: new Date('2026-11-21T09:30:00Z'),
};

const HISTORY = companyHistory({
  deals: [
    wonDeal({ id: '1', on: '2024-12-01', name: 'Pilot', amount: 900 }),
    wonDeal({ id: '2', on: '2025-03-01', amount: 48_000, termMonths: 12 }),
    wonRenewal({ id: '3', on: '2026-03-01', amount: 48_000, termMonths: 12 }),
    wonDeal({ id: '4', on: '2026-04-01', amount: -500 }),
    openRenewal({ id: '5', on: '2027-03-01' }),
    wonDeal({ id: '6', on: '2026-05-01', amount: null }),
  ],
  activities: [
    meeting({ id: '71', on: '2026-10-10' }),
    email({ id: '72', on: '2026-11-10', subject: 'Your renewal' }),
    { ...email({ id: '73', on: '2026-11-10' }), day: null },
  ],
  contactIds: ['301', '302'],
  referred: [referredPurchase('2026-01-01', 20_000)],
  entered: {
    budget: budget(120_000, '2025-02-03'),
    acquisitionCost: 100,
    segmentOverride: { segment: 'non_ideal', reason: 'Sells to our competitor', until: day('2027-01-31') },
  },
});

function scoreNow(): CustomerScore {
  const score = scoreCustomer(HISTORY, CONTEXT.scoring);
  if (score.kind !== 'scored') throw new Error('expected a score');
  return score;
}

function viewOf(published: PublishedValues | null, outcome: Parameters<typeof toCardView>[2] = null) {
  const view = toCardView(scoreNow(), published, outcome, CONTEXT);
  if (view.kind !== 'scored') throw new Error('expected a scored view');
  return view;
}

const PUBLISHED_AT = { currency: 'EUR', label: 'x/y', at: '2026-11-20T02:00:00.000Z', tiers: null } as const;

const PUBLISHED: PublishedValues = {
  ...toPublishedValues(scoreNow(), PUBLISHED_AT),
  segment: 'ideal',
  previousSegment: 'uncertain',
  segmentChangedAt: '2026-11-01T02:00:00.000Z',
  risk: 'high',
  previousRisk: 'watch',
  riskChangedAt: '2026-11-14T02:00:00.000Z',
};

describe('the view of a score', () => {
  it('is what the card understands, and plain data', () => {
    const view = viewOf(null);
    expect(cardAnswerSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
  });

  it('says whose, when, in which portal and with what it was made', () => {
    expect(viewOf(null)).toMatchObject({
      companyId: '101',
      name: 'Acme',
      at: '2026-11-21T09:30:00.000Z',
      asOf: '2026-11-21',
      currency: 'EUR',
      portalId: '4711',
      model: 'seed-1',
      policy: 'default-1',
      policyProvisional: true,
      horizonMonths: 12,
      idealLifetimeValue: 40_000,
    });
  });

  it('says of each deal as what it was read, and which rule said so', () => {
    expect(viewOf(null).purchases.map(({ record, date, readAs }) => [record, date, readAs])).toEqual([
      ['1', '2024-12-01', 'pilot'],
      ['2', '2025-03-01', 'purchase'],
      ['3', '2026-03-01', 'renewal'],
      ['4', '2026-04-01', 'credit'],
    ]);
    expect(viewOf(null).purchases[2]?.because).toBe('pipeline "Renewal Pipeline" contains "renewal"');
    expect(viewOf(null)).toMatchObject({ purchasesCount: 3, renewalsCount: 1 });
  });

  it('holds the last contact of either purpose and what did not count', () => {
    expect(viewOf(null).contact).toMatchObject({
      status: 'in_touch',
      lastNonRenewal: { record: '71', kind: 'meeting', date: '2026-10-10' },
      lastRenewal: { record: '72', kind: 'email', date: '2026-11-10' },
      daysSinceNonRenewal: 42,
      contactsReached: 1,
      contactsKnown: 2,
      excluded: [{ record: '73', kind: 'email', date: null, reason: 'no_date' }],
    });
  });

  it('says of a contact that it came by way of the parent company', () => {
    const history = {
      ...HISTORY,
      activities: [meeting({ id: '71', on: '2026-10-10', contactIds: [], via: 'parent' })],
    };
    const view = toCardView(scoreCustomer(history, CONTEXT.scoring), null, null, CONTEXT);
    expect(view.kind === 'scored' && view.contact.lastNonRenewal).toMatchObject({ record: '71', viaParent: true });
    expect(viewOf(null).contact.lastNonRenewal).not.toHaveProperty('viaParent');
  });

  it('holds the renewal with its open deals and the day it counts as lost', () => {
    expect(viewOf(null).renewal).toEqual({
      date: '2027-03-01',
      overdueDays: -100,
      openRenewalDeals: ['5'],
      countsAsLostFrom: '2027-05-01',
    });
  });

  it('calls a budget stale after the months of the policy', () => {
    expect(viewOf(null)).toMatchObject({ walletStale: true, wallet: { amount: 120_000, asOf: '2025-02-03' } });
  });

  it('shows the records that could not be used', () => {
    expect(viewOf(null).skipped).toEqual([{ record: '6', kind: 'deal', reason: 'won without an amount' }]);
  });

  it('shows the published segment and risk, as lists and workflows use them, beside the fresh numbers', () => {
    expect(viewOf(PUBLISHED)).toMatchObject({
      segment: 'ideal',
      previousSegment: 'uncertain',
      segmentChangedAt: '2026-11-01T02:00:00.000Z',
      risk: 'high',
      previousRisk: 'watch',
      riskChangedAt: '2026-11-14T02:00:00.000Z',
      loyalty: scoreNow().loyalty,
      override: { segment: 'non_ideal', reason: 'Sells to our competitor', until: '2027-01-31' },
    });
  });

  it('shows the reading where nothing was published, or nothing that was scored', () => {
    const reading = { segment: 'non_ideal', risk: scoreNow().risk, previousRisk: null, segmentChangedAt: null };
    expect(viewOf(null)).toMatchObject(reading);
    expect(viewOf({ ...PUBLISHED, score: null })).toMatchObject(reading);
    expect(viewOf({ ...PUBLISHED, segment: 'not_scored' })).toMatchObject({ segment: 'non_ideal', risk: 'high' });
  });

  it('says how much rests on the customer itself, and the product that others own as it was published', () => {
    const view = viewOf({ ...toPublishedValues(scoreNow(), PUBLISHED_AT), productGap: 'Guard (17 of 31, industry)' });
    expect(view.evidenceWeight).toBe(scoreNow().evidenceWeight);
    expect(view.evidenceWeight).toBeGreaterThan(0);
    expect(view.productGap).toBe('Guard (17 of 31, industry)');
    expect(viewOf(null).productGap).toBeNull();
  });

  it('says why a value is what it is', () => {
    expect(viewOf(null).valueNotes).toEqual([...scoreNow().valueNotes]);
  });

  it('says whether it was written, and why not', () => {
    expect(viewOf(null)).toMatchObject({ published: 'not_asked', publishReason: null });
    const refused = {
      companyId: '101',
      result: 'refused',
      reason: 'Industry is required',
      propertiesSent: 0,
      published: null,
      obstacle: 'rule',
    } as const;
    expect(viewOf(null, refused)).toMatchObject({ published: 'refused', publishReason: 'Industry is required' });
  });
});

describe('the view of a company that is no customer', () => {
  it('is what the card understands, with the reason, the contact, its credits and what could not be used', () => {
    const history = companyHistory({
      deals: [wonDeal({ id: '1', on: '2026-01-01', amount: -5 }), wonDeal({ id: '2', on: '2026-01-02', amount: 0 })],
      activities: [meeting({ on: '2026-11-20' })],
      skipped: [{ record: '9', kind: 'deal', reason: 'no close date' }],
    });
    const view = toCardView(scoreCustomer(history, CONTEXT.scoring), null, null, CONTEXT);
    expect(cardAnswerSchema.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      kind: 'not_scored',
      reason: 'nothing_paid',
      contact: { status: 'in_touch', lastRenewal: null },
      purchases: [
        { record: '1', readAs: 'credit', amount: -5 },
        { record: '2', readAs: 'purchase', amount: 0 },
      ],
      skipped: [{ record: '9', kind: 'deal', reason: 'no close date' }],
    });
  });
});
