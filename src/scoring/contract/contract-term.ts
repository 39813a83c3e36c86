import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { Policy } from '../policy.ts';
import type { Day, Purchase } from '../types.ts';
import { midOf, type Contract } from './contract.ts';

/** A longer term is a slip of the pen; its end would lie outside of the calendar. */
const LONGEST_TERM_MONTHS = 1200;

/** When a contract ends, and what its price is for. */
export interface Term {
  readonly end: Day;
  readonly termMonths: number;
}

/** The term that a purchase states, begun on a day: its contract end where that lies ahead, else its months; null where it states none. */
export function statedTerm(
  { contractEnd, termMonths }: Pick<Purchase, 'contractEnd' | 'termMonths'>,
  start: Day,
): Term | null {
  if (contractEnd !== null && contractEnd > start) {
    return { end: contractEnd, termMonths: monthsBetween(start, contractEnd) };
  }
  return termMonths === null ? null : termOf(start, termMonths);
}

/** From this day on a purchase may be the next renewal: within the window, and not in the first half of a short term. */
export function renewalNears(contract: Pick<Contract, 'start' | 'end'>, policy: Policy): Day {
  return Math.max(contract.end - policy.contract.renewalWindowDays, midOf(contract));
}

/** A term of so many months, at least one. */
export function termOf(start: Day, months: number): Term {
  const termMonths = Math.min(LONGEST_TERM_MONTHS, Math.max(1, Math.round(months)));
  return { end: addMonths(start, termMonths), termMonths };
}

/** Whole months between two days, at least one. */
export function monthsBetween(start: Day, end: Day): number {
  return Math.max(1, Math.round(((end - start) * 12) / DAYS_PER_YEAR));
}
