import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEGMENTS_ON_DAY } from '../../../../src/programme/goals/conversion-goal.ts';
import { withVanished } from '../../../../src/operations/programme/pass/goal-tally.ts';
import { convertedOf, withPoint } from '../../../../src/operations/programme/pass/write-programme.ts';

const counts = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
const sum = (row: readonly number[]): number => row.reduce((total, one) => total + one, 0);

describe('the migration of a goal', () => {
  it('adds up to those of its first day, whoever is no customer any more', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), (seen, gone) => {
        const then = Object.fromEntries(
          gone.map((missing, place) => [SEGMENTS_ON_DAY[place] ?? '', sum(seen[place] ?? []) + missing]),
        );
        const migration = withVanished(seen, then);
        for (const [place, segment] of (['ideal', 'uncertain', 'non_ideal'] as const).entries())
          expect(sum(migration[place] ?? [])).toBe(then[segment]);
        // Who came since is as the pages showed it, and nobody vanished into a segment.
        expect(migration[3]).toEqual(seen[3]);
        expect(convertedOf(migration)).toBe(seen[1]?.[0]);
      }),
    );
  });
});

describe('the course of a goal', () => {
  it('has today as its last point, and a point a week at most before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 }), (days) => {
        const sorted = days.toSorted((one, other) => one - other);
        const course = sorted.reduce<ReturnType<typeof withPoint>>(
          (known, day) => withPoint(known, { day, converted: day }),
          [],
        );
        expect(course.at(0)).toEqual({ day: sorted[0], converted: sorted[0] });
        expect(course.at(-1)?.day).toBe(sorted.at(-1));
        const gaps = course.slice(1, -1).map(({ day }, index) => day - (course[index]?.day ?? -Infinity));
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  it('says the same where a day is worked out twice', () => {
    const once = withPoint([{ day: 1, converted: 0 }], { day: 9, converted: 2 });
    expect(withPoint(once, { day: 9, converted: 3 })).toEqual([
      { day: 1, converted: 0 },
      { day: 9, converted: 3 },
    ]);
  });
});
