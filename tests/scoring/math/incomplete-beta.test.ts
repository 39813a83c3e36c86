import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaProbability, betaQuantile } from '../../../src/scoring/math/incomplete-beta.ts';

const shape = fc.double({ min: 0.5, max: 300, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

/** I_x(a, b) for whole a and b: the probability of at least a successes in a + b − 1 trials. */
function binomialTail(x: number, a: number, b: number): number {
  const trials = a + b - 1;
  let sum = 0;
  for (let k = a; k <= trials; k += 1) {
    let ways = 1;
    for (let i = 0; i < k; i += 1) ways *= (trials - i) / (i + 1);
    sum += ways * x ** k * (1 - x) ** (trials - k);
  }
  return sum;
}

describe('betaProbability', () => {
  it('is the binomial tail for whole parameters', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (x, a, b) => {
        expect(betaProbability(x, a, b)).toBeCloseTo(binomialTail(x, a, b), 12);
      }),
    );
  });

  it('turns round with its parameters and rises from 0 to 1', () => {
    fc.assert(
      fc.property(share, share, shape, shape, (x, y, a, b) => {
        expect(betaProbability(x, a, b) + betaProbability(1 - x, b, a)).toBeCloseTo(1, 12);
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(betaProbability(low, a, b)).toBeLessThanOrEqual(betaProbability(high, a, b) + 1e-15);
      }),
    );
    expect(betaProbability(0, 2, 3)).toBe(0);
    expect(betaProbability(1, 2, 3)).toBe(1);
  });
});

describe('betaQuantile', () => {
  it('undoes betaProbability', () => {
    fc.assert(
      fc.property(share, shape, shape, (probability, a, b) => {
        expect(betaProbability(betaQuantile(probability, a, b), a, b)).toBeCloseTo(probability, 7);
      }),
    );
  });

  it('gives the 80 % interval of the seed: 84 in 100, from 67 to 97', () => {
    expect(betaQuantile(0.1, 6.734, 1.266)).toBeCloseTo(0.67, 2);
    expect(betaQuantile(0.9, 6.734, 1.266)).toBeCloseTo(0.97, 2);
  });

  it('reaches the ends', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
  });
});
