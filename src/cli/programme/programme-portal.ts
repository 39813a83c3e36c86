import { isScored } from '../../operations/rescore-portal.ts';
import { creditReferralsOnce } from '../../programme/portfolio-value.ts';
import type { RetentionActivity } from '../../programme/activities/retention-activity.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory, CustomerScore } from '../../scoring/types.ts';
import { countText } from '../count-text.ts';
import type { CommandDoors } from '../doors.ts';
import { readScoredPortal, type ScoredPortalOptions } from '../scored-portal.ts';
import { readActivityLedger } from './read-activity-ledger.ts';

export interface ActivityOptions {
  readonly activities?: string;
}

/** Every company of a portal with its score, as the programme looks at them. */
export interface ProgrammePortal {
  readonly currency: string;
  readonly context: ScoringContext;
  /** Every referred purchase is credited to one referrer only. */
  readonly histories: readonly CompanyHistory[];
  readonly customers: readonly { readonly history: CompanyHistory; readonly score: CustomerScore }[];
}

export async function readProgrammePortal(doors: CommandDoors, options: ScoredPortalOptions): Promise<ProgrammePortal> {
  const read = await readScoredPortal(doors, options);
  const histories = creditReferralsOnce(read.histories);
  const { results, context } = read.score(histories);
  const customers = histories.flatMap((history, index) => {
    const score = results[index];
    return score !== undefined && isScored(score) ? [{ history, score }] : [];
  });
  return { currency: read.portal.currency, context, histories, customers };
}

/** The ledger that the options name; empty where they name none. Says on standard error what of it could not be used. */
export async function readLedger(
  doors: CommandDoors,
  { activities: file }: ActivityOptions,
): Promise<readonly RetentionActivity[]> {
  if (file === undefined) return [];
  const { activities, problems } = await readActivityLedger(file);
  for (const { line, problem } of problems) doors.err(`${file}, entry ${String(line)}: left out, ${problem}`);
  if (problems.length > 0) doors.err(`${countText(problems.length, 'entry', 'entries')} of ${file} left out.`);
  return activities;
}

export const ACTIVITIES_OPTION = [
  '--activities <file>',
  'ledger of retention activities, JSON or CSV: customer, kind, day, cost, by',
] as const;

export const NO_CUSTOMERS = 'There are no customers yet: nobody has bought anything.';
