import * as z from 'zod';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import { scoreCustomer } from '../../../scoring/score-customer.ts';
import { SEGMENTS_ON_DAY, type SegmentOnDay } from '../../../programme/goals/conversion-goal.ts';
import { segmentNow } from '../../../programme/goals/conversion-goal.ts';
import type { MigrationCounts } from '../../ports/goal-store.ts';
import { takeBreath } from '../../rescore/company-pages.ts';
import type { Scored } from '../../rescore/tally.ts';
import type { ProgrammePass } from './pass-types.ts';

const SIZE = SEGMENTS_ON_DAY.length;
const COMPANIES_PER_BREATH = 50;

export const migrationCountsSchema = z.array(z.array(z.int().min(0)).length(SIZE)).length(SIZE);

/** By goal, how many went from which segment to which; grows page by page. */
export type GoalTally = Map<string, number[][]>;

export function startGoalTally({ goals }: Pick<ProgrammePass, 'goals'>): GoalTally {
  return new Map(goals.map(({ id }) => [id, emptyCounts()]));
}

export function emptyCounts(): number[][] {
  return Array.from({ length: SIZE }, () => new Array<number>(SIZE).fill(0));
}

type TalliedCompany = Pick<Scored, 'reading' | 'settled' | 'programme'>;

/**
 * Adds the companies of a page. With the model and policy of a goal's start its segments are those that are published; with
 * others the company is scored again with what the goal began with, since nobody is converted by a new model.
 */
export async function tallyGoals(
  { goals }: Pick<ProgrammePass, 'goals'>,
  tally: GoalTally,
  page: readonly TalliedCompany[],
): Promise<void> {
  if (goals.length === 0) return;
  let scored = 0;
  for (const company of page) {
    const then = new Map(company.programme?.before.goals.map(({ goalId, segment }) => [goalId, segment]));
    const rescored = new Map<ScoringContext, SegmentOnDay>();
    for (const { id, startContext } of goals) {
      const to = startContext === null ? company.settled.segment : rescore(company, startContext, rescored);
      count(tally, id, then.get(id) ?? 'not_scored', to);
    }
    scored += rescored.size;
    if (scored < COMPANIES_PER_BREATH) continue;
    scored = 0;
    await takeBreath();
  }
}

/** Goals that began with the same model and policy share a context, and one scoring. */
function rescore(
  { reading: { history } }: TalliedCompany,
  context: ScoringContext,
  done: Map<ScoringContext, SegmentOnDay>,
): SegmentOnDay {
  const known = done.get(context);
  if (known !== undefined) return known;
  const segment = segmentNow(scoreCustomer(history, context));
  done.set(context, segment);
  return segment;
}

function count(tally: GoalTally, goalId: string, from: SegmentOnDay, to: SegmentOnDay): void {
  if (from === 'not_scored' && to === 'not_scored') return;
  const row = tally.get(goalId)?.[SEGMENTS_ON_DAY.indexOf(from)];
  const place = SEGMENTS_ON_DAY.indexOf(to);
  if (row !== undefined) row[place] = (row[place] ?? 0) + 1;
}

/** Those of then whom the pages did not show are no customers any more. @param then by segment, all that were frozen */
export function withVanished(
  counts: MigrationCounts,
  then: Readonly<Partial<Record<SegmentOnDay, number>>>,
): MigrationCounts {
  const last = SEGMENTS_ON_DAY.indexOf('not_scored');
  return counts.map((row, place) => {
    const from = SEGMENTS_ON_DAY[place] ?? 'not_scored';
    const missing = Math.max(0, (then[from] ?? 0) - row.reduce((sum, one) => sum + one, 0));
    return row.map((one, to) => (to === last ? one + missing : one));
  });
}

export function toGoalState(tally: GoalTally): Record<string, number[][]> {
  return Object.fromEntries([...tally].map(([id, counts]) => [id, counts.map((row) => [...row])]));
}

export function fromGoalState(state: Readonly<Record<string, number[][]>>): GoalTally {
  return new Map(Object.entries(state).map(([id, counts]) => [id, counts.map((row) => [...row])]));
}
