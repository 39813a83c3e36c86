import { describe, expect, it } from 'vitest';
import { parseLineItem, withLineItems } from '../../../src/hubspot/history/parse-line-item.ts';
import type { Deal } from '../../../src/scoring/types.ts';

const DEAL: Deal = {
  id: '10',
  name: 'Suite',
  outcome: 'won',
  day: 20_000,
  amount: 1,
  pipeline: '',
  type: '',
  markedRenewal: null,
  termMonths: null,
  contractEnd: null,
  products: [],
};

describe('parseLineItem', () => {
  it.each([
    ['P12M', 12],
    ['P1Y', 12],
    ['P2Y6M', 30],
    ['P365D', 12],
    ['P52W', 12],
    ['p36m', 36],
  ])('reads the term %s as %i months', (period, termMonths) => {
    const parsed = parseLineItem({ id: '1', properties: { hs_recurring_billing_period: period } });
    expect(parsed).toEqual({ lineItem: { product: null, termMonths }, skipped: null });
  });

  it.each(['P', 'PT12H', 'P3D', 'twelve months'])('says so where a term is none: %s', (period) => {
    const parsed = parseLineItem({ id: '1', properties: { name: 'Suite', hs_recurring_billing_period: period } });
    expect(parsed.lineItem).toEqual({ product: 'Suite', termMonths: null });
    expect(parsed.skipped).toBe(`its term "${period}" is not a duration such as P12M`);
  });

  it.each([
    [{ recurringbillingfrequency: 'annually' }, 12],
    [{ recurringbillingfrequency: 'per_two_years' }, 24],
    [{ recurringbillingfrequency: 'monthly' }, null],
    [{ recurringbillingfrequency: 'monthly', hs_term_in_months: '18' }, 18],
    [{}, null],
  ])('reads %j without a period as a term of %s months', (properties, termMonths) => {
    expect(parseLineItem({ id: '1', properties }).lineItem.termMonths).toBe(termMonths);
  });
});

describe('withLineItems', () => {
  it('takes the longest term and names each product once', () => {
    const items = [
      { product: 'Suite', termMonths: 12 },
      { product: 'Support', termMonths: 36 },
      { product: 'Suite', termMonths: null },
    ];
    expect(withLineItems(DEAL, items)).toMatchObject({ termMonths: 36, products: ['Suite', 'Support'] });
  });

  it('leaves the term that the deal itself names', () => {
    expect(withLineItems({ ...DEAL, termMonths: 6 }, [{ product: null, termMonths: 12 }])).toMatchObject({
      termMonths: 6,
      products: [],
    });
  });
});
