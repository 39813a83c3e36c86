import type { Day } from './types.ts';

/** Mean length of a Gregorian year, for durations that are not bound to calendar dates. */
export const DAYS_PER_YEAR = 365.25;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day number of a calendar date; `month` is 1 to 12. The date must exist. */
export function toDay(year: number, month: number, dayOfMonth: number): Day {
  return Math.floor(Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY);
}

/** Reads `YYYY-MM-DD`; null where the text is no existing date. */
export function parseIsoDay(text: string): Day | null {
  const match = ISO_DAY.exec(text.trim());
  if (match === null) return null;
  const day = toDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatIsoDay(day) === text.trim() ? day : null;
}

/** Writes a day as `YYYY-MM-DD`. */
export function formatIsoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day of the month, `months` later (or earlier when negative); the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MS_PER_DAY);
  const target = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), target + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(date.getUTCDate(), lastOfMonth);
  return Math.floor(Date.UTC(date.getUTCFullYear(), target, dayOfMonth) / MS_PER_DAY);
}

/** Years between two days, as a fraction of mean years. */
export function yearsBetween(from: Day, to: Day): number {
  return (to - from) / DAYS_PER_YEAR;
}
