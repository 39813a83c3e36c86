import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestToIdeal } from '../../../src/programme/goals/closest-to-ideal.ts';
import type { CustomerScore } from '../../../src/scoring/types.ts';
import { scoreOf, wonDeal } from '../../support/histories.ts';

const SCORE: CustomerScore = {
  ...scoreOf({ deals: [wonDeal({ on: '2026-01-01', amount: 5000 })] }, '2026-11-21'),
  ...{ segment: 'uncertain', computedSegment: 'uncertain', evidence: 'some', loyalty: 0.8 },
  ...{ lifetimeValue: 10_000, lifetimeValueInterval: [4000, 20_000], idealProbability: 0.6 },
};
const POLICY = { idealLifetimeValue: 12_000, ideal: { sureness: 0.6, loyalty: 0.75 } };

const missing = (given: Partial<CustomerScore>) => closestToIdeal([{ ...SCORE, ...given }], POLICY)[0];

describe('what separates a customer from Ideal', () => {
  it('is loyalty in points of 100', () => {
    expect(missing({ loyalty: 0.65 })?.loyaltyShort).toBeCloseTo(10, 9);
    expect(missing({ loyalty: 0.65 })?.valueShort).toBe(0);
    expect(missing({})?.loyaltyShort).toBe(0);
  });

  it('is value where it is not sure enough to reach the Ideal lifetime value', () => {
    // Reached with 90 in 100: 4,000; with 40 in 100: 12,000. With 60 in 100, on normal quantiles: 4,000 + 8,000 × (−0.2533 + 1.2816) / (0.2533 + 1.2816)
    expect(missing({ idealProbability: 0.4 })?.valueShort).toBeCloseTo(12_000 - (4000 + (8000 * 1.02821) / 1.5349), 0);
  });

  it('is more value, the less sure it is', () => {
    const sureness = fc.double({ min: 0.11, max: 0.59, noNaN: true });
    fc.assert(
      fc.property(sureness, sureness, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(missing({ idealProbability: less })?.valueShort).toBeGreaterThanOrEqual(
          (missing({ idealProbability: more })?.valueShort ?? NaN) - 1e-6,
        );
        expect(missing({ idealProbability: less })?.valueShort).toBeLessThanOrEqual(8000);
      }),
    );
  });

  it('is a finite amount also for who cannot reach it at all, or is worth the same for sure', () => {
    expect(missing({ idealProbability: 0 })?.valueShort).toBeGreaterThan(0);
    const sure = missing({ idealProbability: 0, lifetimeValueInterval: [5000, 5000] });
    expect(sure?.valueShort).toBeCloseTo(7000, 6);
  });

  it('is thin evidence, or a person who set the segment', () => {
    expect(missing({ evidence: 'thin' })?.isEvidenceThin).toBe(true);
    const override = { segment: 'uncertain', reason: 'in dispute', until: null } as const;
    expect(missing({ computedSegment: 'ideal', override })).toMatchObject({ isSetByPerson: true, distance: 0 });
  });
});

describe('the closest to Ideal', () => {
  it('come first, without the Ideal and those who lapsed', () => {
    const found = closestToIdeal(
      [
        { ...SCORE, companyId: '1', loyalty: 0.5 },
        { ...SCORE, companyId: '2', loyalty: 0.7 },
        { ...SCORE, companyId: '3', segment: 'ideal' },
        { ...SCORE, companyId: '4', status: 'lapsed' },
      ],
      POLICY,
    );
    expect(found.map(({ companyId }) => companyId)).toEqual(['2', '1']);
  });

  it('are nobody while nobody said from what amount a customer is Ideal', () => {
    expect(closestToIdeal([SCORE], { ...POLICY, idealLifetimeValue: null })).toEqual([]);
  });
});
