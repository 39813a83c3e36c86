import { describe, expect, it } from 'vitest';
import { type Properties, readPublished } from '../../extensions/cards/sentences/read-published.ts';
import { healthyProperties } from './fixtures.ts';

const read = (changes: Properties, today = '2026-11-21') =>
  readPublished({ ...healthyProperties, ...changes }, today, 'Europe/Berlin');

function summaryOf(changes: Properties, today?: string) {
  const published = read(changes, today);
  if (published.kind !== 'scored') throw new Error(`not scored but ${published.kind}`);
  return published.summary;
}

describe('the published values', () => {
  it('are none where nothing was ever written', () => {
    expect(readPublished({}, '2026-11-21', 'UTC')).toEqual({ kind: 'none' });
    expect(read({ loyalty_scored_at: '' })).toEqual({ kind: 'none' });
    expect(read({ loyalty_scored_at: 'soon' })).toEqual({ kind: 'none' });
  });

  it('are those of no customer where there is no score', () => {
    expect(read({ loyalty_score: null })).toEqual({ kind: 'not_customer', scoredOn: '2026-11-19' });
  });

  it('fall on the day that it was in the portal, not in UTC', () => {
    expect(read({ loyalty_scored_at: '2026-11-18T23:30:00.000Z' })).toMatchObject({ scoredOn: '2026-11-19' });
  });

  it.each([
    ['ISO days', '2027-02-28', '2026-10-10'],
    ['milliseconds of midnight in UTC', '1803772800000', '1791590400000'],
  ])('are read from %s alike', (_name, renewal, contact) => {
    const summary = summaryOf({ loyalty_renewal_date: renewal, loyalty_last_non_renewal_contact: contact });
    expect(summary.renewal).toEqual({ date: '2027-02-28', days: 99, openDeals: null, countsAsLostFrom: null });
    expect(summary.contact.last).toEqual({ kind: null, date: '2026-10-10', days: 42 });
  });

  it('take an option that the card does not know for unknown, not for another', () => {
    const summary = summaryOf({ loyalty_segment: 'platinum', loyalty_risk: 'meteor', loyalty_evidence: 'divine' });
    expect(summary).toMatchObject({ segment: null, risk: null, evidence: null });
  });

  it('know no gap where there is no wallet', () => {
    const { value } = summaryOf({
      loyalty_wallet_source: 'none',
      loyalty_value_gap: null,
      loyalty_share_of_wallet: null,
      loyalty_annual_budget: '500',
    });
    expect(value).toMatchObject({ annual: 48_000, wallet: null, gap: null });
  });

  it('know an estimated wallet by the gap that was written beside the spend', () => {
    const { value } = summaryOf({ loyalty_wallet_source: 'estimated' });
    expect(value?.wallet).toMatchObject({ amount: 120_000, source: 'estimated', asOf: null });
  });

  it.each([
    ['60000 as of 2026-02-03', null],
    ['120000 as of 2026-02-03', '2026-02-03'],
    ['60000 as of 2025-12-01', '2026-02-03'],
    ['about 60000', '2026-02-03'],
    [null, '2026-02-03'],
  ])('say of what age a budget is unless its day was entered with another: "%s"', (note, asOf) => {
    expect(summaryOf({ loyalty_budget_dated: note }).value?.wallet).toMatchObject({ amount: 120_000, asOf });
  });

  it("take a budget that stands in the account's own property from spend and gap together", () => {
    const { value } = summaryOf({ loyalty_annual_budget: null, loyalty_budget_as_of: null });
    expect(value?.wallet).toEqual({ amount: 120_000, source: 'entered', asOf: null, by: null, comparable: null });
  });

  it.each([
    ['Guard (17 of 31, industry)', { product: 'Guard', owners: 17, of: 31, similarBy: 'industry' }],
    ['Suite (EU) (3 of 9, size)', { product: 'Suite (EU)', owners: 3, of: 9, similarBy: 'size' }],
    ['Guard', null],
    [null, null],
  ])('know a product that similar customers own by its note: "%s"', (note, productGap) => {
    expect(summaryOf({ loyalty_product_gap: note }).value?.productGap).toEqual(productGap);
  });

  it('see a budget below the spend', () => {
    const { value } = summaryOf({ loyalty_annual_budget: '40000', loyalty_value_gap: null });
    expect(value).toMatchObject({ belowSpend: true, gap: null });
  });

  it('show an override only where the effective segment differs from the computed one', () => {
    const override = { loyalty_segment: 'uncertain', loyalty_segment_override: 'uncertain' };
    expect(summaryOf(override).overridden).toBe(true);
    expect(summaryOf({ ...override, loyalty_segment_override: 'ideal' }).overridden).toBe(false);
    expect(summaryOf({ loyalty_segment_override: 'uncertain' }).overridden).toBe(false);
  });

  it('count days on to today while they are fresh, and to their own day once they are old', () => {
    expect(summaryOf({}, '2026-11-21')).toMatchObject({ asOf: '2026-11-21', renewal: { days: 99 } });
    expect(summaryOf({}, '2026-11-22')).toMatchObject({ asOf: '2026-11-19', renewal: { days: 101 } });
  });
});
