import { describe, expect, it } from 'vitest';
import { annualisedValue, termRevenue, testYears } from '../../../src/scoring/contract/contract.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import { contractsOf } from '../../support/contracts.ts';
import { day, wonDeal } from '../../support/histories.ts';

describe('the value of a contract', () => {
  const [contract] = contractsOf('2025-02-01', [
    wonDeal({ id: 'a', on: '2024-03-01', amount: 36_000, termMonths: 36 }),
    wonDeal({ id: 'b', on: '2024-09-01', amount: 6_000 }),
  ]).contracts;
  const credits = readDeals(
    [
      wonDeal({ id: 'in', on: '2024-06-01', amount: -3_000 }),
      wonDeal({ id: 'before', on: '2024-02-28', amount: -500 }),
    ],
    DEFAULT_POLICY,
    day('2026-11-21'),
  ).purchases;

  it('is what was bought in its term less the credits given in it', () => {
    expect(contract && termRevenue(contract, credits)).toBe(36_000 + 6_000 - 3_000);
  });

  it('per year spreads it over the term', () => {
    expect(contract && annualisedValue(contract, credits)).toBe(39_000 / 3);
  });
});

describe('what the test at the end of a contract weighs', () => {
  it.each([
    ['a month', { termMonths: 1, isPilot: false }, 1 / 12],
    ['a year', { termMonths: 12, isPilot: false }, 1],
    ['three years', { termMonths: 36, isPilot: false }, 1],
    ['a pilot of three months', { termMonths: 3, isPilot: true }, 1],
  ])('of %s', (_, contract, years) => {
    expect(testYears(contract)).toBe(years);
  });
});
