import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval, toShare } from '../../src/programme/share.ts';

const share = fc
  .integer({ min: 1, max: 500 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count) => toShare(count, of)));

describe('a share', () => {
  it('lies within its interval, and the interval within 0 and 1', () => {
    fc.assert(
      fc.property(share, ({ share: value, interval: [low, high] }) => {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of 10 in 20 has the Jeffreys interval of 80 %', () => {
    // Beta(10.5, 10.5): quantiles 0.1 and 0.9
    const { interval } = toShare(10, 20);
    expect(interval[0]).toBeCloseTo(0.36129, 5);
    expect(interval[1]).toBeCloseTo(0.63871, 5);
  });
});

describe('the interval of a difference', () => {
  it('holds the difference and turns round with it', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [low, high] = differenceInterval(one, other);
        expect(low).toBeLessThanOrEqual(one.share - other.share);
        expect(high).toBeGreaterThanOrEqual(one.share - other.share);
        const [turnedLow, turnedHigh] = differenceInterval(other, one);
        expect(turnedLow).toBeCloseTo(-high, 12);
        expect(turnedHigh).toBeCloseTo(-low, 12);
      }),
    );
  });

  it('excludes 0 for 68 against 55 in 100 of a hundred each, and not for 68 against 65', () => {
    expect(differenceInterval(toShare(68, 100), toShare(55, 100))[0]).toBeGreaterThan(0);
    expect(differenceInterval(toShare(68, 100), toShare(65, 100))[0]).toBeLessThan(0);
  });
});
