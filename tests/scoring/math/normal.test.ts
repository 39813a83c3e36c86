import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrate } from '../../../src/scoring/math/gauss-legendre.ts';
import { normalProbability, normalQuantile } from '../../../src/scoring/math/normal.ts';

const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

describe('normalProbability', () => {
  it('is the integral of the density', () => {
    for (const x of [-4.2, -3, -2.9, -0.5, 0, 1, 3, 3.1, 5]) {
      expect(normalProbability(x)).toBeCloseTo(0.5 + integrate(density, 0, x, 8), 13);
    }
  });

  it('keeps its relative precision far out', () => {
    // Abramowitz and Stegun, table 26.2: −log10 of the tail at 10 is 23.11805.
    expect(-Math.log10(normalProbability(-10))).toBeCloseTo(23.11805, 5);
  });
});

describe('normalQuantile', () => {
  it('undoes normalProbability', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalProbability(x))).toBeCloseTo(x, 8);
      }),
    );
  });

  it('has its textbook values and ends', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 13);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1.2)).toBeNaN();
  });
});
