import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankIdeal } from '../../../src/programme/ranking/rank-ideal.ts';
import type { Money, Segment, WaterfallStep } from '../../../src/scoring/types.ts';

const influence = (presentValue: Money): WaterfallStep => ({
  kind: 'influence',
  year: 0,
  margin: presentValue,
  survival: 1,
  discount: 1,
  presentValue,
});

const valued = (companyId: string, lifetimeValue: Money, segment: Segment | null = 'ideal', referred = 0) => ({
  companyId,
  name: `Customer ${companyId}`,
  segment,
  lifetimeValue,
  waterfall: [influence(referred)],
});

const anyone = fc.record({
  id: fc.integer({ min: 1, max: 1e6 }),
  value: fc.integer({ min: -1000, max: 100_000 }),
  segment: fc.constantFrom<Segment>('ideal', 'uncertain'),
});
const portfolio = fc
  .uniqueArray(anyone, { selector: ({ id }) => id, maxLength: 30 })
  .map((all) => all.map(({ id, value, segment }) => valued(String(id), value, segment)));

describe('the ranking of the Ideal', () => {
  it('goes by lifetime value, and by the smaller id where that is the same', () => {
    const { ranked } = rankIdeal([valued('100', 5), valued('9', 5), valued('7', 1), valued('8', 9, 'uncertain')]);
    expect(ranked.map(({ companyId, rank }) => [companyId, rank])).toEqual([
      ['9', 1],
      ['100', 2],
      ['7', 3],
    ]);
  });

  it('measures value against the average customer, Ideal or not', () => {
    const { ranked, meanValue } = rankIdeal([valued('1', 900), valued('2', 100, 'uncertain')]);
    expect(meanValue).toBe(500);
    expect(ranked[0]?.relativeValue).toBe(1.8);
  });

  it('counts what a referral brought in the rank, but once in the shares', () => {
    const { ranked } = rankIdeal([valued('1', 300, 'ideal', 200), valued('2', 250)]);
    expect(ranked.map(({ companyId }) => companyId)).toEqual(['1', '2']);
    expect(ranked.map(({ share }) => share)).toEqual([100 / 350, 250 / 350]);
  });

  it('says nothing is relative to customers worth nothing', () => {
    expect(rankIdeal([valued('1', -5)])).toMatchObject({
      meanValue: null,
      ranked: [{ relativeValue: null, share: null }],
    });
    expect(rankIdeal([])).toEqual({ meanValue: null, ranked: [] });
  });

  it('gives every Ideal customer one rank from 1 on, whatever the order they come in', () => {
    fc.assert(
      fc.property(portfolio, (customers) => {
        const { ranked } = rankIdeal(customers);
        expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, index) => index + 1));
        expect(ranked.map(({ companyId }) => companyId).toSorted()).toEqual(
          customers
            .filter(({ segment }) => segment === 'ideal')
            .map(({ companyId }) => companyId)
            .toSorted(),
        );
        expect(rankIdeal(customers.toReversed())).toEqual(rankIdeal(customers));
      }),
    );
  });

  it('has shares that add up to 1 where there is a value to share', () => {
    fc.assert(
      fc.property(portfolio, (customers) => {
        const shares = rankIdeal(customers).ranked.map(({ share }) => share);
        if (shares.length === 0 || shares[0] === null) return;
        expect(shares.reduce<number>((sum, share) => sum + (share ?? NaN), 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
