import { formatIsoDay, parseIsoDay } from '../day.ts';
import type { Day, Money } from '../types.ts';

const NOTE = /^(\d+(?:\.\d+)?) as of (\d{4}-\d{2}-\d{2})$/;

/** Which amount a day was entered with: `60000 as of 2026-02-03`. Kept beside the two, since either can be edited alone. */
export function writeBudgetNote(amount: Money, asOf: Day): string {
  return `${String(amount)} as of ${formatIsoDay(asOf)}`;
}

/** The amount that the day belongs to where that is another than the one there now; null where nothing speaks against it. */
export function otherBudgetOfDay(amount: Money, asOf: Day, note: string | null): Money | null {
  const [, noted = '', day = ''] = NOTE.exec(note ?? '') ?? [];
  if (parseIsoDay(day) !== asOf) return null;
  return Number(noted) === amount ? null : Number(noted);
}
