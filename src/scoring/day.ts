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

/** The same day of the month, so many whole months later (or earlier when negative); the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOf(day);
  const target = month + months;
  return Math.min(firstOf(target) + (day - firstOf(month)), firstOf(target + 1) - 1);
}

const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
/** Days of a common year before each of its months. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The month that a day lies in, counted from January 1970. In whole numbers: a score asks for many, and dates are slow to make. */
function monthOf(day: Day): number {
  let month = Math.floor(day / DAYS_PER_MONTH);
  while (firstOf(month) > day) month -= 1;
  while (firstOf(month + 1) <= day) month += 1;
  return month;
}

/** The first day of a month that is counted from January 1970. */
function firstOf(month: number): Day {
  const year = 1970 + Math.floor(month / 12);
  const ofYear = month - 12 * (year - 1970);
  const leapDays = leapDaysUntil(ofYear < 2 ? year - 1 : year) - leapDaysUntil(1969);
  return 365 * (year - 1970) + leapDays + (DAYS_BEFORE[ofYear] ?? 0);
}

/** Leap days of the Gregorian calendar from year 1 up to the end of a year. */
function leapDaysUntil(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Years between two days, as a fraction of mean years. */
export function yearsBetween(from: Day, to: Day): number {
  return (to - from) / DAYS_PER_YEAR;
}
