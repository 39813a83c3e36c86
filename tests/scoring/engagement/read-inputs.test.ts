import { describe, expect, it } from 'vitest';
import { readEngagement, type EngagementReading } from '../../../src/scoring/engagement/read-inputs.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readCustomer } from '../../../src/scoring/read-customer.ts';
import { companyHistory, day, email, lostRenewal, meeting, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-06-30';
const DEALS = [wonDeal({ on: '2025-06-30' }), wonDeal({ on: '2025-12-27' })];

function read(given: Parameters<typeof companyHistory>[0], isUnderContract = false): EngagementReading {
  const history = companyHistory({ deals: DEALS, ...given });
  const customer = readCustomer(history, DEFAULT_POLICY, day(TODAY));
  return readEngagement({ ...customer, isUnderContract, asOf: day(TODAY) });
}

describe('contact as input', () => {
  it('counts days since the last conversation: a meeting, a call, or something the customer wrote', () => {
    const sent = email({ on: '2026-06-20' });
    const written = email({ on: '2026-06-10', id: 'written', direction: 'inbound' });
    expect(read({ activities: [sent, meeting({ on: '2026-06-01' })] }).values.contact_recency).toBe(Math.log1p(29));
    expect(read({ activities: [sent, written, meeting({ on: '2026-06-01' })] }).facts.daysSinceTwoWayTouch).toBe(20);
  });

  it('takes who never talked with us for silent since the first purchase', () => {
    const { values, facts } = read({ activities: [email({ on: '2026-06-20' })] });
    expect(facts.daysSinceTwoWayTouch).toBeNull();
    expect(values.contact_recency).toBe(Math.log1p(365));
  });

  it('halves a touch every 90 days, by kind, and counts none of the future', () => {
    const { values } = read({
      activities: [meeting({ on: TODAY }), meeting({ on: '2026-04-01' }), meeting({ on: '2026-07-01', id: 'later' })],
    });
    expect(values.meetings).toBeCloseTo(Math.log1p(1.5), 12);
    expect(values.emails).toBe(0);
  });

  it('compares the last 90 days with the 90 before', () => {
    const activities = ['2026-06-29', '2026-05-01', '2026-04-01', '2026-01-02'].map((on) => meeting({ on }));
    const { values, facts } = read({ activities });
    expect(facts).toMatchObject({ touchesLast90Days: 2, touchesPrevious90Days: 2 });
    expect(values.contact_change).toBe(0);
  });

  it('is not known where nothing is logged, and of a kind that could not be read', () => {
    const blind = read({});
    for (const input of [
      'contact_recency',
      'calls',
      'meetings',
      'emails',
      'contact_change',
      'contacts_engaged',
    ] as const)
      expect(blind.values[input]).toBeNull();
    const { values } = read({ activities: [meeting({ on: '2026-06-01' })], unread: ['call'] });
    expect(values.calls).toBeNull();
    expect(values.meetings).not.toBeNull();
  });
});

describe('deals as input', () => {
  it('takes silence against the own gap without a contract, and leaves it to the core under one', () => {
    // Two purchases 180 days apart, 185 days ago.
    expect(read({}).values).toMatchObject({
      purchases: Math.log1p(1),
      silence: Math.log1p(185),
      overdue_purchase: Math.log(186 / 181),
      tenure: Math.log1p(365),
    });
    expect(read({}, true).values).toMatchObject({ purchases: null, silence: null, overdue_purchase: null });
  });

  it('takes the share of deals lost, renewals apart', () => {
    const lost = wonDeal({ on: '2026-01-01', outcome: 'lost', amount: null });
    const { values, facts } = read({ deals: [...DEALS, lost, lostRenewal({ on: '2026-02-01' })] });
    expect(values.lost_deals).toBeCloseTo(1 / 3, 12);
    expect(facts).toMatchObject({ lostDeals: 1, closedDeals: 3 });
  });

  it('counts products owned, which are not known where no deal names one', () => {
    const named = DEALS.map((deal) => ({ ...deal, products: ['Suite', deal.id] }));
    expect(read({ deals: named }).values.products_owned).toBe(Math.log1p(3));
    expect(read({}).values.products_owned).toBeNull();
  });
});

describe('voice as input', () => {
  const voice = {
    tickets: [
      { id: '1', openedOn: day('2026-04-01'), closedOn: null, highPriority: false },
      { id: '2', openedOn: day('2026-07-01'), closedOn: null, highPriority: false },
    ],
    answers: [
      { id: '3', day: day('2026-05-01'), survey: 'csat' as const, value: 5 },
      { id: '4', day: day('2026-01-01'), survey: 'nps' as const, value: 0 },
      { id: '5', day: day('2026-07-01'), survey: 'nps' as const, value: 0 },
    ],
  };

  it('counts tickets opened by the day, and puts the last answer on a scale from worst to best', () => {
    const { values, facts } = read({ voice });
    expect(values.tickets).toBeCloseTo(Math.log1p(0.5), 12);
    expect(values.survey_answers).toBe(1);
    expect(facts).toMatchObject({ ticketsLast12Months: 1, lastAnswer: { id: '3' } });
  });

  it('is not known where it was not read; no ticket at all is known to be none', () => {
    expect(read({}).values).toMatchObject({ tickets: null, survey_answers: null });
    expect(read({ voice, unread: ['ticket'] }).values.tickets).toBeNull();
    expect(read({ voice: { tickets: [], answers: [] } }).values).toMatchObject({ tickets: 0, survey_answers: null });
  });
});
