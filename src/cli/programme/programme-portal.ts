import { isScored } from '../../operations/rescore-portal.ts';
import { creditReferralsOnce } from '../../programme/portfolio-value.ts';
import type { RetentionActivity } from '../../programme/activities/retention-activity.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory, CustomerScore } from '../../scoring/types.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import type { PortalOptions } from '../portal/open-portal.ts';
import { openUnlocked, readScoredPortal, type ScoredPortalOptions } from '../portal/scored-portal.ts';
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

/**
 * The ledger that the options name, else what was entered into the programme of the account, where something is kept of it. Says on
 * standard error what of it could not be used.
 */
export async function readLedger(
  doors: CommandDoors,
  { activities: file, ...options }: ActivityOptions & Pick<PortalOptions, 'data'>,
): Promise<readonly RetentionActivity[]> {
  if (file === undefined) return options.data === undefined ? readEntered(doors) : [];
  const { activities, problems } = await readActivityLedger(file);
  for (const { line, problem } of problems) doors.err(`${file}, entry ${String(line)}: left out, ${problem}`);
  if (problems.length > 0) doors.err(`${countText(problems.length, 'entry', 'entries')} of ${file} left out.`);
  return activities;
}

async function readEntered(doors: CommandDoors): Promise<readonly RetentionActivity[]> {
  const kept = await openUnlocked(
    doors,
    'What was entered into the programme is not looked at: another process has it open.',
  );
  if (kept === null) return [];
  try {
    return await kept.store.programmeEntries.listDone();
  } finally {
    await kept.close();
  }
}

export const ACTIVITIES_OPTION = [
  '--activities <file>',
  'ledger of retention activities, JSON or CSV: customer, kind, day, cost, by (default: what was entered, see activities)',
] as const;

export const NO_CUSTOMERS = 'There are no customers yet: nobody has bought anything.';
