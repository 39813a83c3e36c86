import { formatIsoDay } from '../../scoring/day.ts';
import type { Day } from '../../scoring/types.ts';

/** The week of a day as `YYYY-Www`: it begins on Monday and belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(day: Day): string {
  // Day 0, 1 January 1970, was a Thursday.
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  const thursday = day - sinceMonday + 3;
  const year = Number(formatIsoDay(thursday).slice(0, 4));
  const firstOfYear = Math.floor(Date.UTC(year, 0, 1) / MILLISECONDS_PER_DAY);
  const week = Math.floor((thursday - firstOfYear) / 7) + 1;
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}

const MILLISECONDS_PER_DAY = 86_400_000;
