import { describe, expect, it } from 'vitest';
import { passing, priorFor } from '../../../src/scoring/loyalty/prior.ts';
import { groupKey, SEED_MODEL, type Model } from '../../../src/scoring/model.ts';

const PORTAL: Model = {
  ...SEED_MODEL,
  id: 'portal-1',
  kind: 'portal',
  customers: 340,
  renewal: { alpha: 1, beta: 9 },
  groups: { 'software|50': { renewal: { alpha: 2, beta: 8 }, customers: 25, tests: 60 } },
};

describe('what is believed before a record speaks', () => {
  it('is the seed alone, called an assumption', () => {
    const prior = priorFor(SEED_MODEL, 'software|50');
    expect(passing(prior.belief)).toBeCloseTo(0.8417, 12);
    expect(prior.drivers.map(({ name }) => name)).toEqual(['starting_point']);
  });

  it("is what the portal's customers and then similar ones show, each adding what it changes", () => {
    const prior = priorFor(PORTAL, 'software|50');
    expect(passing(prior.belief)).toBe(0.8);
    expect(prior.drivers.map(({ name }) => name)).toEqual(['starting_point', 'portal_experience', 'similar_customers']);
    const points = prior.drivers.map((driver) => driver.points);
    [84.17, 90 - 84.17, 80 - 90].forEach((expected, index) => {
      expect(points[index]).toBeCloseTo(expected, 10);
    });
    expect(prior.drivers[2]?.because).toBe('80 in 100 is what 25 customers of the same industry and size show');
  });

  it('stays with the portal where similar customers are too few or unknown', () => {
    for (const group of ['software|10', null]) {
      expect(priorFor(PORTAL, group).belief).toEqual(PORTAL.renewal);
    }
  });
});

describe('the group of similar customers', () => {
  it.each([
    ['Software ', 49, 'software|50'],
    ['Software', 50, 'software|250'],
    ['Software', 9, 'software|10'],
    ['Software', 5000, 'software|more'],
    ['Software', null, 'software|any'],
    ['', 300, 'any|1000'],
    ['', null, null],
  ])('of industry "%s" and %s employees is %s', (industry, employees, key) => {
    expect(groupKey({ industry, employees })).toBe(key);
  });
});
