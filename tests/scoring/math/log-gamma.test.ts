import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBeta } from '../../../src/scoring/math/log-beta.ts';
import { logGamma, logGammaIncrease } from '../../../src/scoring/math/log-gamma.ts';
import { findData } from '../../support/data-folder.ts';

const vectors = findData('vectors/special-functions.json');

describe('logGamma', () => {
  it.skipIf(vectors === null)('is within a relative 1e-12 of every high-precision value, near its roots too', () => {
    const { lgamma } = JSON.parse(readFileSync(vectors!, 'utf8')) as { lgamma: [number, number][] };
    expect(lgamma.length).toBeGreaterThan(500);
    const errors = lgamma.map(([x, expected]) => {
      const error = Math.abs(logGamma(x) - expected);
      return expected === 0 ? error : error / Math.abs(expected);
    });
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it('is the logarithm of the factorial at whole numbers', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 60; n += 1) {
      logFactorial += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(logFactorial, 11);
    }
  });

  it('meets the reflection formula between 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (x) => {
        expect(logGamma(x) + logGamma(1 - x)).toBeCloseTo(Math.log(Math.PI / Math.sin(Math.PI * x)), 11);
      }),
    );
  });

  it('has no value at zero and below', () => {
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(-1.5)).toBeNaN();
  });
});

describe('logGammaIncrease', () => {
  it('keeps the small increase of a large value', () => {
    // ln Γ(x + 1) − ln Γ(x) = ln x, where the difference of the two has lost eight digits.
    expect(logGammaIncrease(1e8, 1)).toBeCloseTo(Math.log(1e8), 14);
    expect(logGammaIncrease(12.5, 1)).toBeCloseTo(Math.log(12.5), 14);
  });

  it('is the difference of two values', () => {
    for (const [x, increase] of [
      [0.3, 4],
      [7, 0.01],
      [9.99, 0.02],
      [25, 300],
    ] as const) {
      expect(logGammaIncrease(x, increase)).toBeCloseTo(logGamma(x + increase) - logGamma(x), 11);
    }
  });
});

describe('logBeta', () => {
  it('is symmetric and exact where it has a short form', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (b) => {
        expect(logBeta(1, b)).toBeCloseTo(-Math.log(b), 12);
        expect(logBeta(2.5, b)).toBe(logBeta(b, 2.5));
      }),
    );
  });
});
