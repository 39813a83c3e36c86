import { describe, expect, it } from 'vitest';
import { isOnlyPassingDays } from '../../../src/operations/rescore/passing-days.ts';
import { PUBLISHED } from '../../hubspot/support/published-values.ts';

const before = { ...PUBLISHED, score: 80, lifetimeValue: 100_000, valueAtRisk: 3_000, currentAnnualValue: 40_000 };

describe('what only the days moved', () => {
  it.each([
    ['a lifetime value that moved by less than a tenth', { lifetimeValue: 90_001 }],
    ['a value at risk that moved by less than a twentieth of what the customer brings', { valueAtRisk: 4_999 }],
    [
      'both, with the sentence and the time',
      { lifetimeValue: 99_000, valueAtRisk: 3_100, summary: 'x', scoredAt: 'y' },
    ],
    ['a score that fell by less than 5 points', { score: 75.1, lifetimeValue: 97_000, valueAtRisk: 4_000 }],
  ])('is %s', (_case, changes) => {
    expect(isOnlyPassingDays(before, { ...before, ...changes })).toBe(true);
  });

  it.each([
    ['a lifetime value that moved by a tenth', { lifetimeValue: 90_000 }],
    ['a value at risk that moved by a twentieth of what the customer brings', { valueAtRisk: 5_000 }],
    ['any other value', { lifetimeValue: 99_000, risk: 'high' }],
    ['a score that fell by 5 points', { score: 75 }],
    ['a score that rose', { score: 82 }],
    ['a score that is no longer there', { score: null }],
    ['an amount that does not forecast', { currentAnnualValue: 40_500 }],
    ['a forecast that is no longer there', { valueAtRisk: null }],
  ] as const)('is not %s', (_case, changes) => {
    expect(isOnlyPassingDays(before, { ...before, ...changes })).toBe(false);
  });

  it('is nothing of a company that was never written', () => {
    expect(isOnlyPassingDays(null, before)).toBe(false);
  });

  it('is judged where a lapsed customer has nothing at risk', () => {
    const lapsed = { ...before, valueAtRisk: 0, currentAnnualValue: 0 };
    expect(isOnlyPassingDays(lapsed, { ...lapsed, lifetimeValue: 98_000 })).toBe(true);
    expect(isOnlyPassingDays(lapsed, { ...lapsed, valueAtRisk: 0.01 })).toBe(false);
  });
});
