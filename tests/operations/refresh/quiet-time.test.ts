import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietTime } from '../../../src/operations/refresh/quiet-time.ts';

const CALM = { seconds: 1.5, atMostSeconds: 20 };

describe('how long a company that changed is left alone', () => {
  it('is a second and a half while the calls of the day last for the day, or nothing is known of them', () => {
    expect(quietTime(null, 0.8, 0.5)).toEqual(CALM);
    expect(quietTime({ used: 900_000, limit: null }, 0.8, 0.5)).toEqual(CALM);
    expect(quietTime({ used: 250_000, limit: 625_000 }, 0.8, 0.5)).toEqual(CALM);
  });

  it('is ten minutes at twice the pace of the day, and thirty seconds at half as much again', () => {
    expect(quietTime({ used: 500_000, limit: 625_000 }, 0.8, 0.5)).toEqual({ seconds: 600, atMostSeconds: 600 });
    const half = quietTime({ used: 375_000, limit: 625_000 }, 0.8, 0.5);
    expect(half.seconds).toBeCloseTo(30, 6);
    expect(half.atMostSeconds).toBeCloseTo(30, 6);
  });

  it('says nothing of the first calls after midnight', () => {
    expect(quietTime({ used: 1000, limit: 625_000 }, 0.8, 0)).toEqual(CALM);
  });

  it('never falls with the calls used, never rises with the hours passed, and stays between its bounds', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(1_000_000), part, part, (used, more, passed, later) => {
        const at = (calls: number, share: number): number =>
          quietTime({ used: calls, limit: 1_000_000 }, 0.8, share).seconds;
        expect(at(used + more, passed)).toBeGreaterThanOrEqual(at(used, passed));
        expect(at(used, Math.max(passed, later))).toBeLessThanOrEqual(at(used, Math.min(passed, later)));
        expect(at(used, passed)).toBeGreaterThanOrEqual(1.5);
        expect(at(used, passed)).toBeLessThanOrEqual(600 + 1e-9);
      }),
    );
  });
});
