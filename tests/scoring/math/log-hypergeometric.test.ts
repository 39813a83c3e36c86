import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logHypergeometric } from '../../../src/scoring/math/log-hypergeometric.ts';
import { findData } from '../../support/data-folder.ts';

const vectors = findData('vectors/special-functions.json');

type Row = [name: string, a: number, b: number, c: number, z: number, expected: number];

describe('logHypergeometric', () => {
  it.skipIf(vectors === null)('is within a relative 1e-12 of every high-precision value, without a failure', () => {
    const { hyp2f1 } = JSON.parse(readFileSync(vectors!, 'utf8')) as { hyp2f1: Row[] };
    expect(hyp2f1.length).toBeGreaterThan(700);
    const errors = hyp2f1.map(
      ([, a, b, c, z, expected]) => Math.abs(logHypergeometric(a, b, c, z) - expected) / Math.abs(expected),
    );
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it('is right where the function itself is beyond the range of a double', () => {
    // 2F1(a, b; b; z) = (1 − z)^−a
    expect(logHypergeometric(2000, 3, 3, 0.9)).toBeCloseTo(-2000 * Math.log(0.1), 8);
    expect(Math.exp(logHypergeometric(2000, 3, 3, 0.9))).toBe(Infinity);
  });

  it('agrees with closed forms', () => {
    expect(logHypergeometric(1, 1, 2, 0.3)).toBeCloseTo(Math.log(-Math.log(0.7) / 0.3), 14);
    expect(logHypergeometric(0.5, 1, 1.5, 0.25)).toBeCloseTo(Math.log(Math.atanh(0.5) / 0.5), 14);
    expect(logHypergeometric(2, 3, 4, 0)).toBe(0);
  });

  it('has no value outside its range', () => {
    expect(logHypergeometric(1, 1, 2, 1)).toBeNaN();
    expect(logHypergeometric(1, 1, -2, 0.5)).toBeNaN();
  });
});
