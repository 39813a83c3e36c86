import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logit, sigmoid, softplus } from '../../../src/scoring/math/log-space.ts';

describe('log-odds', () => {
  it('and probabilities undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 15, noNaN: true }), (logOdds) => {
        expect(logit(sigmoid(logOdds))).toBeCloseTo(logOdds, 8);
      }),
    );
    expect(sigmoid(-1000)).toBe(0);
    expect(sigmoid(1000)).toBe(1);
    expect(logit(0)).toBe(-Infinity);
  });

  it('give ln(1 + e^x) without overflow', () => {
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(softplus(1000)).toBe(1000);
    expect(softplus(-1000)).toBe(0);
    expect(softplus(-Infinity)).toBe(0);
  });
});
