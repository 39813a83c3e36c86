import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaGamma } from '../../../src/scoring/models/gamma-gamma.ts';

const published = gammaGamma({ p: 6.25, q: 3.74, v: 15.44 });

describe('gammaGamma', () => {
  it('shrinks a customer towards the mean of all, less so with more occasions', () => {
    const everybody = published.expectedAmount({ occasions: 0, meanAmount: 0 });
    expect(everybody).toBeCloseTo(35.219, 3);
    const one = published.expectedAmount({ occasions: 1, meanAmount: 100 });
    const ten = published.expectedAmount({ occasions: 10, meanAmount: 100 });
    expect(one).toBeGreaterThan(everybody);
    expect(ten).toBeGreaterThan(one);
    expect(ten).toBeLessThan(100);
  });

  it('has a density that adds up to one', () => {
    let sum = 0;
    for (let u = -12; u < 14; u += 0.01) {
      sum += Math.exp(published.logLikelihood({ occasions: 3, meanAmount: Math.exp(u) }) + u) * 0.01;
    }
    expect(sum).toBeCloseTo(1, 6);
  });

  it('scales with the currency', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        fc.integer({ min: 0, max: 50 }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (meanAmount, occasions, rate) => {
          const scaled = gammaGamma({ p: 6.25, q: 3.74, v: 15.44 * rate });
          const amount = scaled.expectedAmount({ occasions, meanAmount: meanAmount * rate });
          expect(amount / rate / published.expectedAmount({ occasions, meanAmount })).toBeCloseTo(1, 11);
        },
      ),
    );
  });

  it('has no mean before any occasion where q is at most 1', () => {
    expect(gammaGamma({ p: 0.4, q: 0.84, v: 100 }).expectedAmount({ occasions: 0, meanAmount: 0 })).toBe(Infinity);
  });
});
