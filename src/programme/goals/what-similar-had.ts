import { isAsk, type RetentionActivity, type RetentionActivityKind } from '../activities/retention-activity.ts';
import type { Day } from '../../scoring/types.ts';

/** Of fewer converted customers nothing is told. */
const FEWEST_CONVERTED = 2;
const MOST_KINDS = 2;

/**
 * The kinds of activity that customers of a goal's cohort had who became Ideal, and a given customer has not had, since the goal
 * began: what most of them had first, two at most, each had by two at least. What was asked of customers does not count. It
 * says what was done for them, never that it made them Ideal.
 *
 * @param activities done in the portal, with their days
 * @param converted ids of the cohort's members that are Ideal now
 */
export function whatSimilarHad(
  activities: readonly RetentionActivity[],
  converted: ReadonlySet<string>,
  startsOn: Day,
): (companyId: string) => readonly RetentionActivityKind[] {
  const counted = activities.filter((activity) => activity.day >= startsOn && !isAsk(activity));
  const customersOf = new Map<RetentionActivityKind, Set<string>>();
  for (const { kind, companyId } of counted) {
    if (!converted.has(companyId)) continue;
    customersOf.set(kind, (customersOf.get(kind) ?? new Set()).add(companyId));
  }
  const common = [...customersOf]
    .filter(([, customers]) => customers.size >= FEWEST_CONVERTED)
    .toSorted(([one, ones], [other, others]) => others.size - ones.size || (one < other ? -1 : 1))
    .map(([kind]) => kind);
  return (companyId) => {
    const had = new Set(counted.filter((activity) => activity.companyId === companyId).map(({ kind }) => kind));
    return common.filter((kind) => !had.has(kind)).slice(0, MOST_KINDS);
  };
}
