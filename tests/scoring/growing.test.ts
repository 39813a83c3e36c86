import { describe, expect, it } from 'vitest';
import { isGrowing } from '../../src/scoring/growing.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { readDeals } from '../../src/scoring/reading/read-deals.ts';
import { day, wonDeal } from '../support/histories.ts';

const ASOF = day('2026-11-21');

function growing(currentAnnualValue: number, ...deals: readonly Parameters<typeof wonDeal>[0][]): boolean {
  const { purchases } = readDeals(
    deals.map((deal) => wonDeal(deal)),
    DEFAULT_POLICY,
    ASOF,
  );
  return isGrowing(currentAnnualValue, purchases, DEFAULT_POLICY, ASOF);
}

describe('a growing customer', () => {
  it('spends at least a tenth more a year than a year ago', () => {
    const bought = { on: '2025-06-01', amount: 100 };
    expect(growing(111, bought)).toBe(true);
    expect(growing(109, bought)).toBe(false);
  });

  it('is held against what a term of several years came to a year', () => {
    const bought = { on: '2024-06-01', amount: 300, termMonths: 36 };
    expect(growing(120, bought)).toBe(true);
    expect(growing(100, bought)).toBe(false);
  });

  it('is held against everything that ran a year ago, and nothing else', () => {
    const running = { id: 'a', on: '2025-06-01', amount: 100 };
    const beside = { id: 'b', on: '2025-09-01', amount: 60 };
    const over = { id: 'c', on: '2024-11-21', amount: 1_000 };
    const later = { id: 'd', on: '2025-11-22', amount: 1_000 };
    expect(growing(176, running, beside, over, later)).toBe(true);
    expect(growing(175, running, beside, over, later)).toBe(false);
  });

  it('is no new customer, and none that only had credits', () => {
    expect(growing(100, { on: '2026-06-01', amount: 100 })).toBe(false);
    expect(growing(100)).toBe(false);
    expect(growing(100, { on: '2025-06-01', amount: -50 })).toBe(false);
  });
});
