import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { Day, Occasion } from '../types.ts';

/** What the years since the first purchase tell, read as tests. */
export interface YearlyTests {
  /** Years, counted from the first purchase, that saw a purchase. */
  readonly kept: number;
  /** Years between purchases that saw none. */
  readonly silentBetween: number;
  /** Mean years, with fractions, since the last purchase. */
  readonly silentSince: number;
}

/**
 * Without a contract, a year with a purchase counts as kept and a silent year as lost, so that silence costs: the seed's
 * rule. Year j ends with the j-th anniversary of the first purchase, which still belongs to it; the first purchase itself
 * is no test. The time since the last purchase counts by the day, so that loyalty falls strictly with silence.
 */
export function readYearlyTests(occasions: readonly Occasion[], asOf: Day): YearlyTests {
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  const yearsWithPurchase = new Set(
    occasions.filter((occasion) => occasion.day > first).map((occasion) => yearOf(occasion.day, first)),
  );
  return {
    kept: yearsWithPurchase.size,
    silentBetween: (last > first ? yearOf(last, first) : 0) - yearsWithPurchase.size,
    silentSince: (asOf - last) / DAYS_PER_YEAR,
  };
}

/** The year since `first`, 1 or more, in which a later day lies. By the calendar: a mean year would move anniversaries. */
function yearOf(day: Day, first: Day): number {
  let year = Math.max(1, Math.floor((day - first) / DAYS_PER_YEAR));
  while (addMonths(first, 12 * year) < day) year += 1;
  return year;
}
