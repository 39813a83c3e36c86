import { SEGMENTS_ON_DAY, targetOf } from '../../../programme/goals/conversion-goal.ts';
import type { PastConversion } from '../../../programme/goals/expected-path.ts';
import { expectedOfGoal } from '../../../programme/goals/goal-progress.ts';
import type { Day } from '../../../scoring/types.ts';
import type { KeptProgress, MigrationCounts } from '../../ports/goal-store.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import type { ProgrammeStore } from '../../ports/programme-store.ts';
import type { Scored } from '../../rescore/tally.ts';
import { keepWorkedOut } from '../worked-out.ts';
import { type GoalTally, emptyCounts, withVanished } from './goal-tally.ts';
import type { ProgrammePass } from './pass-types.ts';
import type { PursuedGoal } from './pass-types.ts';

/** Days between two points of a goal's course. */
const COURSE_DAYS = 7;

/** Puts what was told of the companies of a page in the place of what was told of their range of ids. */
export async function writeProgrammePage(
  programme: Pick<ProgrammeStore, 'writeRange'>,
  pass: Pick<ProgrammePass, 'isIdle'>,
  page: readonly Pick<Scored, 'programme'>[],
  range: Parameters<ProgrammeStore['writeRange']>[0],
): Promise<void> {
  if (pass.isIdle) return;
  await programme.writeRange(range, {
    customers: page.flatMap(({ programme: told }) => told?.facts ?? []),
    prospects: page.flatMap(({ programme: told }) => told?.prospect ?? []),
  });
}

/** When every page was told: what stands beyond the last one goes, goals get their progress, and the parts are worked out. */
export async function finishProgramme(
  store: Pick<PortalStore, 'programme' | 'reports'>,
  pass: ProgrammePass,
  tally: GoalTally,
  after: string | null,
): Promise<void> {
  if (pass.isIdle) return;
  await store.programme.writeRange({ after, until: null }, { customers: [], prospects: [] });
  const { asOf } = pass.context;
  for (const goal of pass.goals) {
    const then = await store.programme.countThen(goal.id);
    const migration = withVanished(tally.get(goal.id) ?? emptyCounts(), then);
    await store.programme.writeProgress(
      goal.id,
      await progressOf(store.programme, goal, { migration, members: then.uncertain }, asOf),
    );
  }
  await keepWorkedOut(store.reports, asOf, pass.parts);
}

async function progressOf(
  programme: Pick<ProgrammeStore, 'pastConversion'>,
  goal: PursuedGoal,
  { migration, members }: { readonly migration: MigrationCounts; readonly members: number },
  asOf: Day,
): Promise<KeptProgress> {
  const { startsOn, endsOn } = goal;
  const past = (days: number): Promise<PastConversion | null> =>
    days <= 0 ? Promise.resolve(null) : programme.pastConversion(startsOn - days, startsOn);
  const known = { untilToday: await past(asOf - startsOn), untilEnd: await past(endsOn - startsOn) };
  return {
    ...{ asOf, migration },
    scoredWith: goal.isStartGone ? 'model_of_the_day' : 'model_of_the_start',
    ...expectedOfGoal(goal, { members, target: targetOf(goal.target, members) }, asOf, known),
    course: withPoint(goal.progress?.course ?? [], { day: asOf, converted: convertedOf(migration) }),
  };
}

/** Of the members, those that are Ideal now. */
export function convertedOf(migration: MigrationCounts): number {
  return migration[SEGMENTS_ON_DAY.indexOf('uncertain')]?.[SEGMENTS_ON_DAY.indexOf('ideal')] ?? 0;
}

/** The last point is of today; one that is nearer than a week to the one before it gives way. */
export function withPoint(
  course: KeptProgress['course'],
  point: KeptProgress['course'][number],
): KeptProgress['course'] {
  const earlier = course.filter(({ day }) => day < point.day);
  const [last, before] = [earlier.at(-1), earlier.at(-2)];
  const givesWay = last !== undefined && before !== undefined && last.day - before.day < COURSE_DAYS;
  return [...(givesWay ? earlier.slice(0, -1) : earlier), point];
}
