import type { Policy } from '../../scoring/policy.ts';
import type { CustomerScore, Day, ScoreResult } from '../../scoring/types.ts';
import { closestToIdeal, type Separation } from './closest-to-ideal.ts';
import { convertedMembers, targetCount, type ConversionGoal, type FrozenCohort } from './conversion-goal.ts';
import { expectedConversions, type ExpectedConversions, type PastConversion } from './expected-path.ts';
import { migrationMatrix, type MigrationRow } from './migration.ts';

/** `ahead`, `behind`: outside of the 80 % interval of what was to be expected by today. */
export type GoalStanding = 'reached' | 'missed' | 'ahead' | 'on_path' | 'behind';

export interface GoalProgress {
  readonly members: number;
  readonly target: number;
  readonly convertedIds: readonly string[];
  readonly expectedToday: ExpectedConversions;
  readonly expectedAtEnd: ExpectedConversions;
  readonly standing: GoalStanding;
  /**
   * `more_than_all`: it asks for more than the whole cohort, so that it cannot be reached; `less_than_usual`: as many were
   * converted in the past without it, so that reaching it shows nothing.
   */
  readonly doubt: 'more_than_all' | 'less_than_usual' | null;
  readonly migration: readonly MigrationRow[];
  /** Of the cohort, not Ideal yet and not lapsed; the closest first. */
  readonly closest: readonly Separation[];
}

/** What became of the Uncertain before the goal began, over as long a time; null where it cannot be known. */
export interface PastConversions {
  readonly untilToday: PastConversion | null;
  readonly untilEnd: PastConversion | null;
}

/**
 * How a goal stands on a day: who of the frozen cohort was converted, against how many were to be expected by now.
 *
 * @param now every company as scored on the day, with the policy and model of the goal's start: nobody is converted by a
 *   new model
 * @param day from the goal's start to its end
 */
export function goalProgress(
  goal: ConversionGoal,
  cohort: FrozenCohort,
  now: readonly ScoreResult[],
  day: Day,
  past: PastConversions,
  policy: Pick<Policy, 'ideal' | 'idealLifetimeValue'>,
): GoalProgress {
  const members = cohort.members.size;
  const target = targetCount(goal, cohort);
  const convertedIds = convertedMembers(cohort, now);
  const stillToWin = now.filter(
    (result): result is CustomerScore => result.kind === 'scored' && cohort.members.has(result.companyId),
  );
  const { expectedToday, expectedAtEnd } = expectedOfGoal(goal, { members, target }, day, past);
  return {
    members,
    target,
    convertedIds,
    expectedToday,
    expectedAtEnd,
    standing: standingOf(convertedIds.length, target, expectedToday, day >= goal.endsOn),
    doubt: doubtOf(target, members, expectedAtEnd),
    migration: migrationMatrix(cohort, now),
    closest: closestToIdeal(stillToWin, policy),
  };
}

/** How many of the members are to be expected by a day, and by the goal's end. @param day from the goal's start to its end */
export function expectedOfGoal(
  { startsOn, endsOn }: Pick<ConversionGoal, 'startsOn' | 'endsOn'>,
  { members, target }: { readonly members: number; readonly target: number },
  day: Day,
  past: PastConversions,
): Pick<GoalProgress, 'expectedToday' | 'expectedAtEnd'> {
  const elapsed = Math.min(1, Math.max(0, (day - startsOn) / (endsOn - startsOn)));
  return {
    expectedToday: expectedConversions(members, target, elapsed, past.untilToday),
    expectedAtEnd: expectedConversions(members, target, 1, past.untilEnd),
  };
}

/**
 * Behind or ahead where fewer or more are converted than the interval of what was expected by now allows.
 *
 * @param converted members that are Ideal now
 * @param target how many are to be
 * @param isOver its last day has passed
 */
export function standingOf(
  converted: number,
  target: number,
  { interval: [low, high] }: ExpectedConversions,
  isOver: boolean,
): GoalStanding {
  if (converted >= target) return 'reached';
  if (isOver) return 'missed';
  if (converted > high) return 'ahead';
  return converted < low ? 'behind' : 'on_path';
}

/**
 * Why a goal says little: it asks for more than there are, or for no more than convert by themselves.
 *
 * @param members Uncertain on the first day
 * @param atEnd what is expected by the last day without doing anything
 */
export function doubtOf(target: number, members: number, atEnd: ExpectedConversions): GoalProgress['doubt'] {
  if (target > members) return 'more_than_all';
  return atEnd.basis === 'past_conversions' && atEnd.count >= target ? 'less_than_usual' : null;
}
