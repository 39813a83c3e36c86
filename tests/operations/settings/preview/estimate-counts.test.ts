import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInterval, estimateCounts } from '../../../../src/operations/settings/preview/estimate-counts.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const anyCounts = fc
  .array(fc.nat(300), { minLength: 1, maxLength: 5 })
  .filter((counts) => counts.some((count) => count > 0))
  .chain((counts) => {
    const sample = counts.reduce((sum, count) => sum + count, 0);
    return fc.record({
      counts: fc.constant(counts),
      sample: fc.constant(sample),
      whole: fc.integer({ min: sample, max: 100_000 }),
    });
  });

describe('counts of a sample, brought to the whole', () => {
  it('add up to the whole, each within one of its share', () => {
    fc.assert(
      fc.property(anyCounts, ({ counts, sample, whole }) => {
        const estimates = estimateCounts(counts, { sample, whole });
        expect(estimates.reduce((sum, count) => sum + count, 0)).toBe(whole);
        for (const [index, estimate] of estimates.entries())
          expect(Math.abs(estimate - ((counts[index] ?? 0) * whole) / sample)).toBeLessThan(1);
      }),
    );
  });

  it('are what they are where the sample is the whole, with no doubt left', () => {
    fc.assert(
      fc.property(anyCounts, ({ counts, sample }) => {
        expect(estimateCounts(counts, { sample, whole: sample })).toEqual(counts);
        for (const count of counts) expect(countInterval(count, { sample, whole: sample })).toEqual([count, count]);
      }),
    );
  });

  it('lie in their interval, which is never beyond what the sample has shown', () => {
    fc.assert(
      fc.property(anyCounts, ({ counts, sample, whole }) => {
        const estimates = estimateCounts(counts, { sample, whole });
        for (const [index, count] of counts.entries()) {
          const [low, high] = countInterval(count, { sample, whole });
          expect(low).toBeLessThanOrEqual(estimates[index] ?? NaN);
          expect(high).toBeGreaterThanOrEqual(estimates[index] ?? NaN);
          expect(low).toBeGreaterThanOrEqual(count);
          expect(high).toBeLessThanOrEqual(whole - (sample - count));
        }
      }),
    );
  });

  it('hold the truth in about 80 of 100 samples', () => {
    const random = seededRandom(7);
    const [whole, sample, truth] = [2_000, 500, 300];
    let held = 0;
    for (let draw = 0; draw < 400; draw += 1) {
      // Without replacement: each of the whole in turn, with what is left to draw.
      let [count, left, marked] = [0, sample, truth];
      for (let seen = 0; seen < whole && left > 0; seen += 1) {
        const isDrawn = random() < left / (whole - seen);
        const isMarked = random() < marked / (whole - seen);
        if (isMarked) marked -= 1;
        if (isDrawn) left -= 1;
        if (isDrawn && isMarked) count += 1;
      }
      const [low, high] = countInterval(count, { sample, whole });
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.74);
    expect(held / 400).toBeLessThan(0.88);
  });
});
