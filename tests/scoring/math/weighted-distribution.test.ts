import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedDistribution } from '../../../src/scoring/math/weighted-distribution.ts';

const of = (...pairs: readonly (readonly [value: number, weight: number])[]) =>
  weightedDistribution(
    Float64Array.from(pairs, ([value]) => value),
    Float64Array.from(pairs, ([, weight]) => weight),
  );

describe('a distribution of weighted values', () => {
  it('lies on straight lines between the middles of the steps', () => {
    const { quantile, reaches } = of([30, 0.5], [10, 0.25], [20, 0.25]);
    // The middles: 10 at 1/8, 20 at 3/8, 30 at 3/4.
    expect(quantile(0.25)).toBeCloseTo(15, 12);
    expect(quantile(0.5)).toBeCloseTo(20 + (10 * (0.5 - 0.375)) / 0.375, 12);
    expect(quantile(0)).toBe(10);
    expect(quantile(1)).toBe(30);
    expect(reaches(15)).toBeCloseTo(0.75, 12);
    expect(reaches(9.99)).toBe(1);
    expect(reaches(30.01)).toBe(0);
  });

  it('takes a value that comes twice for one with a probability of its own', () => {
    const { quantile, reaches } = of([0, 0.15], [10, 0.35], [0, 0.15], [20, 0.35]);
    expect(quantile(0.1)).toBe(0);
    expect(quantile(0.29)).toBe(0);
    expect(quantile(0.9)).toBe(20);
    expect(reaches(0)).toBe(1);
    expect(reaches(1e-9)).toBeCloseTo(0.7, 6);
  });

  it('reaches less the higher the amount, and its quantiles are where that is so', () => {
    const value = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(value, { minLength: 3, maxLength: 40 }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (values, share) => {
          const { quantile, reaches } = weightedDistribution(
            Float64Array.from(values),
            new Float64Array(values.length).fill(1),
          );
          const amounts = [...values].sort((one, other) => one - other);
          const chances = amounts.map(reaches);
          expect(chances).toEqual(chances.toSorted((one, other) => other - one));
          expect(quantile(share)).toBeLessThanOrEqual(quantile(share + 0.1));
          expect(reaches(quantile(share))).toBeCloseTo(1 - share, 3);
        },
      ),
    );
  });
});
