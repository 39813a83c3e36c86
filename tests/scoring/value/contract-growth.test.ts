import { describe, expect, it } from 'vitest';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import type { Deal } from '../../../src/scoring/types.ts';
import { expectGrowth, readTermGrowth } from '../../../src/scoring/value/contract-growth.ts';
import { contractsOf } from '../../support/contracts.ts';
import { day, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

const YEAR = { amount: 10_000, termMonths: 12 };
const GROWTH = {
  expansions: { perYear: 0.05, betweenVariance: 0.002, withinVariance: 0.01 },
  renewalStep: { yearly: 1.02, longer: 1.1 },
};
const termsOf = (asOf: string, ...deals: readonly Deal[]) =>
  readTermGrowth(contractsOf(asOf, deals).contracts, day(asOf));

describe('what the terms of a contract tell about growth', () => {
  it('is what was bought on top, as a share of the price the term opened with', () => {
    const terms = termsOf(
      '2026-07-01',
      wonDeal({ on: '2025-01-01', ...YEAR }),
      wonDeal({ on: '2025-05-01', amount: 1500 }),
      wonRenewal({ on: '2026-01-01', amount: 12_000, termMonths: 12 }),
    );
    expect(terms).toMatchObject([
      { openingPrice: 10_000, added: 0.15 },
      { openingPrice: 12_000, added: 0 },
    ]);
    expect(terms[1]?.years).toBeCloseTo(181 / 365.25, 9);
  });

  it('leaves out pilots, and does not take another contract for an expansion', () => {
    expect(termsOf('2026-02-01', wonDeal({ on: '2026-01-01', name: 'Pilot', amount: 100, termMonths: 3 }))).toEqual([]);
    const [term] = termsOf(
      '2025-10-01',
      wonDeal({ on: '2025-01-01', ...YEAR }),
      wonDeal({ on: '2025-05-01', amount: 90_000 }),
    );
    expect(term?.added).toBe(1);
  });
});

describe('the growth expected of a customer', () => {
  it("is the portal's without an own record, and its own with a long one", () => {
    expect(expectGrowth([], GROWTH, 1)).toMatchObject({ expansionsPerYear: 0.05, renewalStep: 1.02 });
    // Five years weigh as much as the portal: 0.01/0.002.
    const five = Array.from({ length: 5 }, () => ({ openingPrice: 1, added: 0.15, years: 1 }));
    const own = expectGrowth(five, GROWTH, 1);
    expect(own.expansionsPerYear).toBeCloseTo(0.1, 12);
    expect(own.deviationPerYear).toBeCloseTo(Math.sqrt(0.001) / 1.1, 12);
  });

  it('has a step of its own for long terms', () => {
    expect(expectGrowth([], GROWTH, 3).renewalStep).toBe(1.1);
  });

  it('is none before the portal has shown any, whatever this customer did', () => {
    const terms = [{ openingPrice: 1, added: 0.9, years: 3 }];
    expect(expectGrowth(terms, SEED_MODEL.contractGrowth, 1)).toEqual({
      expansionsPerYear: 0,
      renewalStep: 1,
      deviationPerYear: 0,
    });
  });
});

describe('the lifetime value under a portal that grows', () => {
  const deals = [wonDeal({ on: '2025-01-01', ...YEAR }), wonRenewal({ on: '2026-01-01', ...YEAR })];
  const at = (rate: number) =>
    scoreOf({ deals: deals.map((deal) => ({ ...deal, amount: (deal.amount ?? 0) * rate })) }, '2026-06-01', {
      model: { contractGrowth: GROWTH },
      policy: { idealLifetimeValue: 25_000 * rate },
    });

  it('is higher, and its steps still add up to it', () => {
    const grown = at(1);
    expect(grown.lifetimeValue).toBeGreaterThan(scoreOf({ deals }, '2026-06-01').lifetimeValue * 1.05);
    expect(grown.waterfall.reduce((sum, step) => sum + step.presentValue, 0)).toBeCloseTo(grown.lifetimeValue, 6);
  });

  it('scales with the currency, its interval too', () => {
    const [one, other] = [at(1), at(1000)];
    expect(other.lifetimeValue / one.lifetimeValue).toBeCloseTo(1000, 8);
    expect(other.lifetimeValueInterval[0] / one.lifetimeValueInterval[0]).toBeCloseTo(1000, 8);
    expect(other.lifetimeValueInterval[1] / one.lifetimeValueInterval[1]).toBeCloseTo(1000, 8);
    expect(other.idealProbability).toBeCloseTo(one.idealProbability ?? NaN, 9);
  });
});
