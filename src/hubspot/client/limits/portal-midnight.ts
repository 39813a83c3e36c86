import type { DayOfInstant } from '../../portal-day.ts';

/** No calendar day is longer, whatever the zone's clocks do. */
const LONGEST_DAY_MILLISECONDS = 26 * 3_600_000;

/**
 * The instant at which the next calendar day begins, as milliseconds since 1970 in UTC: HubSpot counts the calls of a day
 * from midnight in the account's time zone.
 */
export function nextMidnight(instant: number, dayOf: DayOfInstant): number {
  const today = dayOf(instant);
  let before = instant;
  let after = instant + LONGEST_DAY_MILLISECONDS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) > today) after = middle;
    else before = middle;
  }
  return after;
}
