import { describe, expect, it } from 'vitest';
import { sayDriver, sayReason } from '../../extensions/cards/sentences/reasons.ts';
import { createWords } from '../../extensions/cards/sentences/words.ts';
import { collectDeals } from '../../src/hubspot/history/company-deals.ts';
import { parseCompany } from '../../src/hubspot/history/parse-company.ts';
import { parseDeal } from '../../src/hubspot/history/parse-deal.ts';
import { parseLineItem } from '../../src/hubspot/history/parse-line-item.ts';
import { collectVoice } from '../../src/hubspot/history/read-voice.ts';
import { DEFAULT_READING } from '../../src/hubspot/records/reading-options.ts';
import { createUnreadKinds } from '../../src/hubspot/history/unread-kinds.ts';
import { ENGAGEMENT_INPUTS, type EngagementModel } from '../../src/scoring/engagement/engagement-model.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { classifyActivity } from '../../src/scoring/reading/classify-activity.ts';
import { readDeals, renewalRule } from '../../src/scoring/reading/read-deals.ts';
import type { CustomerScore } from '../../src/scoring/types.ts';
import { parsingContext } from '../hubspot/support/reading-context.ts';
import { day, email, lostRenewal, meeting, scoreOf, wonDeal, wonRenewal } from '../support/histories.ts';

const GERMAN = createWords('de-de', 'EUR');
const TODAY = '2026-11-21';
const ASOF = day(TODAY);

/** Reasons as the code gives them for records that are wrong in every way it knows. */
function skipReasons(): readonly string[] {
  const deal = { closedate: '2026-07-01', hs_is_closed_won: 'true', amount: '5' };
  const wrongDeals = [
    { ...deal, hs_is_closed_won: '', dealstage: 'nowhere' },
    { hs_is_closed_won: 'true', amount: '5' },
    { ...deal, closedate: 'soon' },
    { ...deal, amount: 'a lot' },
    { closedate: '2026-07-01', hs_is_closed_won: 'true' },
    { ...deal, deal_currency_code: 'USD' },
  ].flatMap((properties) => {
    const parsed = parseDeal({ id: '1', properties }, parsingContext());
    return 'skipped' in parsed ? [parsed.skipped] : [];
  });
  const others = collectDeals('9', ['1', '2'], {
    parsedDeals: new Map([['2', parseDeal({ id: '2', properties: deal }, parsingContext())]]),
    credits: new Map([['2', '8']]),
    lineItemLinks: new Map(),
    lineItems: new Map(),
  });
  const company = parseCompany(
    {
      id: '1',
      properties: {
        loyalty_annual_budget: '80000',
        loyalty_budget_as_of: '2026-02-03',
        loyalty_budget_dated: '60000 as of 2026-02-03',
        loyalty_contract_end: 'soon',
        loyalty_cost_to_serve: '-1',
      },
    },
    DEFAULT_READING,
  );
  const voice = collectVoice(
    parsingContext({ readVoice: true }),
    ['7'],
    new Map([['7', { id: '7', properties: {} }]]),
    createUnreadKinds(),
  );
  const later = readDeals(
    [wonDeal({ on: '2026-12-01' }), wonDeal({ on: '2026-01-01', amount: null })],
    DEFAULT_POLICY,
    ASOF,
  );
  const skipped = [...others.skipped, ...company.skipped, ...voice.skipped, ...later.skipped];
  const { skipped: wrongTerm } = parseLineItem({
    id: '1',
    properties: { name: 'Suite', hs_recurring_billing_period: 'a year' },
  });
  return [...wrongDeals, wrongTerm ?? '', ...skipped.map(({ reason }) => reason)];
}

function readingReasons(): readonly string[] {
  const rule = (deal: Partial<Parameters<typeof renewalRule>[0]>): string =>
    renewalRule({ markedRenewal: null, pipeline: 'Sales', type: '', ...deal }, DEFAULT_POLICY).rule;
  const purpose = (subject: string, dealIds: readonly string[] = []): string => {
    const activity = email({ on: TODAY, subject, dealIds });
    const classified = classifyActivity(activity, new Set(['711']), DEFAULT_POLICY, ASOF);
    return 'touch' in classified ? classified.touch.because : '';
  };
  return [
    rule({}),
    rule({ markedRenewal: true }),
    rule({ markedRenewal: false }),
    rule({ pipeline: 'Renewals' }),
    rule({ type: 'Renewal' }),
    purpose('Roadmap'),
    purpose('Your renewal'),
    purpose('Roadmap', ['711']),
  ];
}

describe('what records bring along', () => {
  it('has its German for every record that cannot be used', () => {
    const reasons = skipReasons();
    expect(new Set(reasons).size).toBe(14);
    for (const reason of reasons) expect(sayReason(reason, GERMAN)).not.toBe(reason);
  });

  it('has its German for every reason to read a deal or a touch as it was read', () => {
    for (const reason of readingReasons()) {
      expect(reason).not.toBe('');
      expect(sayReason(reason, GERMAN)).not.toBe(reason);
    }
  });

  it('keeps names, numbers and days of the record', () => {
    expect(sayReason('its amount is in USD and HubSpot gives none in EUR', GERMAN)).toBe(
      'der Betrag ist in USD, und HubSpot nennt keinen in EUR',
    );
    expect(sayReason('pipeline "Renewals "EMEA"" contains "renewal"', GERMAN)).toBe(
      'Pipeline „Renewals "EMEA"“ enthält „renewal“',
    );
  });
});

const EVERYTHING: EngagementModel = {
  inputs: ENGAGEMENT_INPUTS,
  effects: {
    ridge: 10,
    intercept: 0.2,
    coefficients: ENGAGEMENT_INPUTS.map(() => 0.1),
    means: ENGAGEMENT_INPUTS.map(() => 1.37),
    deviations: ENGAGEMENT_INPUTS.map(() => 1),
    covariance: [0, ...ENGAGEMENT_INPUTS].map((_row, row) =>
      [0, ...ENGAGEMENT_INPUTS].map((_column, column) => (row === column ? 0.01 : 0)),
    ),
  },
  observed: { contact_recency: { middle: 4, above: { cases: 100, passed: 61 }, upTo: { cases: 100, passed: 68 } } },
  cases: 200,
};

/** Customers of every kind, with a model that knows everything. */
function everyKind(): readonly CustomerScore[] {
  const yearly = ['2022-03-01', '2023-03-01', '2024-03-01', '2025-03-01', '2026-03-01'];
  const contract = [
    wonDeal({ on: '2021-03-01', termMonths: 12 }),
    ...yearly.map((on) => wonRenewal({ on, termMonths: 12, products: ['Platform'] })),
  ];
  const histories: readonly Parameters<typeof scoreOf>[0][] = [
    { deals: contract, activities: [meeting({ on: '2026-10-10', contactIds: ['1'] }), meeting({ on: '2026-05-01' })] },
    { deals: contract.slice(0, -1).concat(wonRenewal({ on: '2025-10-20', termMonths: 12 })) },
    { deals: [wonDeal({ on: '2020-03-01', termMonths: 12 })] },
    {
      deals: [
        wonDeal({ on: '2018-03-01', termMonths: 12 }),
        lostRenewal({ on: '2019-03-01' }),
        wonDeal({ on: '2026-03-01', termMonths: 12 }),
      ],
    },
    { deals: [wonDeal({ on: '2022-03-01' }), wonDeal({ on: '2025-09-01' }), wonDeal({ on: '2026-01-10' })] },
    {
      deals: [wonDeal({ on: '2025-01-10' })],
      voice: {
        tickets: [{ id: '1', openedOn: day('2026-06-01'), closedOn: null, highPriority: true }],
        answers: [{ id: '2', day: day('2026-06-01'), survey: 'nps', value: 9 }],
      },
    },
  ];
  return histories.map((history) =>
    scoreOf(history, TODAY, { model: { engagement: EVERYTHING, kind: 'portal', customers: 500 } }),
  );
}

const numbersOf = (text: string): readonly string[] => (text.match(/\d+/g) ?? []).toSorted();

describe('the drivers of real scores', () => {
  it('have their German, with every number that the English has', () => {
    const drivers = everyKind().flatMap((score) => score.drivers.map((driver) => ({ driver, score })));
    expect(new Set(drivers.map(({ driver }) => driver.name)).size).toBeGreaterThan(12);
    for (const { driver, score } of drivers) {
      const view = { ...driver, facts: { ...driver.facts } };
      const german = sayDriver(view, score.loyaltyTest, GERMAN);
      expect(german, driver.name).not.toBe(driver.because);
      // Tenure is said in years in English and in days in German; what one purchase shows, in words.
      if (driver.name === 'tenure' || driver.because.startsWith('one purchase')) continue;
      expect(numbersOf(german), driver.because).toEqual(numbersOf(driver.because));
    }
  });
});
