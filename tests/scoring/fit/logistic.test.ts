import { describe, expect, it } from 'vitest';
import { fitLogistic, logisticProbability, type LogisticData } from '../../../src/scoring/fit/logistic.ts';
import { seededRandom } from '../models/simulate-columns.ts';

/** Observations with an intercept and one feature, made with the given coefficients on top of an offset. */
function simulate(
  count: number,
  coefficients: readonly number[],
  seed: number,
): LogisticData & { offsets: Float64Array } {
  const random = seededRandom(seed);
  const features = new Float64Array(2 * count);
  const offsets = new Float64Array(count);
  const outcomes = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    features.set([1, 4 * random() - 2], 2 * row);
    offsets[row] = 2 * random() - 1;
    outcomes[row] = random() < logisticProbability(coefficients, features, 2 * row, offsets[row]) ? 1 : 0;
  }
  return { features, featureCount: 2, outcomes, offsets };
}

describe('fitLogistic', () => {
  it('finds the coefficients that made the outcomes, beside a known offset', () => {
    const fit = fitLogistic(simulate(40_000, [-0.7, 1.3], 1), [1e-6, 1e-6]);
    expect(fit.converged).toBe(true);
    for (const [index, expected] of [-0.7, 1.3].entries()) {
      const deviation = Math.sqrt(fit.covariance![index]![index]!);
      expect(Math.abs(fit.coefficients[index]! - expected)).toBeLessThan(4 * deviation);
      expect(deviation).toBeLessThan(0.03);
    }
  });

  it('is the log-odds of the mean with an intercept alone', () => {
    const data = { features: Float64Array.of(1, 1, 1, 1), featureCount: 1, outcomes: Float64Array.of(1, 1, 1, 0) };
    const fit = fitLogistic(data, [0]);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 10);
    expect(fit.hessian[0]![0]).toBeCloseTo(4 * 0.75 * 0.25, 10);
    expect(fit.logLikelihood).toBeCloseTo(3 * Math.log(0.75) + Math.log(0.25), 10);
  });

  it('takes a weight as that many observations', () => {
    const weighted = {
      features: Float64Array.of(1, 0, 1, 1),
      featureCount: 2,
      outcomes: Float64Array.of(0.25, 0.5),
      weights: Float64Array.of(4, 2),
    };
    const repeated = {
      features: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1),
      featureCount: 2,
      outcomes: Float64Array.of(1, 0, 0, 0, 1, 0),
    };
    const one = fitLogistic(weighted, [0.5, 0.5]);
    const other = fitLogistic(repeated, [0.5, 0.5]);
    for (const index of [0, 1]) expect(one.coefficients[index]).toBeCloseTo(other.coefficients[index]!, 10);
  });

  it('pulls the coefficients to zero with the ridge, and leaves the offset alone', () => {
    const data = simulate(2000, [-0.7, 1.3], 2);
    const sizes = [1, 100, 1e6].map((ridge) => Math.hypot(...fitLogistic(data, [ridge, ridge]).coefficients));
    expect(sizes[1]).toBeLessThan(sizes[0]!);
    expect(sizes[2]).toBeLessThan(0.002);
  });

  it('converges with a ridge where the outcomes are separated, and says so without one', () => {
    const separated = {
      features: Float64Array.of(1, -2, 1, -1, 1, 1, 1, 2),
      featureCount: 2,
      outcomes: Float64Array.of(0, 0, 1, 1),
    };
    expect(fitLogistic(separated, [0.1, 0.1]).converged).toBe(true);
    expect(fitLogistic(separated, [0, 0]).coefficients[1]).toBeGreaterThan(10);
  });

  it('converges from far offsets, where plain Newton steps overshoot', () => {
    const data = simulate(500, [0, 0.2], 3);
    const far = { ...data, offsets: data.offsets.map((offset) => 40 * offset) };
    const fit = fitLogistic(far, [1, 1]);
    expect(fit.converged).toBe(true);
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
  });

  it('refuses columns that do not agree in length', () => {
    const data = { features: new Float64Array(5), featureCount: 2, outcomes: new Float64Array(2) };
    expect(() => fitLogistic(data, [1, 1])).toThrow('do not agree');
  });
});
