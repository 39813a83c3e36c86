import { SEGMENTS_ON_DAY, targetOf } from '../../../programme/goals/conversion-goal.ts';
import type { ExpectedConversions } from '../../../programme/goals/expected-path.ts';
import { doubtOf, standingOf } from '../../../programme/goals/goal-progress.ts';
import { whatSimilarHad } from '../../../programme/goals/what-similar-had.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { MOST_CLOSEST, type KeptGoal, type KeptProgress } from '../../ports/goal-store.ts';
import { readPartsOn } from '../../settings/read-settings.ts';
import { isPursued } from '../pass/pursued-goals.ts';
import { convertedOf } from '../pass/write-programme.ts';
import { toIsoOrNull, toWho, type ProgrammeLook } from './look.ts';

/** Of stopped and ended goals, how many are told. */
const MOST_PAST = 20;

/**
 * The goals of the portal, those pursued first. Counts are of the whole portal, which a goal is about; customers by name only those
 * whom the viewer sees.
 */
export async function goalsView(look: ProgrammeLook): Promise<object> {
  const { store, today, currency, ownerIds } = look;
  if (!(await readPartsOn(store.runs)).has('goals')) return { kind: 'off' };
  const all = await store.programme.listGoals();
  const pursued = all.filter((goal) => isPursued(goal, today));
  const past = all.filter((goal) => !isPursued(goal, today)).slice(0, MOST_PAST);
  const goals: object[] = [];
  for (const goal of [...pursued, ...past]) goals.push(await goalView(look, goal));
  const uncertainNow = await store.programme.countUncertain(ownerIds);
  return { kind: 'goals', asOf: formatIsoDay(today), currency, uncertainNow, goals };
}

export async function goalView(look: ProgrammeLook, goal: KeptGoal): Promise<object> {
  const { id, name, startsOn, endsOn, target, members, setBy, stoppedOn, progress } = goal;
  return {
    ...{ id, name, startsOn: formatIsoDay(startsOn), endsOn: formatIsoDay(endsOn), target },
    targetCount: targetOf(target, members),
    ...{ members, setBy, stoppedOn: toIsoOrNull(stoppedOn) },
    progress: progress === null ? null : await progressView(look, goal, progress),
  };
}

async function progressView(
  { store, ownerIds, today }: ProgrammeLook,
  { id, startsOn, endsOn, target, members }: KeptGoal,
  { asOf, migration, expectedToday, expectedAtEnd, course, scoredWith }: KeptProgress,
): Promise<object> {
  const converted = convertedOf(migration);
  const wanted = targetOf(target, members);
  const closest = await store.programme.listClosest(id, ownerIds, MOST_CLOSEST);
  const similarHad = whatSimilarHad(
    await store.programmeEntries.listDone(),
    new Set(await store.programme.listConverted(id)),
    startsOn,
  );
  return {
    ...{ asOf: formatIsoDay(asOf), scoredWith, converted },
    ...{ expectedToday: toExpected(expectedToday), expectedAtEnd: toExpected(expectedAtEnd) },
    standing: standingOf(converted, wanted, expectedToday, asOf >= endsOn || today > endsOn),
    doubt: doubtOf(wanted, members, expectedAtEnd),
    migration: SEGMENTS_ON_DAY.map((from, place) => toRow(from, migration[place] ?? [])),
    course: course.map((point) => ({ ...point, day: formatIsoDay(point.day) })),
    closest: closest.map(({ loyaltyShort, valueShort, isEvidenceThin, isSetByPerson, nextAction, ...who }) => ({
      ...toWho(who),
      ...{ loyaltyShort, valueShort, isEvidenceThin, isSetByPerson, nextAction },
      similarDid: similarHad(who.companyId),
    })),
  };
}

function toExpected({ basis, count, interval, past }: ExpectedConversions): object {
  return { basis, count, interval, pastMembers: past?.members ?? null, pastConverted: past?.converted ?? null };
}

function toRow(from: string, counts: readonly number[]): object {
  const to = Object.fromEntries(SEGMENTS_ON_DAY.map((segment, place) => [segment, counts[place] ?? 0]));
  return { from, to, total: counts.reduce((sum, one) => sum + one, 0) };
}
