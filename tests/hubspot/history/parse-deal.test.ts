import { describe, expect, it } from 'vitest';
import { parseDeal } from '../../../src/hubspot/history/parse-deal.ts';
import type { ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import { toDay } from '../../../src/scoring/day.ts';
import { parsingContext } from '../support/reading-context.ts';

const WON = {
  dealname: 'Suite for Ada',
  amount: '1200.50',
  closedate: '2026-07-01T22:30:00Z',
  pipeline: '77',
  dealstage: '772',
  dealtype: 'existingbusiness',
  hs_is_closed: 'true',
  hs_is_closed_won: 'true',
  hs_is_closed_lost: 'false',
};

function parse(properties: Record<string, string>, options: Partial<ReadingOptions> = {}) {
  return parseDeal({ id: '10', properties }, parsingContext(options));
}

function skipReason(changes: Record<string, string>, without: readonly string[] = []): string | null {
  const properties = Object.fromEntries(
    Object.entries({ ...WON, ...changes }).filter(([name]) => !without.includes(name)),
  );
  const parsed = parse(properties);
  return 'skipped' in parsed ? parsed.skipped : null;
}

function amountOf(changes: Record<string, string>): number | null | undefined {
  const parsed = parse({ ...WON, ...changes });
  return 'deal' in parsed ? parsed.deal.amount : undefined;
}

describe('parseDeal', () => {
  it('reads a won deal with the labels that people see and the day of the portal', () => {
    expect(parse(WON)).toEqual({
      deal: {
        id: '10',
        name: 'Suite for Ada',
        outcome: 'won',
        day: toDay(2026, 7, 2),
        amount: 1200.5,
        pipeline: 'Renewals',
        type: 'Existing Business',
        markedRenewal: null,
        termMonths: null,
        contractEnd: null,
        products: [],
      },
    });
  });

  it.each([
    [{ hs_is_closed_won: 'true' }, 'won'],
    [{ hs_is_closed_lost: 'true' }, 'lost'],
    [{ hs_is_closed: 'true', hs_is_closed_won: 'false' }, 'lost'],
    [{ hs_is_closed: 'false' }, 'open'],
    [{ hs_is_closed_won: 'false', hs_is_closed_lost: 'false' }, 'open'],
    [{ pipeline: 'default', dealstage: 'closedwon' }, 'won'],
    [{ pipeline: 'default', dealstage: 'closedlost' }, 'lost'],
    [{ pipeline: 'default', dealstage: 'new' }, 'open'],
  ])('tells from %j that the deal is %s', (properties, outcome) => {
    const parsed = parse({ amount: '1', closedate: '2026-07-01', ...properties });
    expect(parsed).toMatchObject({ deal: { outcome } });
  });

  it('prefers the amount in home currency', () => {
    expect(amountOf({ amount: '1300', amount_in_home_currency: '1200', deal_currency_code: 'USD' })).toBe(1200);
  });

  it('takes the amount where the deal is in home currency or names none', () => {
    expect(amountOf({ deal_currency_code: 'eur' })).toBe(1200.5);
    expect(amountOf({})).toBe(1200.5);
  });

  it('keeps zero and negative amounts', () => {
    expect(amountOf({ amount: '0' })).toBe(0);
    expect(amountOf({ amount: '-250.25' })).toBe(-250.25);
  });

  it.each([
    [
      'an amount in another currency alone',
      { deal_currency_code: 'USD' },
      [],
      'its amount is in USD and HubSpot gives none in EUR',
    ],
    ['no amount', {}, ['amount'], 'won without an amount'],
    ['an amount that is no number', { amount: '12,5' }, [], 'its amount "12,5" is not a number'],
    ['no close date', {}, ['closedate'], 'no close date'],
    ['a close date that is none', { closedate: 'Q3' }, [], 'its close date "Q3" is not a date'],
    [
      'a stage of no pipeline',
      { dealstage: '999' },
      ['hs_is_closed', 'hs_is_closed_won', 'hs_is_closed_lost'],
      'its stage "999" is in no pipeline of the portal',
    ],
  ] as const)('skips a won deal with %s, and says why', (_case, changes, without, reason) => {
    expect(skipReason(changes, without)).toBe(reason);
  });

  it('keeps a lost or open deal without a usable amount: it still tells something', () => {
    const lost = { ...WON, amount: 'n/a', hs_is_closed_won: 'false', hs_is_closed_lost: 'true' };
    expect(parse(lost)).toMatchObject({ deal: { outcome: 'lost', amount: null } });
  });

  it('reads the mapped properties, and takes what it cannot read for nothing', () => {
    const options = {
      dealRenewalProperty: 'is_renewal',
      dealContractEndProperty: 'ends',
      dealTermMonthsProperty: 'term',
    };
    expect(parse({ ...WON, is_renewal: 'No', ends: '2027-06-30', term: '24' }, options)).toMatchObject({
      deal: { markedRenewal: false, contractEnd: toDay(2027, 6, 30), termMonths: 24 },
    });
    expect(parse({ ...WON, is_renewal: 'maybe', ends: 'soon', term: '-3' }, options)).toMatchObject({
      deal: { markedRenewal: null, contractEnd: null, termMonths: null },
    });
  });
});
