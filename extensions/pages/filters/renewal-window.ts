import { fromDayNumber, toDayNumber } from '../../shared/days.ts';
import { type Filters, withValues } from './filters.ts';

/** Days ahead that a person can choose; an overdue renewal is within each of them. */
export const WINDOWS = ['overdue', '30', '60', '120', '365'] as const;
export type RenewalWindow = (typeof WINDOWS)[number];

/** A day so many days from another; the day itself where it is none. */
export function addDays(day: string, days: number): string {
  const start = toDayNumber(day);
  return start === null ? day : fromDayNumber(start + days);
}

/** Renewals that are due by then. `overdue`: due before today. */
export function withWindow(filters: Filters, chosen: RenewalWindow | null, today: string): Filters {
  const open = withValues(withValues(filters, 'renewalFrom', []), 'renewalUntil', []);
  if (chosen === null) return open;
  return withValues(open, 'renewalUntil', [addDays(today, chosen === 'overdue' ? -1 : Number(chosen))]);
}

/** The window that the filters say; null where none is set, or one that cannot be chosen. */
export function windowOf(filters: Filters, today: string): RenewalWindow | null {
  if (filters.renewalFrom !== undefined || filters.renewalUntil === undefined) return null;
  return WINDOWS.find((one) => withWindow({}, one, today).renewalUntil === filters.renewalUntil) ?? null;
}
