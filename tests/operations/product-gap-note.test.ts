import { describe, expect, it } from 'vitest';
import { settleProductGap, writeProductGap } from '../../src/operations/product-gap-note.ts';
import { settle } from '../../src/operations/refresh-customer.ts';
import type { PublishContext } from '../../src/operations/published-values.ts';
import type { ProductGap } from '../../src/programme/product-gaps.ts';
import { toShare } from '../../src/programme/share.ts';
import { companyHistory, day, scoreOf, wonDeal } from '../support/histories.ts';
import { read } from '../support/published-readings.ts';

const GUARD: ProductGap = {
  companyId: '101',
  name: 'Ada AG',
  product: 'Guard',
  owners: toShare(17, 31),
  similarBy: 'industry',
  typicalAmount: null,
  boughtBefore: false,
};

describe('the published product gap', () => {
  it('names the product, how many own it, and what makes them similar', () => {
    expect(writeProductGap(GUARD)).toBe('Guard (17 of 31, industry)');
  });

  it.each([
    ['Guard (17 of 31, industry)', 'Guard (18 of 32, industry)', 'Guard (17 of 31, industry)'],
    ['Guard (17 of 31, industry)', 'Guard (24 of 31, industry)', 'Guard (24 of 31, industry)'],
    ['Guard (17 of 31, industry)', 'Analytics (18 of 31, industry)', 'Analytics (18 of 31, industry)'],
    ['Guard (17 of 31, industry)', null, null],
    [null, 'Guard (17 of 31, industry)', 'Guard (17 of 31, industry)'],
    ['somebody typed this', 'Guard (17 of 31, industry)', 'Guard (17 of 31, industry)'],
  ])('that was "%s" and is now "%s" is "%s"', (before, reading, settled) => {
    expect(settleProductGap(before, reading)).toBe(settled);
  });

  it('changes only where the whole portal is in view', () => {
    const history = companyHistory({ companyId: '101', deals: [wonDeal({ on: '2026-03-01', termMonths: 12 })] });
    const result = scoreOf({ companyId: '101', deals: history.deals }, '2026-11-21');
    const published = { ...read('2026-11-20').values, productGap: 'Guard (17 of 31, industry)' };
    const context: PublishContext = { currency: 'EUR', label: 'a/b', at: '2026-11-21T02:00:00.000Z', tiers: null };
    const gapWith = (productGaps?: PublishContext['productGaps']) =>
      settle(
        { history, published },
        result,
        productGaps === undefined ? context : { ...context, productGaps },
        day('2026-11-21'),
      ).productGap;
    expect(gapWith()).toBe('Guard (17 of 31, industry)');
    expect(gapWith(new Map())).toBeNull();
    expect(gapWith(new Map([['101', { ...GUARD, product: 'Connect' }]]))).toBe('Connect (17 of 31, industry)');
  });
});
