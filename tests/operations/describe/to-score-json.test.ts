import { describe, expect, it } from 'vitest';
import { toScoreJson } from '../../../src/operations/describe/to-score-json.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import { budget, companyHistory, email, meeting, scoreOf, scoringContext, wonDeal } from '../../support/histories.ts';

const SCORE = scoreOf(
  {
    deals: [
      wonDeal({ id: '1', on: '2026-03-01', amount: 48_000, termMonths: 12 }),
      wonDeal({ id: '2', on: '2026-04-01', amount: -500 }),
      wonDeal({ id: '3', on: '2026-05-01', amount: 0 }),
      wonDeal({ id: '4', on: '2026-05-01', amount: null }),
    ],
    activities: [
      meeting({ on: '2026-10-10' }),
      email({ id: '7', on: '2026-11-01', automated: 'sequence' }),
      { ...email({ id: '8', on: '2026-11-01' }), day: null },
    ],
    entered: { budget: budget(120_000, '2026-02-03') },
  },
  '2026-11-21',
  { policy: { idealLifetimeValue: 40_000 } },
);

describe('the JSON of a score', () => {
  const json = toScoreJson(SCORE);

  it('holds every field that was promised, as plain data', () => {
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining([
        ...['company', 'name', 'asOf', 'customerStatus', 'segment', 'loyalty', 'loyaltyInterval', 'drivers', 'risk'],
        ...['evidence', 'lifetimeValue', 'lifetimeValueInterval', 'waterfall', 'currentAnnualValue', 'wallet'],
        ...['valueGap', 'shareOfWallet', 'renewalDate', 'contactStatus', 'lastNonRenewalContact'],
        ...['daysSinceNonRenewalContact', 'excludedTouches', 'model', 'skipped'],
      ]),
    );
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('writes dates as days and probabilities between 0 and 1', () => {
    expect(json).toMatchObject({
      company: '101',
      name: 'Acme',
      asOf: '2026-11-21',
      customerStatus: 'active',
      loyalty: SCORE.loyalty,
      wallet: { amount: 120_000, source: 'entered', asOf: '2026-02-03' },
      valueGap: 120_000 - 47_500,
      renewalDate: '2027-03-01',
      contactStatus: 'in_touch',
      lastNonRenewalContact: '2026-10-10',
      daysSinceNonRenewalContact: 42,
      model: 'seed-1',
    });
  });

  it('says how far the value may be off, and what it would be under other assumptions', () => {
    const { lifetimeValue, lifetimeValueInterval, sensitivity } = SCORE;
    expect(json).toMatchObject({
      valueRange: { low: lifetimeValueInterval[0], base: lifetimeValue, high: lifetimeValueInterval[1] },
      sensitivity,
      discountRate: { annual: 0.12, monthly: expect.closeTo(1.12 ** (1 / 12) - 1, 12) as number },
      lifetimeYears: 5,
      valueNotes: [],
      lifetimeValueToAcquisitionCost: null,
    });
    const dear = scoreOf({ deals: [wonDeal({ on: '2026-03-01' })], entered: { costToServe: 5000 } }, '2026-11-21');
    expect(toScoreJson(dear).valueNotes).toContainEqual({
      note: 'cost_to_serve_above_margin',
      because: 'Serving the customer for a year costs more than the margin of what it buys in one.',
    });
  });

  it('keeps of a driver its name, points and sentence', () => {
    expect(json.drivers).toEqual([
      { name: 'starting_point', points: SCORE.drivers[0]?.points, because: SCORE.drivers[0]?.because },
    ]);
  });

  it('shows what did not count, what could not be used, and every credit and free deal', () => {
    expect(json.excludedTouches).toEqual([
      { record: '8', date: null, reason: 'no_date' },
      { record: '7', date: '2026-11-01', reason: 'sequence' },
    ]);
    expect(json.skipped).toEqual([{ record: '4', kind: 'deal', reason: 'won without an amount' }]);
    expect(json.credits).toEqual([
      { record: '2', date: '2026-04-01', amount: -500 },
      { record: '3', date: '2026-05-01', amount: 0 },
    ]);
  });

  it('says null where something is not known', () => {
    const unknown = scoreOf({ deals: [wonDeal({ on: '2026-03-01' })] }, '2026-11-21');
    expect(toScoreJson(unknown)).toMatchObject({
      segment: null,
      wallet: null,
      valueGap: null,
      shareOfWallet: null,
      renewalDate: null,
      lastNonRenewalContact: null,
      daysSinceNonRenewalContact: null,
    });
  });

  it('of a company that is no customer has no loyalty and a reason', () => {
    const result = scoreCustomer(
      companyHistory({
        deals: [wonDeal({ id: '5', on: '2026-05-01', amount: -40 })],
        activities: [meeting({ on: '2026-11-20' })],
      }),
      scoringContext('2026-11-21'),
    );
    expect(toScoreJson(result)).toEqual({
      company: '101',
      name: 'Acme',
      asOf: '2026-11-21',
      customerStatus: 'prospect',
      segment: null,
      loyalty: null,
      reason: 'nothing_paid',
      credits: [{ record: '5', date: '2026-05-01', amount: -40 }],
      contactStatus: 'in_touch',
      lastNonRenewalContact: '2026-11-20',
      daysSinceNonRenewalContact: 1,
      singleThreaded: true,
      excludedTouches: [],
      skipped: [],
    });
  });
});
