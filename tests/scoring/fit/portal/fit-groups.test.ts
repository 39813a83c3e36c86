import { describe, expect, it } from 'vitest';
import { fitGroups } from '../../../../src/scoring/fit/portal/fit-groups.ts';
import type { GroupPrior } from '../../../../src/scoring/model.ts';

const PORTAL = { alpha: 2, beta: 8 };
const members = (group: string | null, count: number, kept: number, lost: number) =>
  Array.from({ length: count }, () => ({ group, record: { kept, lost } }));
const passing = (group: GroupPrior | undefined): number =>
  group === undefined ? NaN : group.renewal.beta / (group.renewal.alpha + group.renewal.beta);

describe('groups of similar customers', () => {
  it('move the mean by what they kept beyond the forecast of the very same tests, and keep the strength', () => {
    const { 'retail|50': good } = fitGroups(members('retail|50', 200, 1, 0), PORTAL);
    expect(good).toMatchObject({ customers: 200, tests: 200 });
    // All 200 were kept, where 160 were expected.
    expect(passing(good)).toBeGreaterThan(0.95);
    expect(passing(good)).toBeLessThan(1);
    expect((good?.renewal.alpha ?? 0) + (good?.renewal.beta ?? 0)).toBeCloseTo(10, 12);
  });

  it('are drawn the more towards the portal the smaller they are', () => {
    const meanOf = (count: number) => passing(fitGroups(members('retail|50', count, 1, 0), PORTAL)['retail|50']);
    const means = [10, 40, 160, 640].map(meanOf);
    expect(means).toEqual(means.toSorted((one, other) => one - other));
    expect(means[0]).toBeGreaterThan(0.8);
    expect(means[0]).toBeLessThan(0.9);
  });

  it('are known by their relatives: a small group of a good size and a good industry is expected to be good', () => {
    const groups = fitGroups(
      [
        ...members('retail|1000', 100, 1, 0),
        ...members('mining|50', 100, 1, 0),
        ...members('mining|1000', 10, 4, 1),
        ...members('retail|50', 100, 1, 1),
      ],
      PORTAL,
    );
    // Its own record is what the portal expects.
    expect(passing(groups['mining|1000'])).toBeGreaterThan(0.82);
    expect(passing(groups['retail|50'])).toBeLessThan(0.8);
  });

  it('take a group of old customers who did as expected for an average one', () => {
    // After seven renewals a loss is expected of 2 in 17: 17 such customers lose 2.
    const beyond = [0, 1, 2, 3, 4, 5, 6].reduce((sum, made) => sum + 1 - (8 + made) / (10 + made), 0);
    const { 'old|50': old } = fitGroups([...members('old|50', 15, 8, 0), ...members('old|50', 2, 7, 1)], PORTAL);
    // Nothing beyond but the survival that brought them there.
    expect(passing(old)).toBeCloseTo(0.8 + (17 * beyond) / (17 * 8), 1);
    expect(passing(old)).toBeLessThan(0.95);
  });

  it('are silent where they are small, for customers of no group, and for those never tested', () => {
    expect(fitGroups(members('few|50', 4, 5, 0), PORTAL)).toEqual({});
    expect(fitGroups(members('fresh|50', 9, 1, 0), PORTAL)).toEqual({});
    expect(fitGroups([...members(null, 50, 1, 0), ...members('untested|50', 50, 0, 0)], PORTAL)).toEqual({});
  });

  it('never become certain', () => {
    const groups = fitGroups([...members('bad|50', 500, 0, 1), ...members('good|1000', 500, 9, 0)], {
      alpha: 1,
      beta: 99,
    });
    expect(groups['bad|50']?.renewal.beta).toBeGreaterThan(0);
    expect(groups['good|1000']?.renewal.alpha).toBeGreaterThan(0);
  });
});
