import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormalSpend } from '../../../src/scoring/models/log-normal-spend.ts';

const prior = { meanLog: Math.log(1000), betweenVariance: 2, withinVariance: 0.8 };

describe('logNormalSpend', () => {
  it('expects of a new customer what all together say', () => {
    const spend = logNormalSpend(prior, { occasions: 0, meanLogAmount: NaN });
    expect(spend.typicalAmount).toBeCloseTo(1000, 9);
    expect(spend.expectedAmount).toBeCloseTo(1000 * Math.exp(1 + 0.4), 8);
  });

  it('weighs the own amounts by n / s² against 1 / t²', () => {
    const spend = logNormalSpend(prior, { occasions: 4, meanLogAmount: Math.log(5000) });
    const weight = 4 / 0.8 / (4 / 0.8 + 1 / 2);
    expect(spend.mean).toBeCloseTo(weight * Math.log(5000) + (1 - weight) * Math.log(1000), 12);
    expect(spend.variance).toBeCloseTo(1 / (4 / 0.8 + 1 / 2), 12);
  });

  it('gives an interval around the typical amount that holds the stated share', () => {
    const spend = logNormalSpend(prior, { occasions: 2, meanLogAmount: 7 });
    const [low, high] = spend.interval(0.8);
    expect(Math.log(high / spend.typicalAmount)).toBeCloseTo(1.2815515655446 * Math.sqrt(spend.variance), 12);
    expect(low * high).toBeCloseTo(spend.typicalAmount ** 2, 4);
  });

  it('scales with the currency, and grows surer with every occasion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (occasions, meanLogAmount, rate) => {
          const spend = logNormalSpend(prior, { occasions, meanLogAmount });
          const scaled = logNormalSpend(
            { ...prior, meanLog: prior.meanLog + Math.log(rate) },
            { occasions, meanLogAmount: meanLogAmount + Math.log(rate) },
          );
          expect(scaled.expectedAmount / rate / spend.expectedAmount).toBeCloseTo(1, 11);
          expect(logNormalSpend(prior, { occasions: occasions + 1, meanLogAmount }).variance).toBeLessThan(
            spend.variance,
          );
        },
      ),
    );
  });

  it('refuses a variance that is none', () => {
    expect(() => logNormalSpend({ ...prior, withinVariance: 0 }, { occasions: 1, meanLogAmount: 1 })).toThrow(
      'variances of spend',
    );
  });
});
