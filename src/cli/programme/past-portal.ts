import type { Command } from 'commander';
import { quarterEndsBefore } from '../../operations/rescore/backfill.ts';
import { scoreAll } from '../../operations/rescore-portal.ts';
import { creditReferralsOnce } from '../../programme/portfolio-value.ts';
import type { PeriodEnd } from '../../programme/ranking/find-movers.ts';
import { knownAlike } from '../../programme/ranking/known-alike.ts';
import { formatIsoDay, parseIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, Day, ScoreResult } from '../../scoring/types.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { openPortal, readEveryCompany, type PortalOptions } from '../portal/open-portal.ts';

/** A portal that can be looked at on any day up to the one it was read for. */
export interface PastPortal {
  readonly currency: string;
  /** Whole histories, each referral credited once. */
  readonly histories: readonly CompanyHistory[];
  /** As the options name it: its model has not learnt from these histories yet. */
  readonly context: ScoringContext;
}

export async function openPastPortal(doors: CommandDoors, options: PortalOptions): Promise<PastPortal> {
  const { portal, context } = await openPortal(doors, options);
  const readings = await readEveryCompany(doors, portal, options);
  const histories = creditReferralsOnce(readings.map(({ history }) => history));
  return { currency: portal.portal.currency, histories, context };
}

/** What the app would have shown on a day: learnt and scored with what was known on it, from the given policy and model on. */
export function learnAndScoreOn({ histories }: PastPortal, start: ScoringContext): PeriodEnd {
  const known = histories.map((history) => ({ history: knownAlike(history, start.asOf) }));
  const { results, context } = scoreAll(known, start);
  return periodEnd(
    known.map(({ history }) => history),
    results,
    context,
  );
}

/** The same with a model that was learnt before, so that nothing moves but the customers. */
export function scoreOn({ histories }: PastPortal, context: ScoringContext): PeriodEnd {
  const known = histories.map((history) => knownAlike(history, context.asOf));
  return periodEnd(
    known,
    known.map((history) => scoreCustomer(history, context)),
    context,
  );
}

/** As scored today, with everything that is entered and open. */
export function scoreNow({ histories, context: start }: PastPortal): PeriodEnd {
  const { results, context } = scoreAll(
    histories.map((history) => ({ history })),
    start,
  );
  return periodEnd(histories, results, context);
}

/**
 * Reads the day that an option names.
 *
 * @throws {CommandFailure} where it is none, or lies after the day on which the portal is looked at
 */
export function parsePastDay(option: string, text: string, asOf: Day): Day {
  const day = parseDay(option, text);
  if (day > asOf) {
    throw new CommandFailure(
      `${option} ${text} lies after ${formatIsoDay(asOf)}, the day that is looked at. Name an earlier day, or a later one with --as-of.`,
    );
  }
  return day;
}

/** @throws {CommandFailure} where the text is no date */
export function parseDay(option: string, text: string): Day {
  const day = parseIsoDay(text);
  if (day === null)
    throw new CommandFailure(`${option} ${text} is no date. Write it as YYYY-MM-DD, for instance 2026-09-30.`);
  return day;
}

/** In less time hardly anybody can have moved: just after the end of a quarter, the one before it is taken. */
const LEAST_MOVING_DAYS = 28;

/** The last day at least four weeks before `asOf` on which a calendar quarter ended. */
export function lastQuarterEnd(asOf: Day): Day {
  return quarterEndsBefore(asOf - LEAST_MOVING_DAYS, 1)[0] ?? asOf;
}

export function withPeriodOption(command: Command): Command {
  return command.option(
    '--from <date>',
    'the earlier day, YYYY-MM-DD (default: the last end of a quarter that is four weeks ago or more)',
  );
}

function periodEnd(
  histories: readonly CompanyHistory[],
  results: readonly ScoreResult[],
  context: ScoringContext,
): PeriodEnd {
  return {
    context,
    companies: histories.map((history, index) => {
      const result = results[index];
      if (result === undefined) throw new Error('every history must have a result');
      return { history, result };
    }),
  };
}
