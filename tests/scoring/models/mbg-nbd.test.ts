import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbgNbd } from '../../../src/scoring/models/mbg-nbd.ts';
import { gammaDensity, betaDensity, integratePlane } from './plane-integral.ts';

const parameters = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

/** Integrates over the purchase rate and the dropout probability what the model's equations have in closed form. */
function byIntegration(x: number, tx: number, age: number, horizon: number) {
  const { r, alpha, a, b } = parameters;
  const overPlane = (f: (rate: number, dropout: number) => number): number =>
    integratePlane(
      (rate, dropout) => f(rate, dropout) * gammaDensity(rate, r, alpha) * betaDensity(dropout, a, b),
      'share',
    );
  const aliveSilent = (rate: number, dropout: number): number =>
    rate ** x * (1 - dropout) ** (x + 1) * Math.exp(-rate * age);
  const dropped = (rate: number, dropout: number): number =>
    dropout * (1 - dropout) ** x * rate ** x * Math.exp(-rate * tx);
  const likelihood = overPlane((rate, dropout) => aliveSilent(rate, dropout) + dropped(rate, dropout));
  return {
    logLikelihood: Math.log(likelihood),
    active: overPlane((rate, dropout) => aliveSilent(rate, dropout) * -Math.expm1(-rate * horizon)) / likelihood,
    expected:
      overPlane((rate, dropout) => (aliveSilent(rate, dropout) * -Math.expm1(-rate * dropout * horizon)) / dropout) /
      likelihood,
  };
}

describe('mbgNbd', () => {
  it.each([
    [0, 0, 38, 39],
    [2, 30.43, 38.86, 39],
    [7, 20, 24, 12],
  ])(
    'equals the integral over all rates and dropout probabilities (x = %d, tx = %d, T = %d, t = %d)',
    (x, tx, age, t) => {
      const model = mbgNbd(parameters);
      const history = { repeatPurchases: x, recency: tx, age };
      const { logLikelihood, active, expected } = byIntegration(x, tx, age, t);
      expect(model.logLikelihood(history)).toBeCloseTo(logLikelihood, 6);
      expect(model.probabilityActive(history, t)).toBeCloseTo(active, 7);
      expect(model.expectedPurchases(history, t)).toBeCloseTo(expected, 6);
    },
  );

  it('is strictly less likely active with every day of silence after one purchase', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 400 }), (age, horizon) => {
        const model = mbgNbd({ r: 0.7, alpha: 90, a: 0.5, b: 2 });
        const today = model.probabilityActive({ repeatPurchases: 0, recency: 0, age }, horizon);
        const tomorrow = model.probabilityActive({ repeatPurchases: 0, recency: 0, age: age + 1 }, horizon);
        expect(tomorrow).toBeLessThan(today);
      }),
    );
  });
});
