import { addMonths, formatIsoDay } from '../../../scoring/day.ts';
import type { Day, Money } from '../../../scoring/types.ts';
import type { ActivityLedger, LedgerEntry, NewActivity } from '../../ports/programme-entries.ts';
import type { PortfolioStore } from '../../ports/portfolio-store.ts';

/** What an entry is held to; who enters more is told so. */
const LONGEST_ACTIVITY_NOTE = 1000;
const LONGEST_PERSON_NAME = 120;
const GREATEST_ACTIVITY_COST = 1e9;
const MOST_MONTHS_AHEAD = 24;
const MOST_MONTHS_BACK = 60;

export type ActivityOutcome =
  { readonly kind: 'saved'; readonly activity: LedgerEntry } | { readonly kind: 'refused'; readonly message: string };

export interface LedgerWorld {
  readonly ledger: Pick<ActivityLedger, 'enterActivity' | 'readActivity' | 'finishActivity' | 'cancelActivity'>;
  /** As the person sees it: customers of others are not there. */
  readonly portfolio: Pick<PortfolioStore, 'readRow'>;
  readonly today: Day;
}

/** Enters an activity for a customer, planned or done; the same key twice enters one. Refusals are for the person to read. */
export async function enterActivity(world: LedgerWorld, entry: NewActivity): Promise<ActivityOutcome> {
  const problem = problemOf(entry, world.today);
  if (problem !== null) return refused(problem);
  if ((await world.portfolio.readRow(entry.companyId)) === null) return refused(NO_CUSTOMER);
  const activity = await world.ledger.enterActivity(entry);
  // The key may be one that somebody else used, for a customer that is not seen.
  return (await maySee(world, activity)) ? { kind: 'saved', activity } : refused(NOT_THERE);
}

/** Notes that a planned activity was done, with its day and what it did cost. Said again with the same, it is as it was. */
export async function finishActivity(
  world: LedgerWorld,
  id: string,
  done: { readonly day: Day; readonly cost: Money; readonly by: string },
): Promise<ActivityOutcome> {
  const problem = costProblem(done.cost) ?? doneProblem(done.day, world.today);
  if (problem !== null) return refused(problem);
  const known = await world.ledger.readActivity(id);
  if (known === null || !(await maySee(world, known))) return refused(NOT_THERE);
  const finished = await world.ledger.finishActivity(id, done);
  if (finished !== null) return { kind: 'saved', activity: finished };
  const { state, day, cost } = known;
  if (state === 'done' && day === done.day && cost === done.cost) return { kind: 'saved', activity: known };
  return refused(CLOSED);
}

/** Takes a planned activity back. Said again, it is as it was. */
export async function cancelActivity(world: LedgerWorld, id: string, by: string): Promise<ActivityOutcome> {
  const known = await world.ledger.readActivity(id);
  if (known === null || !(await maySee(world, known))) return refused(NOT_THERE);
  if (known.state === 'cancelled') return { kind: 'saved', activity: known };
  const cancelled = await world.ledger.cancelActivity(id, by);
  return cancelled === null ? refused(CLOSED) : { kind: 'saved', activity: cancelled };
}

const NO_CUSTOMER =
  'There is no such customer, or it is not one of yours: activities are for customers of yours and of your teams that are scored.';
const NOT_THERE = 'There is no such activity, or it is for a customer that is not one of yours.';
const CLOSED = 'This activity is not planned any more: somebody has closed it since. Load the list again.';

async function maySee({ portfolio }: LedgerWorld, { companyId }: LedgerEntry): Promise<boolean> {
  return (await portfolio.readRow(companyId)) !== null;
}

/** Null where nothing is wrong. */
function problemOf({ day, cost, beneficiary, note, isDone }: NewActivity, today: Day): string | null {
  if (beneficiary.kind === 'person' && beneficiary.name.trim() === '') return 'Name the person whom it is for.';
  if (beneficiary.kind === 'person' && beneficiary.name.length > LONGEST_PERSON_NAME)
    return `The person's name has more than ${String(LONGEST_PERSON_NAME)} letters. Shorten it.`;
  if (note.length > LONGEST_ACTIVITY_NOTE)
    return `The note has more than ${String(LONGEST_ACTIVITY_NOTE)} letters. Shorten it.`;
  return costProblem(cost) ?? (isDone ? doneProblem(day, today) : plannedProblem(day, today));
}

function costProblem(cost: Money): string | null {
  return cost >= 0 && cost <= GREATEST_ACTIVITY_COST ? null : 'The cost is an amount from 0 to 1,000,000,000.';
}

function doneProblem(day: Day, today: Day): string | null {
  if (day > today) return `What was done was done at the latest today, ${formatIsoDay(today)}.`;
  const first = addMonths(today, -MOST_MONTHS_BACK);
  return day < first ? `What was done before ${formatIsoDay(first)} is not entered any more.` : null;
}

function plannedProblem(day: Day, today: Day): string | null {
  if (day < today) return `What is planned is planned for today, ${formatIsoDay(today)}, or later.`;
  const last = addMonths(today, MOST_MONTHS_AHEAD);
  return day > last ? `What is planned is planned for ${formatIsoDay(last)} at the latest.` : null;
}

function refused(message: string): ActivityOutcome {
  return { kind: 'refused', message };
}
