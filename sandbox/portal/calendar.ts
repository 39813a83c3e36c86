import type { Day } from '../../src/scoring/types.ts';

/** Mean length of a Gregorian year: rates per year are turned into days by it. */
export const DAYS_PER_YEAR = 365.25;

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** The day number of `YYYY-MM-DD`; null where the text is no existing date. */
export function readDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  const day = milliseconds / MS_PER_DAY;
  return writeDay(day) === text ? day : null;
}

/** `YYYY-MM-DD`. */
export function writeDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The instant in UTC, `minute` minutes after midnight UTC of the day. */
export function writeInstant(day: Day, minute: number): string {
  return new Date(day * MS_PER_DAY + minute * MS_PER_MINUTE).toISOString();
}

/** The same day of the month, `months` later; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MS_PER_DAY);
  const month = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastOfMonth)) / MS_PER_DAY;
}

/** Saturdays and Sundays become the Friday before: business is done on working days. */
export function workingDay(day: Day): Day {
  // Day 0 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 6) return day - 1;
  return weekday === 0 ? day - 2 : day;
}
