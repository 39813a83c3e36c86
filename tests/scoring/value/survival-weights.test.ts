import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaSurvival,
  constantSurvival,
  mostTests,
  survivalWeights,
} from '../../../src/scoring/value/survival-weights.ts';

describe('the weights of survival', () => {
  it('put each year behind as many yearly tests, where the first is due now', () => {
    expect(survivalWeights(3, 0, 1, 0.25)).toEqual({
      years: [
        [0, 1],
        [0, 0, 1],
        [0, 0, 0, 1],
      ],
      discounts: [0.8, 0.64, 0.512].map((factor) => expect.closeTo(factor, 14) as number),
    });
  });

  it('split a year in which a test falls', () => {
    expect(survivalWeights(2, 0.25, 1, 0).years).toEqual([
      [0.25, 0.75],
      [0, 0.25, 0.75],
    ]);
  });

  it('leave whole years to the running term of a long contract', () => {
    expect(survivalWeights(4, 1.5, 3, 0).years).toEqual([[1], [0.5, 0.5], [0, 1], [0, 1]]);
  });

  it('put many tests into a year of short terms', () => {
    expect(survivalWeights(1, 0, 0.25, 0).years).toEqual([[0, 0.25, 0.25, 0.25, 0.25]]);
  });

  it('always cover every year whole', () => {
    const positive = fc.double({ min: 0.08, max: 7, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        positive,
        (years, first, term) => {
          const weights = survivalWeights(years, first, term, 0.12);
          expect(weights.years).toHaveLength(years);
          for (const year of weights.years) {
            expect(year.every((weight) => weight >= 0)).toBe(true);
            expect(year.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          }
          expect(mostTests(weights)).toBe(Math.max(...weights.years.map((year) => year.length - 1)));
        },
      ),
    );
  });
});

describe('the chance of passing the next tests', () => {
  it('under a Beta belief rises from test to test, as those who stay are the loyal ones', () => {
    // (3/4) (4/5) (5/6) = 3 / (3 + k)
    [1, 3 / 4, 3 / 5, 3 / 6].forEach((expected, tests) => {
      expect(betaSurvival(1, 3, 3)[tests]).toBeCloseTo(expected, 14);
    });
  });

  it('for a known loss is its power', () => {
    [1, 0.75, 0.5625].forEach((expected, tests) => {
      expect(constantSurvival(0.25, 2)[tests]).toBeCloseTo(expected, 14);
    });
  });
});
