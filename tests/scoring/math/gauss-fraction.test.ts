import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussFraction, gaussFractionGradient } from '../../../src/scoring/math/gauss-fraction.ts';

/** The series of 2F1(1, b; c; z), summed plainly. */
function series(b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-18 * sum; k += 1) {
    term *= ((b + k) / (c + k)) * z;
    sum += term;
  }
  return sum;
}

const arguments_ = fc.record({
  b: fc.double({ min: 0.05, max: 200, noNaN: true }),
  above: fc.double({ min: 0.05, max: 20, noNaN: true }),
  z: fc.double({ min: 0, max: 0.99, noNaN: true }),
});

describe('gaussFraction', () => {
  it('equals the series', () => {
    fc.assert(
      fc.property(arguments_, ({ b, above, z }) => {
        expect(gaussFraction(b, b + above, z) / series(b, b + above, z)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('carries derivatives that agree with small differences', () => {
    const result = { value: 0, byB: 0, byC: 0, byZ: 0 };
    fc.assert(
      fc.property(arguments_, ({ b, above, z: anyZ }) => {
        const z = 0.001 + 0.9 * anyZ;
        const c = b + above;
        gaussFractionGradient(b, c, z, result);
        const step = 1e-5;
        const slope = (f: (shift: number) => number): number => (f(step) - f(-step)) / (2 * step);
        const scale = result.value;
        expect(result.value / gaussFraction(b, c, z)).toBeCloseTo(1, 10);
        expect(result.byB / scale).toBeCloseTo(slope((shift) => gaussFraction(b + shift, c, z)) / scale, 5);
        expect(result.byC / scale).toBeCloseTo(slope((shift) => gaussFraction(b, c + shift, z)) / scale, 5);
        expect(result.byZ / scale).toBeCloseTo(slope((shift) => gaussFraction(b, c, z + shift)) / scale, 4);
      }),
    );
  });

  it('is 1, with its slope b / c, at zero', () => {
    const result = { value: 0, byB: 0, byC: 0, byZ: 0 };
    gaussFractionGradient(2, 5, 0, result);
    expect(result).toEqual({ value: 1, byB: 0, byC: -0, byZ: 0.4 });
    expect(gaussFraction(2, 5, 0)).toBe(1);
  });
});
