import { historyOn, NOTHING_ENTERED } from '../../scoring/fit/portal/past-history.ts';
import type { CompanyHistory, Day } from '../../scoring/types.ts';

/**
 * A history so that two days of it can be compared: what has no date of its own (open deals, what people entered) is left out,
 * since nobody knows what it was on the earlier day. Costs are kept: they were entered late rather than new.
 */
export function knownAlike(history: CompanyHistory, day: Day): CompanyHistory {
  const { acquisitionCost, costToServe, autoRenew } = history.entered;
  return { ...historyOn(history, day), entered: { ...NOTHING_ENTERED, acquisitionCost, costToServe, autoRenew } };
}
