import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idealProfile,
  type MeasuredTrait,
  type ProfiledCustomer,
} from '../../../src/programme/profile/ideal-profile.ts';
import { prospectFit, type Fit } from '../../../src/programme/profile/prospect-fit.ts';
import {
  prospectTraits,
  TRAIT_KINDS,
  type TraitKind,
  type TraitValues,
} from '../../../src/programme/profile/trait-values.ts';
import { toShare } from '../../../src/programme/share.ts';
import { companyHistory, scoreOf, wonDeal } from '../../support/histories.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const SCORE = scoreOf({ deals: [wonDeal({ on: '2026-01-01', amount: 5000 })] }, '2026-11-21');

function trait(kind: TraitKind, value: string, lift: number, standardError = 0.01): MeasuredTrait {
  const share = toShare(10, 20);
  return {
    kind,
    value,
    lift,
    standardError,
    ideal: share,
    others: share,
    interval: [lift / 2, lift * 2],
    stands: true,
  };
}

const NOTHING: TraitValues = {
  industry: null,
  size: null,
  source: null,
  first_amount: null,
  first_product: null,
  first_year_meeting: null,
  first_year_people: null,
  first_year_reply: null,
  first_year_quarters: null,
};

const PROFILE = {
  ideal: toShare(25, 100),
  meanValue: { ideal: 90_000, others: 10_000 },
  traits: [
    trait('industry', 'Shipping', 2),
    trait('size', 'below 10', 0.5),
    trait('first_product', 'Core', 1.2),
    trait('first_product', 'Extra', 2.5),
    trait('source', 'referral', 40),
    trait('first_amount', 'upper_third', 40),
  ],
};

function known(fit: Fit): Extract<Fit, { kind: 'known' }> {
  if (fit.kind === 'not_known') throw new Error('expected a fit');
  return fit;
}

describe('the fit of a company that is no customer yet', () => {
  it("is the portal's own share of Ideal where its traits cancel out", () => {
    const fit = known(prospectFit({ ...NOTHING, industry: ['Shipping'], size: ['below 10'] }, PROFILE, 3));
    expect(fit.fit).toBeCloseTo(25, 1);
    // A quarter of 90,000 and three quarters of 10,000, a third of which may be spent.
    expect(fit.expectedLifetimeValue).toBeCloseTo(30_000, -2);
    expect(fit.justifiedCost).toBeCloseTo(10_000, -2);
  });

  it('is not known where fewer than two measured traits are known', () => {
    expect(prospectFit(NOTHING, PROFILE, 3)).toEqual({ kind: 'not_known', known: 0, needed: 2 });
    expect(prospectFit({ ...NOTHING, industry: ['Shipping'], size: ['unheard of'] }, PROFILE, 3)).toMatchObject({
      kind: 'not_known',
      known: 1,
    });
  });

  it('lets the product that tells most speak for a deal', () => {
    const fit = known(
      prospectFit({ ...NOTHING, industry: ['Shipping'], first_product: ['Core', 'Extra'] }, PROFILE, 3),
    );
    expect(fit.parts.map(({ value }) => value)).toEqual(['Extra', 'Shipping']);
  });

  it('counts a trait the less, the less it is known', () => {
    const factor = (standardError: number): number | undefined =>
      known(
        prospectFit(
          { ...NOTHING, industry: ['Shipping'], size: ['below 10'] },
          { ...PROFILE, traits: [trait('industry', 'Shipping', 2, standardError), trait('size', 'below 10', 1)] },
          3,
        ),
      ).parts[0]?.factor;
    expect(factor(0.01)).toBeCloseTo(2, 2);
    // τ² / (τ² + variance) is a half at a standard error of 0.5.
    expect(factor(0.5)).toBeCloseTo(Math.SQRT2, 6);
  });

  it('never lets one trait count more than a factor of 3, nor all together more than 6', () => {
    const fit = known(prospectFit({ ...NOTHING, source: ['referral'], first_amount: ['upper_third'] }, PROFILE, 3));
    expect(fit.parts.map(({ factor }) => factor)).toEqual([expect.closeTo(3, 9), expect.closeTo(3, 9)]);
    expect(fit.fit).toBeCloseTo(100 * (2 / 3), 6); // odds of a third times 6
  });

  it('stays between 0 and 100 and rises with every lift', () => {
    const lift = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(lift, lift, fc.double({ min: 1, max: 3, noNaN: true }), (one, other, more) => {
        const fitWith = (industry: number): number =>
          known(
            prospectFit(
              { ...NOTHING, industry: ['Shipping'], size: ['below 10'] },
              { ...PROFILE, traits: [trait('industry', 'Shipping', industry), trait('size', 'below 10', other)] },
              3,
            ),
          ).fit;
        expect(fitWith(one)).toBeGreaterThan(0);
        expect(fitWith(one)).toBeLessThan(100);
        expect(fitWith(one * more)).toBeGreaterThanOrEqual(fitWith(one) - 1e-9);
      }),
    );
  });

  it('comes true on customers that the profile has not seen', () => {
    const random = seededRandom(7);
    // Of the Ideal, and of the others, so many are in shipping, and so many are small.
    const shipping = { ideal: 0.6, uncertain: 0.25 } as const;
    const small = { ideal: 0.3, uncertain: 0.5 } as const;
    const draw = (index: number): { readonly profiled: ProfiledCustomer; readonly expected: number } => {
      const segment = random() < 0.3 ? 'ideal' : 'uncertain';
      const isShipping = random() < shipping[segment];
      const isSmall = random() < small[segment];
      const likelihood = (of: 'ideal' | 'uncertain'): number =>
        (isShipping ? shipping[of] : 1 - shipping[of]) * (isSmall ? small[of] : 1 - small[of]);
      const companyId = String(index);
      const industry = isShipping ? 'Shipping' : 'Software';
      return {
        expected: (0.3 * likelihood('ideal')) / (0.3 * likelihood('ideal') + 0.7 * likelihood('uncertain')),
        profiled: {
          history: companyHistory({ companyId, industry, employees: isSmall ? 5 : 500 }),
          score: { ...SCORE, companyId, segment },
        },
      };
    };
    const learnt = Array.from({ length: 800 }, (_, index) => draw(index));
    const profile = idealProfile(
      learnt.map(({ profiled }) => profiled),
      [],
    );
    if (profile.kind === 'too_few') throw new Error('800 customers are enough');
    for (const { expected, profiled } of Array.from({ length: 60 }, (_, index) => draw(1000 + index))) {
      const fit = known(prospectFit(prospectTraits(profiled.history, SCORE.asOf, profile.context), profile, 3));
      expect(Math.abs(fit.fit / 100 - expected)).toBeLessThan(0.08);
    }
  });

  it('knows every kind of trait', () => {
    expect(Object.keys(NOTHING).toSorted()).toEqual([...TRAIT_KINDS].toSorted());
  });
});
