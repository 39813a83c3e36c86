import { describe, expect, it } from 'vitest';
import { readYearlyTests } from '../../../src/scoring/loyalty/yearly-tests.ts';
import { day } from '../../support/histories.ts';

function testsOf(asOf: string, ...days: readonly string[]) {
  return readYearlyTests(
    days.map((on) => ({ day: day(on), amount: 100 })),
    60,
    day(asOf),
  );
}

describe('years as tests', () => {
  it('say nothing on the day of the first purchase', () => {
    expect(testsOf('2026-01-10', '2026-01-10')).toEqual({ kept: 0, silentBetween: 0, silentSince: 0 });
  });

  it('count silence since the last purchase by the day', () => {
    expect(testsOf('2026-01-11', '2026-01-10').silentSince).toBeCloseTo(1 / 365.25, 15);
    expect(testsOf('2030-01-10', '2026-01-10').silentSince).toBe(4);
  });

  it('keep a year with a purchase, once however many there were', () => {
    expect(testsOf('2024-06-01', '2024-01-10', '2024-02-10', '2024-03-10', '2024-06-01')).toEqual({
      kept: 1,
      silentBetween: 0,
      silentSince: 0,
    });
  });

  it('lose a year without one', () => {
    // Years end on 10 January: bought in year 1 and in year 4, nothing in years 2 and 3.
    expect(testsOf('2025-01-01', '2021-01-10', '2021-06-01', '2025-01-01')).toMatchObject({
      kept: 2,
      silentBetween: 2,
    });
  });

  it('keep every year of a customer who buys on every anniversary, leap years or not', () => {
    for (const firstYear of [2018, 2019, 2020, 2021]) {
      const days = Array.from({ length: 8 }, (_, years) => `${String(firstYear + years)}-02-28`);
      const last = days.at(-1) ?? '';
      expect(testsOf(last, ...days), String(firstYear)).toEqual({ kept: 7, silentBetween: 0, silentSince: 0 });
    }
  });

  it('wait through the grace for a purchase that is a little late, and then begin with it', () => {
    // Months 13, 25 and 38.
    expect(testsOf('2029-03-10', '2026-01-10', '2027-02-10', '2028-02-10', '2029-03-10')).toMatchObject({
      kept: 3,
      silentBetween: 0,
    });
    expect(testsOf('2027-03-11', '2026-01-10', '2027-03-11')).toMatchObject({ kept: 1, silentBetween: 0 });
    expect(testsOf('2027-03-12', '2026-01-10', '2027-03-12')).toMatchObject({ kept: 1, silentBetween: 1 });
  });
});
