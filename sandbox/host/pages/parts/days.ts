const MILLISECONDS_PER_DAY = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/** The day that lies so many days after a `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** A number of days in words: "1 day", "12 days". */
export function countDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** How far a day lies from today: "in 99 days", "37 days ago". */
export function relativeDay(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${countDays(days)}` : `${countDays(-days)} ago`;
}

/** The same of something that is due: "37 days overdue". */
export function dueDay(days: number): string {
  return days < 0 ? `${countDays(-days)} overdue` : relativeDay(days);
}
