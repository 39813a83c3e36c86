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
 * rule. A year ends twelve months after it began, and that day still belongs to it; the first begins with the first
 * purchase, which is no test itself. Whoever buys a little late still buys every year: a year without a purchase waits for
 * one through the grace, and the next year then begins with that. The time since the last purchase counts by the day, so
 * that loyalty falls strictly with silence.
 */
export function readYearlyTests(occasions: readonly Occasion[], graceDays: number, asOf: Day): YearlyTests {
  const last = occasions.at(-1)?.day ?? asOf;
  let begin = occasions[0]?.day ?? asOf;
  let next = 1;
  let kept = 0;
  let silentBetween = 0;
  while (begin < last) {
    const end = addMonths(begin, 12);
    const day = occasions[next]?.day ?? Infinity;
    if (day <= end + graceDays) {
      kept += 1;
      begin = Math.max(end, day);
      while ((occasions[next]?.day ?? Infinity) <= begin) next += 1;
    } else {
      silentBetween += 1;
      begin = end;
    }
  }
  return { kept, silentBetween, silentSince: (asOf - last) / DAYS_PER_YEAR };
}
