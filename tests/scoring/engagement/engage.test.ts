import { describe, expect, it } from 'vitest';
import type { EngagementModel } from '../../../src/scoring/engagement/engagement-model.ts';
import { observedSentence } from '../../../src/scoring/engagement/engagement-sentences.ts';
import { logit } from '../../../src/scoring/math/log-space.ts';
import type { CustomerScore } from '../../../src/scoring/types.ts';
import { meeting, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

const TODAY = '2026-06-30';
const MODEL: EngagementModel = {
  inputs: ['contact_recency', 'meetings', 'emails', 'tickets'],
  effects: {
    ridge: 10,
    intercept: 0.2,
    coefficients: [-0.6, 0.3, 0.1, -0.2],
    means: [4, 0.5, 0.5, 1],
    deviations: [1, 0.5, 0.5, 1],
    covariance: [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((column) => (row === column ? 0.01 : 0))),
  },
  observed: { contact_recency: { middle: 4, above: { cases: 100, passed: 61 }, upTo: { cases: 100, passed: 68 } } },
  cases: 200,
};
const DEALS = [wonDeal({ on: '2024-08-01', termMonths: 12 }), wonRenewal({ on: '2025-08-01', termMonths: 12 })];
const score = (
  engagement: EngagementModel | null,
  on = '2026-06-20',
  kind: 'portal' | 'seed' = 'portal',
): CustomerScore =>
  scoreOf({ deals: DEALS, activities: [meeting({ on })] }, TODAY, { model: { engagement, kind, customers: 500 } });

describe('loyalty with engagement', () => {
  it("adds to the core's log-odds what the model says, and nothing for what is not known", () => {
    const before = score(null).loyalty;
    const days = Math.log1p(10);
    const meetings = Math.log1p(2 ** (-10 / 90));
    const added = 0.2 - 0.6 * (days - 4) + (0.3 * (meetings - 0.5)) / 0.5 + (0.1 * (0 - 0.5)) / 0.5;
    expect(logit(score(MODEL).loyalty)).toBeCloseTo(logit(before) + added, 10);
  });

  it('keeps drivers that add up, the level with the portal, kinds of contact as one, and each name once', () => {
    const engaged = score(MODEL);
    const names = engaged.drivers.map((driver) => driver.name);
    expect(names).toEqual([
      'starting_point',
      'portal_experience',
      'renewals_made',
      'contact_recency',
      'contact_frequency',
    ]);
    expect(engaged.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * engaged.loyalty, 9);
    const experience = (of: CustomerScore): number =>
      of.drivers.find(({ name }) => name === 'portal_experience')?.points ?? NaN;
    expect(experience(engaged)).toBeGreaterThan(experience(score(null)));
  });

  it('has a driver for the level also where the core has none', () => {
    const engaged = score(MODEL, '2026-06-20', 'seed');
    expect(engaged.drivers.map(({ name }) => name)).toContain('portal_experience');
    expect(engaged.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * engaged.loyalty, 9);
  });

  it('names what the model uses and the customer does not have', () => {
    expect(score(MODEL).missing).toContain('tickets');
    expect(score(MODEL).missing).not.toContain('activities');
    expect(score(null).missing).not.toContain('tickets');
  });

  it('falls with silence', () => {
    expect(score(MODEL, '2026-01-20').loyalty).toBeLessThan(score(MODEL, '2026-06-20').loyalty);
  });

  it('widens the interval by what is not known of the effects, around the same mean', () => {
    const certain = {
      ...MODEL,
      effects: { ...MODEL.effects, covariance: MODEL.effects.covariance.map((row) => row.map(() => 0)) },
    };
    const [wide, narrow] = [score(MODEL), score(certain)];
    expect(wide.loyalty).toBe(narrow.loyalty);
    expect(wide.loyaltyInterval[0]).toBeLessThan(narrow.loyaltyInterval[0]);
    expect(wide.loyaltyInterval[1]).toBeGreaterThan(narrow.loyaltyInterval[1]);
  });

  it('leaves who has lapsed to the core', () => {
    const gone = (engagement: EngagementModel | null): CustomerScore =>
      scoreOf(
        { deals: [wonDeal({ on: '2020-08-01', termMonths: 12 })], activities: [meeting({ on: '2026-06-20' })] },
        TODAY,
        {
          model: { engagement, kind: 'portal' },
        },
      );
    expect(gone(MODEL)).toMatchObject({ loyaltyTest: 'win_back', loyalty: gone(null).loyalty });
  });

  it('says what goes together, and no cause', () => {
    const sentence = score(MODEL).drivers.find(({ name }) => name === 'contact_recency')?.because;
    expect(sentence).toBe(
      'last conversation 10 days ago; similar customers stayed in 68 of 100 cases, the others in 61',
    );
  });
});

describe('how similar customers fared', () => {
  const observed = MODEL.observed.contact_recency;

  it('is told from the side the customer is on', () => {
    expect(observedSentence(observed, 3, 5)).toMatchObject({ like: 68, others: 61 });
    expect(observedSentence(observed, 5, -5)).toMatchObject({ like: 61, others: 68 });
  });

  it('is not told where it would contradict the points, or where nothing is known', () => {
    expect(observedSentence(observed, 3, -5)).toBeNull();
    expect(observedSentence(observed, null, 5)).toBeNull();
    expect(observedSentence(undefined, 3, 5)).toBeNull();
  });
});
