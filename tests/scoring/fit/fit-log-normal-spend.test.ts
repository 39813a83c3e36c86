import { describe, expect, it } from 'vitest';
import { fitLogNormalSpend, toLogSpendSample } from '../../../src/scoring/fit/fit-log-normal-spend.ts';
import { normalQuantile } from '../../../src/scoring/math/normal.ts';
import { seededRandom } from '../models/simulate-columns.ts';

/** Amounts of customers whose mean log amounts spread by √2 around 9, each varying by √0.6 around its own. */
function simulateAmounts(customers: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile((random() + 1e-12) / (1 + 2e-12));
  return Array.from({ length: customers }, (_value, index) => {
    const mean = 9 + Math.sqrt(2) * normal();
    return Array.from({ length: 1 + (index % 6) }, () => Math.exp(mean + Math.sqrt(0.6) * normal()));
  });
}

describe('fitLogNormalSpend', () => {
  it('finds the parameters that made the amounts', () => {
    const samples = simulateAmounts(6000, 1).map(toLogSpendSample);
    for (const method of ['mle', 'map'] as const) {
      const { parameters, converged } = fitLogNormalSpend(method, samples)!;
      expect(converged).toBe(true);
      expect(Math.abs(parameters.meanLog - 9)).toBeLessThan(0.06);
      expect(Math.abs(parameters.betweenVariance - 2)).toBeLessThan(0.15);
      expect(Math.abs(parameters.withinVariance - 0.6)).toBeLessThan(0.03);
    }
  });

  it('is the usual analysis of variance for as many occasions of each customer', () => {
    const samples = [
      [1, 2, 4],
      [8, 4, 4],
      [2, 16, 16],
      [1, 1, 2],
    ].map(toLogSpendSample);
    const { parameters } = fitLogNormalSpend('mle', samples)!;
    const within = samples.reduce((sum, sample) => sum + sample.squaredDifferences, 0) / (4 * 2);
    const means = samples.map((sample) => sample.meanLogAmount);
    const mean = means.reduce((sum, value) => sum + value, 0) / 4;
    const ofMeans = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(parameters.meanLog).toBeCloseTo(mean, 8);
    expect(parameters.withinVariance).toBeCloseTo(within, 6);
    expect(parameters.betweenVariance).toBeCloseTo(ofMeans - within / 3, 6);
  });

  it.each([
    ['amounts that never vary', Array.from({ length: 500 }, () => [100, 100, 100])],
    ['one amount', [[5]]],
    ['credits and zeros among others', [[-5, 0], [0], [3, -2], [4, 4]]],
    ['nine orders of magnitude', Array.from({ length: 300 }, (_value, index) => [10 ** (index % 9), 1])],
    ['one customer with 5,000 amounts', [Array.from({ length: 5000 }, (_value, index) => 1 + (index % 90)), [3], [4]]],
  ])('converges with the prior: %s', (_name, amounts) => {
    const fit = fitLogNormalSpend('map', amounts.map(toLogSpendSample))!;
    expect(fit.converged).toBe(true);
    expect(fit.parameters.betweenVariance).toBeGreaterThan(0);
    expect(fit.parameters.withinVariance).toBeGreaterThan(0);
    expect(fit.working.covariance).not.toBeNull();
  });

  it('moves the mean alone with the currency', () => {
    const amounts = simulateAmounts(200, 2);
    const pounds = fitLogNormalSpend('map', amounts.map(toLogSpendSample))!;
    const yen = fitLogNormalSpend(
      'map',
      amounts.map((own) => toLogSpendSample(own.map((amount) => 190 * amount))),
    )!;
    expect(yen.parameters.meanLog - pounds.parameters.meanLog).toBeCloseTo(Math.log(190), 6);
    expect(yen.parameters.betweenVariance).toBeCloseTo(pounds.parameters.betweenVariance, 6);
    expect(yen.parameters.withinVariance).toBeCloseTo(pounds.parameters.withinVariance, 6);
  });

  it('fits nothing without spend', () => {
    expect(fitLogNormalSpend('map', [toLogSpendSample([0, -3])])).toBeNull();
  });
});
