import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outlook } from '../../../src/scoring/value/outlook.ts';
import { returnOutlook, testsOutlook, type TestsAhead } from '../../../src/scoring/value/tests-outlook.ts';

const parameter = fc.double({ min: 0.5, max: 40, noNaN: true });
const ahead: fc.Arbitrary<TestsAhead> = fc.record({
  loss: fc.record({ alpha: parameter, beta: parameter }),
  firstTestYears: fc.double({ min: 0, max: 3, noNaN: true }),
  termYears: fc.constantFrom(1 / 12, 0.5, 1, 3),
  revenue: fc.record({
    annual: fc.double({ min: 0, max: 1, noNaN: true }),
    growthPerTerm: fc.double({ min: 0.99, max: 1.02, noNaN: true }),
    untilTest: fc.double({ min: 0, max: 0.1, noNaN: true }),
    levelDeviation: fc.constant(0.2),
    growthDeviationPerYear: fc.constant(0.05),
  }),
});

function expectMeansToAgree({ expected, possibilities }: Outlook, tolerance: number): void {
  for (const part of ['there', 'served', 'revenue'] as const) {
    expected[part].forEach((value, year) => {
      const mean = possibilities.reduce((sum, one) => sum + one.weight * (one[part][year] ?? 0), 0);
      expect(Math.abs(mean - value)).toBeLessThan(tolerance * (1 + Math.abs(value)));
    });
  }
}

describe('the years of a relationship with tests', () => {
  it('are what its possibilities bring on average', () => {
    fc.assert(
      fc.property(ahead, (given) => {
        expectMeansToAgree(testsOutlook(given, 7), 0.02);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(ahead, parameter, parameter, (given, alpha, beta) => {
        // Few points stand for two distributions: at the corner of these ranges the mean is 0.034 away, mostly it is 0.002.
        expectMeansToAgree(returnOutlook({ ...given, returning: { alpha, beta }, periodYears: 1 }, 7), 0.05);
      }),
      { numRuns: 30 },
    );
  });

  it('are served only while the customer is there', () => {
    fc.assert(
      fc.property(ahead, (given) => {
        const { expected } = testsOutlook(given, 7);
        expected.there.forEach((there, year) => {
          expect(there).toBeLessThanOrEqual(1 + 1e-12);
          expect(expected.served[year]).toBeLessThanOrEqual(there + 1e-12);
        });
      }),
    );
  });

  it('are the same for more years, as far as they go', () => {
    fc.assert(
      fc.property(ahead, (given) => {
        expect(testsOutlook(given, 7).expected.revenue.slice(0, 3)).toEqual(testsOutlook(given, 3).expected.revenue);
      }),
    );
  });

  it('fall ever more slowly, since those likely to leave leave first', () => {
    const { there } = testsOutlook(
      {
        loss: { alpha: 1, beta: 3 },
        firstTestYears: 0,
        termYears: 1,
        revenue: { annual: 1, growthPerTerm: 1, untilTest: 0, levelDeviation: 0, growthDeviationPerYear: 0 },
      },
      4,
    ).expected;
    expect(there.map((share) => Number(share.toFixed(12)))).toEqual(
      [3 / 4, 3 / 5, 3 / 6, 3 / 7].map((share) => Number(share.toFixed(12))),
    );
  });

  it('after one chance to come back end with it', () => {
    const revenue = { annual: 100, growthPerTerm: 1, untilTest: 0, levelDeviation: 0, growthDeviationPerYear: 0 };
    const { expected } = returnOutlook(
      {
        loss: { alpha: 1, beta: 1e9 },
        firstTestYears: 0,
        termYears: 1,
        revenue,
        returning: { alpha: 6, beta: 4 },
        periodYears: 0.5,
        periods: 1,
      },
      2,
    );
    expect(expected.there[0]).toBeCloseTo(0.4 * 0.75, 9);
    expect(expected.revenue[1]).toBeCloseTo(40, 6);
  });

  it('have a chance to come back in every period up to the horizon, the last begun one included', () => {
    const revenue = { annual: 100, growthPerTerm: 1, untilTest: 0, levelDeviation: 0, growthDeviationPerYear: 0 };
    const thereAfter = (periodYears: number): readonly number[] =>
      returnOutlook(
        {
          ...{ loss: { alpha: 1, beta: 1e9 }, firstTestYears: 0, termYears: 1, revenue },
          ...{ returning: { alpha: 1e9, beta: 1e9 }, periodYears },
        },
        3,
      ).expected.there.map((share) => Number(share.toFixed(6)));
    // A half come back in each period, on average in its middle.
    expect(thereAfter(1)).toEqual([0.25, 0.625, 0.8125]);
    // Also where periods are shorter than a year, and where the last one ends after the horizon.
    expect(thereAfter(0.5)[2]).toBeGreaterThan(0.95);
    expect(thereAfter(1.7)[2]).toBeGreaterThan(0.5);
  });
});
