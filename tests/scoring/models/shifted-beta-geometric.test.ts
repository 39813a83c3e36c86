import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftedBetaGeometric } from '../../../src/scoring/models/shifted-beta-geometric.ts';

const positive = fc.double({ min: 0.05, max: 50, noNaN: true });

describe('shiftedBetaGeometric', () => {
  it('gives the published residual lifetime of the high-end cohort: 7.530 at 10 % in period 8', () => {
    const model = shiftedBetaGeometric({ alpha: 0.668, beta: 3.806 });
    expect(model.discountedResidualLifetime(8, 0.1)).toBeCloseTo(7.53, 3);
  });

  it('loses and keeps everybody between them', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 40 }), (alpha, beta, periods) => {
        const model = shiftedBetaGeometric({ alpha, beta });
        let lost = 0;
        for (let t = 1; t <= periods; t += 1) lost += model.lossProbability(t);
        expect(lost + model.survival(periods)).toBeCloseTo(1, 11);
      }),
    );
  });

  it('keeps a rising share of those who are left, and survival is their product', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 40 }), (alpha, beta, t) => {
        const model = shiftedBetaGeometric({ alpha, beta });
        expect(model.retention(t + 1)).toBeGreaterThan(model.retention(t));
        expect(model.survival(t)).toBeCloseTo(model.survival(t - 1) * model.retention(t), 12);
      }),
    );
  });

  it('discounts the lifetime like the plain sum over periods', () => {
    const model = shiftedBetaGeometric({ alpha: 1.266, beta: 6.734 });
    let lifetime = 0;
    let residual = 0;
    for (let t = 0; t < 400; t += 1) {
      lifetime += model.survival(t) / 1.1 ** t;
      residual += model.survival(t + 3) / model.survival(2) / 1.1 ** t;
    }
    expect(model.discountedLifetime(0.1)).toBeCloseTo(lifetime, 10);
    expect(model.discountedResidualLifetime(3, 0.1)).toBeCloseTo(residual, 10);
  });

  it('learns from renewals: the posterior keeps the next renewal with (beta + n) / (alpha + beta + n)', () => {
    const prior = shiftedBetaGeometric({ alpha: 1.2, beta: 6.8 });
    const { alpha, beta } = prior.posterior(3, 0);
    expect(shiftedBetaGeometric({ alpha, beta }).retention(1)).toBeCloseTo(9.8 / 11, 14);
    expect(prior.posterior(2, 1)).toEqual({ alpha: 2.2, beta: 8.8 });
  });

  it('refuses impossible counts, rates and parameters', () => {
    const model = shiftedBetaGeometric({ alpha: 1, beta: 1 });
    expect(() => model.survival(-1)).toThrow('renewals');
    expect(() => model.retention(0)).toThrow('renewal must be 1 or more');
    expect(() => model.discountedLifetime(0)).toThrow('discount rate');
    expect(() => shiftedBetaGeometric({ alpha: -1, beta: 1 })).toThrow('parameter alpha');
  });
});
