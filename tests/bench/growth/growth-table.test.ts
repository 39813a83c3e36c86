import { describe, expect, it } from 'vitest';
import { growthExponent, type GrowthRow, growthTable, largestExponent } from '../../../bench/growth/growth-table.ts';

const SMALL: GrowthRow = {
  companies: 1_000,
  fillCalls: 810,
  nightCalls: 40,
  firstCpuSeconds: 6,
  nightCpuSeconds: 2,
  nightPeakMemoryMb: 200,
  databaseMb: null,
};
const LARGE: GrowthRow = {
  companies: 10_000,
  fillCalls: 8_100,
  nightCalls: null,
  firstCpuSeconds: 60,
  nightCpuSeconds: 200,
  nightPeakMemoryMb: 200,
  databaseMb: 90,
};

describe('the growth of costs', () => {
  it('is 1 where a cost is linear, 0 where it stays, 2 where it is quadratic', () => {
    expect(growthExponent(SMALL, LARGE, 'fillCalls')).toBeCloseTo(1);
    expect(growthExponent(SMALL, LARGE, 'nightPeakMemoryMb')).toBeCloseTo(0);
    expect(growthExponent(SMALL, LARGE, 'nightCpuSeconds')).toBeCloseTo(2);
  });

  it('is not told where a cost was measured at one size only', () => {
    expect(growthExponent(SMALL, LARGE, 'nightCalls')).toBeNull();
    expect(growthExponent(SMALL, LARGE, 'databaseMb')).toBeNull();
    expect(largestExponent([LARGE])).toBeNull();
  });

  it('stands beside each cost, and the fastest growing cost is named', () => {
    const table = growthTable([SMALL, LARGE]);
    expect(table).toContain('8100 (^1.00)');
    expect(table).toContain('--');
    expect(largestExponent([SMALL, LARGE])).toMatchObject({ cost: 'nightCpuSeconds' });
  });
});
