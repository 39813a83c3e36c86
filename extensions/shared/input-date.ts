import type { BaseDate } from '@hubspot/ui-extensions';
import { fromDayNumber, toDayNumber } from './days.ts';

/** A day as HubSpot's date field holds it: its months start at 0. */
export function toInputDate(day: string): BaseDate {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: month - 1, date };
}

/** `YYYY-MM-DD`. */
export function fromInputDate({ year, month, date }: BaseDate): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(date)}`;
}

/** The day a number of days after another. */
export function addDays(day: string, days: number): string {
  const start = toDayNumber(day);
  return start === null ? day : fromDayNumber(start + days);
}
