import { describe, expect, it } from 'vitest';
import { completedYears } from '../../../../src/scoring/fit/portal/loss-records.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { day } from '../../../support/histories.ts';

const years = (asOf: string, ...purchases: readonly string[]) =>
  completedYears(
    purchases.map((on) => ({ day: day(on), amount: 1 })),
    DEFAULT_POLICY,
    day(asOf),
  );

describe('completed years without a contract', () => {
  it('counts a year with a purchase as kept and a silent one as lost, the running one not at all', () => {
    expect(years('2024-12-31', '2020-01-01', '2020-06-01', '2022-06-01')).toEqual({ kept: 2, lost: 2 });
    expect(years('2020-12-31', '2020-01-01', '2020-06-01')).toEqual({ kept: 0, lost: 0 });
  });

  it('gives an anniversary to the year that ends with it', () => {
    expect(years('2021-01-01', '2020-01-01', '2021-01-01')).toEqual({ kept: 1, lost: 0 });
    expect(years('2022-01-01', '2020-01-01', '2021-01-02')).toEqual({ kept: 1, lost: 1 });
  });

  it('stops at the lapse: two silent years are lost, the others are no tests until the customer is back', () => {
    expect(years('2030-01-01', '2020-01-01')).toEqual({ kept: 0, lost: 2 });
    expect(years('2030-01-01', '2020-01-01', '2027-06-01', '2028-06-01')).toEqual({ kept: 1, lost: 3 });
  });
});
