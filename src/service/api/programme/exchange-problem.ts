import { formatIsoDay } from '../../../scoring/day.ts';
import type { Day } from '../../../scoring/types.ts';

/** What an exchange is held to; who enters more is told so. */
const LONGEST_TEXT = 4000;
const MOST_YEARS_AHEAD = 30;

/** What is wrong with an exchange that somebody enters, in words for them; null where nothing is. */
export function problemOfExchange(
  { theirs, ours, byYear }: { readonly theirs: string; readonly ours: string; readonly byYear: number | null },
  today: Day,
): string | null {
  if (theirs === '' && ours === '') return 'Enter where the customer wants to be, or what you told them.';
  if (theirs.length > LONGEST_TEXT || ours.length > LONGEST_TEXT)
    return `A text has more than ${String(LONGEST_TEXT)} letters. Shorten it.`;
  const year = Number(formatIsoDay(today).slice(0, 4));
  if (byYear !== null && (byYear < year || byYear > year + MOST_YEARS_AHEAD))
    return `The year is one from ${String(year)} to ${String(year + MOST_YEARS_AHEAD)}.`;
  return null;
}
