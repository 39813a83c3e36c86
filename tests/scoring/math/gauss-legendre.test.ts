import { describe, expect, it } from 'vitest';
import { integrate } from '../../../src/scoring/math/gauss-legendre.ts';

describe('integrate', () => {
  it('is exact for polynomials up to degree 31 on one panel', () => {
    expect(integrate((x) => x ** 31 - 3 * x ** 8 + 1, 0, 1, 1)).toBeCloseTo(1 / 32 - 3 / 9 + 1, 14);
  });

  it('adds panels up', () => {
    expect(integrate((x) => Math.exp(-x), 0, 40, 8)).toBeCloseTo(1, 14);
    expect(integrate(Math.sin, Math.PI, 0, 2)).toBeCloseTo(-2, 13);
  });
});
