import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idealProfile,
  type IdealProfile,
  type ProfiledCustomer,
} from '../../../src/programme/profile/ideal-profile.ts';
import type { CompanyHistory, Segment } from '../../../src/scoring/types.ts';
import { companyHistory, referredPurchase, scoreOf, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
const SCORE = scoreOf({ deals: [wonDeal({ on: '2026-01-01', amount: 5000 })] }, TODAY);

function customer(
  companyId: string,
  segment: Segment | null,
  given: Partial<Pick<CompanyHistory, 'industry' | 'employees'>> = {},
): ProfiledCustomer {
  return { history: companyHistory({ companyId, ...given }), score: { ...SCORE, companyId, segment } };
}

/** So many Ideal and others, of whom the first few are in the industry. */
function portal(ideal: number, idealWith: number, others: number, othersWith: number): readonly ProfiledCustomer[] {
  const industryOf = (index: number, having: number): string => (index < having ? 'Shipping' : 'Software');
  return [
    ...Array.from({ length: ideal }, (_, index) =>
      customer(`1${String(index)}`, 'ideal', { industry: industryOf(index, idealWith) }),
    ),
    ...Array.from({ length: others }, (_, index) =>
      customer(`2${String(index)}`, 'uncertain', { industry: industryOf(index, othersWith) }),
    ),
  ];
}

function profileOf(customers: readonly ProfiledCustomer[], all: readonly CompanyHistory[] = []): IdealProfile {
  const profile = idealProfile(customers, all);
  if (profile.kind === 'too_few') throw new Error('expected a profile');
  return profile;
}

const traitOf = ({ traits }: IdealProfile, value: string) => traits.find((trait) => trait.value === value);

describe('the profile of the Ideal', () => {
  it('has the lift of an industry with its interval: 15 of 20 against 20 of 80', () => {
    const trait = traitOf(profileOf(portal(20, 15, 80, 20)), 'Shipping');
    // (15.5/20.5)/(20.5/80.5); log variance 1/15.5 − 1/20.5 + 1/20.5 − 1/80.5, z 1.2816
    expect(trait?.lift).toBeCloseTo(2.96907, 4);
    expect(trait?.interval[0]).toBeCloseTo(2.21609, 4);
    expect(trait?.interval[1]).toBeCloseTo(3.97788, 4);
    expect(trait).toMatchObject({
      kind: 'industry',
      stands: true,
      ideal: { count: 15, of: 20 },
      others: { count: 20, of: 80 },
    });
  });

  it('says that a trait as common among the others does not stand', () => {
    expect(traitOf(profileOf(portal(20, 10, 80, 41)), 'Shipping')).toMatchObject({ stands: false });
  });

  it('names, and does not measure, what fewer than eight Ideal customers have', () => {
    const profile = profileOf(portal(20, 7, 80, 30));
    expect(traitOf(profile, 'Shipping')).toBeUndefined();
    expect(profile.tooFew).toContainEqual({ kind: 'industry', value: 'Shipping', ideal: 7, customers: 37 });
    expect(traitOf(profileOf(portal(20, 8, 80, 30)), 'Shipping')).toBeDefined();
  });

  it.each([
    ['fewer than thirty customers', portal(15, 10, 14, 5)],
    ['fewer than eight Ideal ones', portal(7, 7, 80, 5)],
    ['hardly anybody who is not Ideal', portal(40, 20, 7, 5)],
  ])('is not told of %s', (_, customers) => {
    expect(idealProfile(customers, [])).toMatchObject({ kind: 'too_few', customers: customers.length });
  });

  it('leaves customers without a segment out', () => {
    const without = Array.from({ length: 50 }, (_, index) => customer(`3${String(index)}`, null));
    expect(idealProfile([...portal(10, 10, 15, 5), ...without], [])).toMatchObject({ kind: 'too_few', customers: 25 });
  });

  it('does not take what is not known for an absence', () => {
    const unknown = Array.from({ length: 40 }, (_, index) => customer(`3${String(index)}`, 'uncertain'));
    const profile = profileOf([...portal(20, 15, 30, 10), ...unknown]);
    expect(traitOf(profile, 'Shipping')?.others).toMatchObject({ count: 10, of: 30 });
    expect(profile.notKnown).toContainEqual({ kind: 'industry', customers: 40 });
  });

  it('tells who came by a referral where the portal records any', () => {
    const customers = portal(20, 15, 80, 20);
    const referrer = companyHistory({
      referred: Array.from({ length: 12 }, (_, index) => ({
        ...referredPurchase('2026-01-01', 100),
        companyId: `1${String(index)}`,
      })),
    });
    expect(traitOf(profileOf(customers, [referrer]), 'referral')).toMatchObject({
      ideal: { count: 12, of: 20 },
      others: { count: 0, of: 80 },
      stands: true,
    });
    expect(profileOf(customers).notKnown).toContainEqual({ kind: 'source', customers: 100 });
  });

  it('has its lift within its interval, for whatever counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 30 }), fc.integer({ min: 0, max: 40 }), (idealWith, othersWith) => {
        const trait = traitOf(profileOf(portal(30, idealWith, 40, othersWith)), 'Shipping');
        expect(trait?.lift).toBeGreaterThanOrEqual(trait?.interval[0] ?? Infinity);
        expect(trait?.lift).toBeLessThanOrEqual(trait?.interval[1] ?? 0);
        expect(trait?.lift).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
