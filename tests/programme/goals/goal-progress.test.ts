import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertedMembers,
  freezeCohort,
  targetCount,
  type ConversionGoal,
} from '../../../src/programme/goals/conversion-goal.ts';
import { goalProgress, type GoalProgress } from '../../../src/programme/goals/goal-progress.ts';
import { migrationMatrix } from '../../../src/programme/goals/migration.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { CustomerScore, NotScored, ScoreResult, Segment } from '../../../src/scoring/types.ts';
import { companyHistory, day, scoreOf, scoringContext, wonDeal } from '../../support/histories.ts';

const SCORE = scoreOf({ deals: [wonDeal({ on: '2026-01-01', amount: 5000 })] }, '2026-11-21');
const POLICY = scoringContext('2026-11-21', { policy: { idealLifetimeValue: 10_000 } }).policy;
const GOAL: ConversionGoal = {
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  target: { kind: 'share', share: 0.15 },
};

const customer = (companyId: string, segment: Segment | null): CustomerScore => ({ ...SCORE, companyId, segment });

function nobody(companyId: string): NotScored {
  const result = scoreCustomer(companyHistory({ companyId }), scoringContext('2026-11-21'));
  if (result.kind === 'scored') throw new Error('a company without deals is no customer');
  return result;
}

/** Uncertain customers 1 to so many, the first few of which became Ideal. */
function cohortOf(members: number, converted: number) {
  const ids = Array.from({ length: members }, (_, index) => String(index + 1));
  return {
    cohort: freezeCohort(
      ids.map((id) => customer(id, 'uncertain')),
      GOAL.startsOn,
    ),
    now: ids.map((id, index) => customer(id, index < converted ? 'ideal' : 'uncertain')),
  };
}

function progressOf(
  converted: number,
  given: {
    readonly on?: string;
    readonly members?: number;
    readonly target?: number;
    readonly past?: readonly [number, number];
  } = {},
): GoalProgress {
  const { cohort, now } = cohortOf(given.members ?? 40, converted);
  const goal: ConversionGoal =
    given.target === undefined ? GOAL : { ...GOAL, target: { kind: 'count', count: given.target } };
  const [members, before] = given.past ?? [0, 0];
  const past = given.past === undefined ? null : { members, converted: before };
  return goalProgress(goal, cohort, now, day(given.on ?? '2026-07-01'), { untilToday: past, untilEnd: past }, POLICY);
}

describe('a goal', () => {
  it('of a share asks for whole customers, at least one', () => {
    expect(targetCount(GOAL, cohortOf(40, 0).cohort)).toBe(6);
    expect(targetCount(GOAL, cohortOf(41, 0).cohort)).toBe(7);
    expect(targetCount(GOAL, cohortOf(1, 0).cohort)).toBe(1);
  });

  it.each([
    ['behind', 0, { target: 30 }],
    ['on_path', 3, {}],
    ['ahead', 25, { target: 30 }],
    ['reached', 6, {}],
    ['on_path', 5, { on: '2026-12-30' }],
    ['missed', 5, { on: '2026-12-31' }],
    ['reached', 6, { on: '2026-12-31' }],
  ] as const)('is %s with %i of 40 converted (%o)', (standing, converted, given) => {
    expect(progressOf(converted, given).standing).toBe(standing);
  });

  it('is measured against what converted by itself before, where enough is known of it', () => {
    const { expectedToday, standing } = progressOf(3, { past: [100, 50] });
    expect(expectedToday).toMatchObject({ basis: 'past_conversions', count: 20 });
    expect(standing).toBe('behind');
  });

  it('is doubted where it asks for more than there are, or for less than converts by itself', () => {
    expect(progressOf(0, { target: 41 }).doubt).toBe('more_than_all');
    expect(progressOf(0, { past: [100, 50] }).doubt).toBe('less_than_usual');
    expect(progressOf(0, { past: [100, 10] }).doubt).toBeNull();
    expect(progressOf(0).doubt).toBeNull();
  });

  it('names those who are left and not lapsed, not those who were converted', () => {
    const { closest, convertedIds } = progressOf(38);
    expect(convertedIds).toHaveLength(38);
    expect(closest.map(({ companyId }) => companyId)).toEqual(['39', '40']);
  });
});

describe('a frozen cohort', () => {
  const segment = fc.constantFrom<(Segment | null)[]>('ideal', 'uncertain', 'non_ideal', null);
  const results = fc
    .array(fc.option(segment, { nil: 'nobody' as const }), { maxLength: 40 })
    .map((all) =>
      all.map((one, index): ScoreResult => (one === 'nobody' ? nobody(String(index)) : customer(String(index), one))),
    );

  it('does not change, whatever becomes of its customers', () => {
    fc.assert(
      fc.property(results, results, (then, now) => {
        const mutable = [...then];
        const cohort = freezeCohort(mutable, GOAL.startsOn);
        const members = [...cohort.members];
        mutable.splice(0, mutable.length, ...now);
        for (const id of convertedMembers(cohort, now)) expect(members).toContain(id);
        expect([...cohort.members]).toEqual(members);
        expect(members).toEqual(
          then.filter((one) => one.kind === 'scored' && one.segment === 'uncertain').map(({ companyId }) => companyId),
        );
      }),
    );
  });

  it('has a migration matrix that adds up to who was there then and who is there now', () => {
    fc.assert(
      fc.property(results, results, (then, now) => {
        const cohort = freezeCohort(then, GOAL.startsOn);
        const rows = migrationMatrix(cohort, now);
        for (const { from, to, total } of rows) {
          expect(to.ideal + to.uncertain + to.non_ideal + to.not_scored).toBe(total);
          if (from !== 'not_scored') {
            expect(total).toBe([...cohort.segments.values()].filter((one) => one === from).length);
          }
        }
        for (const to of ['ideal', 'uncertain', 'non_ideal'] as const) {
          const arrived = rows.reduce((sum, row) => sum + row.to[to], 0);
          expect(arrived).toBe(now.filter((one) => one.kind === 'scored' && one.segment === to).length);
        }
        const uncertain = rows.find(({ from }) => from === 'uncertain');
        expect(uncertain?.to.ideal).toBe(convertedMembers(cohort, now).length);
      }),
    );
  });
});
