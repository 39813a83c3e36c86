import { describe, expect, it } from 'vitest';
import { isOnlyPassingDays } from '../../../src/operations/rescore/passing-days.ts';
import { PUBLISHED } from '../../support/published-values.ts';

const A_NIGHT = { isWaiting: false, areTiersNew: false };
const before = { ...PUBLISHED, score: 80, lifetimeValue: 100_000, valueAtRisk: 3_000, currentAnnualValue: 40_000 };

describe('what only the days moved', () => {
  it.each([
    ['a lifetime value that moved by less than 15 %', { lifetimeValue: 85_001 }],
    ['a value at risk that moved by less than 8 % of what the customer brings', { valueAtRisk: 6_199 }],
    [
      'both, with the sentence and the time',
      { lifetimeValue: 99_000, valueAtRisk: 3_100, summary: 'x', scoredAt: 'y' },
    ],
    ['a score that fell by less than 8 points', { score: 72.1, lifetimeValue: 97_000, valueAtRisk: 4_000 }],
    ['another reason at the head of a score that fell by as little', { score: 79, topDriver: 'tenure' }],
    ['a customer at the bound of two value tiers', { lifetimeValue: 99_000, valueTier: 'rest' }],
  ] as const)('is %s', (_case, changes) => {
    expect(isOnlyPassingDays(before, { ...before, ...changes }, A_NIGHT)).toBe(true);
  });

  it.each([
    ['a lifetime value that moved by 15 %', { lifetimeValue: 85_000 }],
    ['a value at risk that moved by 8 % of what the customer brings', { valueAtRisk: 6_200 }],
    ['any other value', { lifetimeValue: 99_000, risk: 'high' }],
    ['a score that fell by 8 points', { score: 72 }],
    ['a score that rose', { score: 82 }],
    ['a score that is no longer there', { score: null }],
    ['an amount that does not forecast', { currentAnnualValue: 40_500 }],
    ['a forecast that is no longer there', { valueAtRisk: null }],
  ] as const)('is not %s', (_case, changes) => {
    expect(isOnlyPassingDays(before, { ...before, ...changes }, A_NIGHT)).toBe(false);
  });

  it('is nothing of a company that was never written', () => {
    expect(isOnlyPassingDays(null, before, A_NIGHT)).toBe(false);
  });

  it('is judged by what is expected of a customer who bought nothing this year', () => {
    // A loss probability of 0.2 and 3,000 at risk: 15,000 are at stake, of which 8 % are 1,200.
    const quiet = { ...before, currentAnnualValue: 0 };
    expect(isOnlyPassingDays(quiet, { ...quiet, valueAtRisk: 4_199 }, A_NIGHT)).toBe(true);
    expect(isOnlyPassingDays(quiet, { ...quiet, valueAtRisk: 4_201 }, A_NIGHT)).toBe(false);
  });

  it('is judged where a lapsed customer has nothing at risk', () => {
    const lapsed = { ...before, valueAtRisk: 0, currentAnnualValue: 0 };
    expect(isOnlyPassingDays(lapsed, { ...lapsed, lifetimeValue: 98_000 }, A_NIGHT)).toBe(true);
    expect(isOnlyPassingDays(lapsed, { ...lapsed, valueAtRisk: 0.99 }, A_NIGHT)).toBe(true);
    expect(isOnlyPassingDays(lapsed, { ...lapsed, valueAtRisk: 1 }, A_NIGHT)).toBe(false);
  });

  it('takes in a forecast that moved far while a first reading waits for tomorrow', () => {
    const fallen = { ...before, score: 60, valueAtRisk: 6_000, lifetimeValue: 80_000 };
    expect(isOnlyPassingDays(before, fallen, { ...A_NIGHT, isWaiting: true })).toBe(true);
    expect(isOnlyPassingDays(before, fallen, A_NIGHT)).toBe(false);
    expect(isOnlyPassingDays(before, { ...fallen, contactStatus: 'overdue' }, { ...A_NIGHT, isWaiting: true })).toBe(
      false,
    );
  });

  it('does not explain another value tier on the day on which the tiers were learnt', () => {
    const moved = { ...before, valueTier: 'rest' } as const;
    expect(isOnlyPassingDays(before, moved, { ...A_NIGHT, areTiersNew: true })).toBe(false);
  });
});
