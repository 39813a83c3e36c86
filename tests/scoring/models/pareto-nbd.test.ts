import { describe, expect, it } from 'vitest';
import { paretoNbd } from '../../../src/scoring/models/pareto-nbd.ts';
import { gammaDensity, integratePlane } from './plane-integral.ts';

const published = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 };

/** Integrates over the purchase rate and the death rate what the model's equations have in closed form. */
function byIntegration({ r, alpha, s, beta }: typeof published, x: number, tx: number, age: number, horizon: number) {
  const overPlane = (f: (rate: number, death: number) => number): number =>
    integratePlane(
      (rate, death) => f(rate, death) * gammaDensity(rate, r, alpha) * gammaDensity(death, s, beta),
      'rate',
    );
  const aliveSilent = (rate: number, death: number): number => rate ** x * Math.exp(-(rate + death) * age);
  const died = (rate: number, death: number): number =>
    ((rate ** x * death) / (rate + death)) * (Math.exp(-(rate + death) * tx) - Math.exp(-(rate + death) * age));
  const likelihood = overPlane((rate, death) => aliveSilent(rate, death) + died(rate, death));
  const buysAgain = (rate: number, death: number): number =>
    (rate / (rate + death)) * -Math.expm1(-(rate + death) * horizon);
  const purchases = (rate: number, death: number): number => (rate / death) * -Math.expm1(-death * horizon);
  return {
    logLikelihood: Math.log(likelihood),
    active: overPlane((rate, death) => aliveSilent(rate, death) * buysAgain(rate, death)) / likelihood,
    expected: overPlane((rate, death) => aliveSilent(rate, death) * purchases(rate, death)) / likelihood,
  };
}

describe('paretoNbd', () => {
  it('gives the numbers of the published implementation', () => {
    const model = paretoNbd(published);
    expect(model.probabilityAlive({ repeatPurchases: 26, recency: 30.86, age: 31 })).toBeCloseTo(0.9979, 5);
    expect(model.probabilityAlive({ repeatPurchases: 0, recency: 0, age: 39 })).toBeCloseTo(0.2924, 5);
    const frequent = { repeatPurchases: 26, recency: 30.86, age: 31 };
    expect(model.expectedPurchases(frequent, 52)).toBeCloseTo(25.42015, 5);
  });

  it('discounts all future purchases', () => {
    const history = { repeatPurchases: 7, recency: 35, age: 38 };
    const model = paretoNbd(published);
    // The sum of short horizons, each discounted at its middle, is an independent way to the same value.
    let sum = 0;
    for (let week = 0; week < 12000; week += 1) {
      const within = model.expectedPurchases(history, week + 1) - model.expectedPurchases(history, week);
      sum += within * Math.exp(-0.0027 * (week + 0.5));
    }
    expect(model.discountedResidualPurchases(history, 0.0027)).toBeCloseTo(sum, 4);
    expect(() => model.discountedResidualPurchases(history, 0)).toThrow('discount rate');
  });

  it.each([
    [published, 0, 0, 38, 39],
    [published, 2, 30.43, 38.86, 39],
    [{ r: 2.1, alpha: 40, s: 1, beta: 15 }, 5, 11, 60, 26],
    [{ r: 0.8, alpha: 12, s: 0.6, beta: 12 }, 1, 5, 20, 20],
  ])(
    'equals the integral over all purchase and death rates (%o, x = %d, tx = %d, T = %d, t = %d)',
    (parameters, x, tx, age, t) => {
      const model = paretoNbd(parameters);
      const history = { repeatPurchases: x, recency: tx, age };
      const { logLikelihood, active, expected } = byIntegration(parameters, x, tx, age, t);
      expect(model.logLikelihood(history)).toBeCloseTo(logLikelihood, 6);
      expect(model.probabilityActive(history, t)).toBeCloseTo(active, 7);
      expect(model.expectedPurchases(history, t)).toBeCloseTo(expected, 6);
    },
  );
});
