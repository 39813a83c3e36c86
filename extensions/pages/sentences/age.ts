import type { Words } from '../hooks/use-words.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "3 hours ago", in the unit in which it is at least one. @param seconds whole, 0 or more */
export function sayAge(seconds: number, { texts: { frame }, count }: Words): string {
  const { minutes, hours, days } = frame.freshness;
  if (seconds < HOUR) return minutes(count(Math.max(1, Math.round(seconds / MINUTE))));
  return seconds < 2 * DAY ? hours(count(Math.round(seconds / HOUR))) : days(count(Math.floor(seconds / DAY)));
}
