import { describe, expect, it } from 'vitest';
import { completedYears, fitGroups } from '../../../../src/scoring/fit/portal/loss-records.ts';
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

describe('groups of similar customers', () => {
  const portal = { alpha: 2, beta: 8 };
  const members = (group: string | null, count: number, kept: number, lost: number) =>
    Array.from({ length: count }, () => ({ group, record: { kept, lost } }));

  it('moves the mean by what the group kept beyond the forecast of the very same tests', () => {
    const { good } = fitGroups(members('good', 20, 1, 0), portal);
    // 20 tests kept of 16 expected, over 20 + 20.
    expect(good?.renewal.beta).toBeCloseTo(10 * (0.8 + 4 / 40), 12);
    expect(good).toMatchObject({ customers: 20, tests: 20 });
    expect((good?.renewal.alpha ?? 0) + (good?.renewal.beta ?? 0)).toBeCloseTo(10, 12);
  });

  it('takes a group of old customers who did as expected for an average one', () => {
    // After seven renewals a loss is expected of 2 in 17: 17 such customers lose 2.
    const group = [...members('old', 15, 8, 0), ...members('old', 2, 7, 1)];
    const expectedOfFirstSeven = [0, 1, 2, 3, 4, 5, 6].map((made) => (8 + made) / (10 + made));
    const beyond = 17 * (7 - expectedOfFirstSeven.reduce((sum, value) => sum + value, 0));
    const { old } = fitGroups(group, portal);
    expect(old?.renewal.beta).toBeCloseTo(10 * (0.8 + beyond / (20 + 17 * 8)), 9);
  });

  it('is silent for small groups, for customers of no group, and for those never tested', () => {
    expect(fitGroups(members('few', 9, 5, 0), portal)).toEqual({});
    expect(fitGroups(members('fresh', 19, 1, 0), portal)).toEqual({});
    expect(fitGroups([...members(null, 50, 1, 0), ...members('untested', 50, 0, 0)], portal)).toEqual({});
  });

  it('never becomes certain', () => {
    const { bad, good } = fitGroups([...members('bad', 500, 0, 1), ...members('good', 500, 9, 0)], {
      alpha: 1,
      beta: 99,
    });
    expect(bad?.renewal.beta).toBeGreaterThan(0);
    expect(good?.renewal.alpha).toBeGreaterThan(0);
  });
});
