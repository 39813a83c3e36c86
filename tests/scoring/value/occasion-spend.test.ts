import { describe, expect, it } from 'vitest';
import { SEED_MODEL, type SpendPrior } from '../../../src/scoring/model.ts';
import { toOccasions } from '../../../src/scoring/reading/occasions.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import { occasionSpend, spendOfGroup } from '../../../src/scoring/value/occasion-spend.ts';
import { day, scoringContext, wonDeal } from '../../support/histories.ts';

const SPEND = { ...SEED_MODEL.spend, meanLog: Math.log(8000), betweenVariance: 0.6, withinVariance: 0.3 };
function spendOf(amounts: readonly number[], spend: SpendPrior = SPEND) {
  const deals = amounts.map((amount, index) => wonDeal({ on: `2024-0${String(index + 1)}-10`, amount }));
  const { purchases } = readDeals(deals, scoringContext('2026-01-01').policy, day('2026-01-01'));
  return occasionSpend(toOccasions(purchases), purchases, spend);
}

describe('what a customer spends on an occasion', () => {
  it("is drawn from its own amounts towards the portal's, the less the more there are", () => {
    const own = [1, 2, 4, 8].map((count) => spendOf(Array.from({ length: count }, () => 1000)));
    const expected = own.map((spend) => spend.expected);
    expect(expected).toEqual(expected.toSorted((one, other) => other - one));
    // One occasion: weight 0.6/(0.6 + 0.3) of its own on the log scale; the mean is above the median by both variances.
    expect(expected[0]).toBeCloseTo(1000 ** (2 / 3) * 8000 ** (1 / 3) * Math.exp(0.2 / 2 + 0.3 / 2), 6);
    expect(own[0]?.logDeviation).toBeCloseTo(Math.sqrt(0.2), 12);
  });

  it('is less by what is free and by what was credited', () => {
    const plain = spendOf([1000, 1000]).expected;
    expect(spendOf([1000, 1000, -500]).expected).toBeCloseTo(plain * 0.75, 9);
    expect(spendOf([1000, 1000, 0]).expected).toBeCloseTo((plain * 6) / 7, 9);
  });

  it("is the customer's own mean where the portal's level is not known", () => {
    expect(spendOf([1000, 4000], SEED_MODEL.spend).expected).toBe(2500);
  });

  it('scales with the currency', () => {
    const scaled = spendOf([1e6, 4e6], { ...SPEND, meanLog: Math.log(8e6) });
    expect(scaled.expected / spendOf([1000, 4000]).expected).toBeCloseTo(1000, 8);
    expect(scaled.logDeviation).toBe(spendOf([1000, 4000]).logDeviation);
  });

  it("starts from the level of the customer's group where that is known", () => {
    const groups = { 'retail|50': { meanLog: Math.log(2000), betweenVariance: 0.2 } };
    expect(spendOfGroup({ ...SPEND, groups }, 'retail|50')).toMatchObject(groups['retail|50']);
    expect(spendOfGroup({ ...SPEND, groups }, 'mining|50').meanLog).toBe(SPEND.meanLog);
    expect(spendOfGroup({ ...SPEND, groups }, null).meanLog).toBe(SPEND.meanLog);
  });
});
