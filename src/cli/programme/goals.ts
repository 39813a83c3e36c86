import type { Command } from 'commander';
import { convertedMembers, freezeCohort, type ConversionGoal } from '../../programme/goals/conversion-goal.ts';
import type { PastConversion } from '../../programme/goals/expected-path.ts';
import { goalProgress, type GoalProgress } from '../../programme/goals/goal-progress.ts';
import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { Day, ScoreResult } from '../../scoring/types.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { goalText } from './goal-text.ts';
import { learnAndScoreOn, openPastPortal, parseDay, parsePastDay, scoreOn, type PastPortal } from './past-portal.ts';

interface GoalOptions extends PortalOptions {
  readonly target: string;
  readonly by: string;
  readonly from?: string;
}

/** `loyalty programme goals`: how a goal to turn Uncertain customers into Ideal ones stands, and who is closest. */
export function registerGoals(programme: Command, doors: CommandDoors): void {
  withPortalOptions(
    programme.command('goals').description('how a goal to turn Uncertain customers into Ideal ones stands'),
  )
    .requiredOption('--target <number>', 'how many of the Uncertain: a number (12) or a share (15%)')
    .requiredOption('--by <date>', 'the last day of the goal, YYYY-MM-DD')
    .option('--from <date>', 'the day it began, YYYY-MM-DD (default: a year before --by)')
    .action(async (options: GoalOptions) => {
      const target = parseTarget(options.target);
      const endsOn = parseDay('--by', options.by);
      const portal = await openPastPortal(doors, options);
      const { asOf } = portal.context;
      const from = options.from ?? formatIsoDay(addMonths(endsOn, -12));
      const startsOn = parsePastDay(options.from === undefined ? 'The start of the goal,' : '--from', from, asOf);
      if (endsOn <= startsOn) {
        throw new CommandFailure(
          `The goal ends on ${options.by}, not after it begins (${from}). Name a later day with --by.`,
        );
      }
      const goal: ConversionGoal = { startsOn, endsOn, target };
      const { progress, context, names } = measure(portal, goal);
      doors.out(
        options.json === true
          ? JSON.stringify(
              { startsOn: from, endsOn: options.by, asOf: formatIsoDay(context.asOf), ...progress },
              null,
              2,
            )
          : goalText(goal, progress, context, portal.currency, names),
      );
    });
}

/** @throws {CommandFailure} where the text is neither a number of customers nor a share */
function parseTarget(text: string): ConversionGoal['target'] {
  const share = /^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(text.trim());
  if (share !== null && Number(share[1]) > 0 && Number(share[1]) <= 100) {
    return { kind: 'share', share: Number(share[1]) / 100 };
  }
  if (/^[1-9]\d{0,5}$/.test(text.trim())) return { kind: 'count', count: Number(text) };
  throw new CommandFailure(
    `--target ${text} is no goal. Write how many customers (12) or which share (15%) is to be converted.`,
  );
}

function measure(
  portal: PastPortal,
  goal: ConversionGoal,
): { readonly progress: GoalProgress; readonly context: ScoringContext; readonly names: ReadonlyMap<string, string> } {
  const { startsOn, endsOn } = goal;
  // Who is converted after its end is no success of the goal, and who fell back after it no failure.
  const asOf = Math.min(portal.context.asOf, endsOn);
  const start = learnAndScoreOn(portal, { ...portal.context, asOf: startsOn });
  const context = { ...start.context, asOf };
  const resultsOn = (day: Day): readonly ScoreResult[] =>
    scoreOn(portal, { ...start.context, asOf: day }).companies.map(({ result }) => result);
  const atStart = start.companies.map(({ result }) => result);
  const before = (days: number): PastConversion | null => {
    if (days <= 0) return null;
    const cohort = freezeCohort(resultsOn(startsOn - days), startsOn - days);
    return { members: cohort.members.size, converted: convertedMembers(cohort, atStart).length };
  };
  const past = { untilToday: before(asOf - startsOn), untilEnd: before(endsOn - startsOn) };
  const progress = goalProgress(goal, freezeCohort(atStart, startsOn), resultsOn(asOf), asOf, past, context.policy);
  return { progress, context, names: new Map(portal.histories.map(({ companyId, name }) => [companyId, name])) };
}
