import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaPoints,
  gammaPoints,
  normalPoints,
  type WeightedPoints,
} from '../../../src/scoring/math/weighted-points.ts';

const mean = ({ values, weights }: WeightedPoints, of: (value: number) => number): number =>
  values.reduce((sum, value, index) => sum + of(value) * (weights[index] ?? 0), 0);
const parameter = fc.double({ min: 0.5, max: 200, noNaN: true });

describe('a few weighted points', () => {
  it('have the mean and the variance of the Beta distribution, and its chance of passing five tests', () => {
    fc.assert(
      fc.property(parameter, parameter, (alpha, beta) => {
        const points = betaPoints(alpha, beta, 24);
        const both = alpha + beta;
        expect(mean(points, (value) => value)).toBeCloseTo(alpha / both, 2);
        expect(mean(points, (value) => (value - alpha / both) ** 2)).toBeCloseTo(
          (alpha * beta) / (both ** 2 * (both + 1)),
          3,
        );
        const survival = [0, 1, 2, 3, 4].reduce((product, kept) => (product * (beta + kept)) / (both + kept), 1);
        expect(mean(points, (value) => (1 - value) ** 5)).toBeCloseTo(survival, 2);
      }),
    );
  });

  it('have the mean and the variance of the Gamma distribution', () => {
    fc.assert(
      fc.property(parameter, fc.double({ min: 0.01, max: 1000, noNaN: true }), (shape, rate) => {
        const points = gammaPoints(shape, rate, 24);
        expect((mean(points, (value) => value) * rate) / shape).toBeCloseTo(1, 2);
        expect((mean(points, (value) => (value - shape / rate) ** 2) * rate * rate) / shape).toBeCloseTo(1, 1);
      }),
    );
  });

  it('of the normal distribution make a log-normal whose mean is exp(d²/2)', () => {
    for (const deviation of [0.1, 0.5, 0.9]) {
      expect(mean(normalPoints(7), (z) => Math.exp(deviation * z - deviation ** 2 / 2))).toBeCloseTo(1, 2);
    }
  });

  it('add up to one, also where the distribution is all but certain', () => {
    for (const points of [betaPoints(1e-9, 0.5, 18), betaPoints(1e7, 3e7, 18), gammaPoints(1e6, 1, 11)]) {
      expect(mean(points, () => 1)).toBeCloseTo(1, 12);
    }
  });
});
