import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/scoring/math/normal.ts';
import { studentQuantile } from '../../../src/scoring/math/student.ts';

describe('quantiles of Student’s t', () => {
  // Abramowitz and Stegun 1964, table 26.10: percentage points of the t distribution.
  it.each([
    [0.9, 1, 3.078],
    [0.9, 5, 1.476],
    [0.9, 30, 1.31],
    [0.975, 10, 2.228],
    [0.995, 3, 5.841],
    [0.95, 120, 1.658],
  ])('are those of the published table: %d of %d degrees is %d', (probability, degrees, published) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(published, 2.5);
    expect(studentQuantile(1 - probability, degrees)).toBeCloseTo(-studentQuantile(probability, degrees), 9);
  });

  it('come to the normal ones with many degrees of freedom, and are 0 in the middle', () => {
    expect(studentQuantile(0.9, 1e6)).toBeCloseTo(normalQuantile(0.9), 4);
    expect(studentQuantile(0.5, 7)).toBe(0);
  });
});
