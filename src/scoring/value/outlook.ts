import type { Money, Probability } from '../types.ts';

/** What each future year brings; index 0 is the year after the as-of day. */
export interface FutureYears {
  /** Share of the year in which the customer is there. */
  readonly there: readonly number[];
  /** The part of it that the initial term has not paid for: it brings revenue and costs to serve. */
  readonly served: readonly number[];
  readonly revenue: readonly Money[];
}

/** One way in which the customer may be, with all that is then expected of it. */
export interface Possibility extends FutureYears {
  readonly weight: Probability;
}

/** What is expected of a customer, and what it may be instead. */
export interface Outlook {
  /** Over all that it may be. */
  readonly expected: FutureYears;
  /** Mean probability, over the year's part that counts, that the customer is there. */
  readonly survival: readonly Probability[];
  /** Their weights add up to 1, and their mean is what is expected. */
  readonly possibilities: readonly Possibility[];
  /** Deviation of the logarithm of each year's revenue within every possibility: the level of spend, and how it grows. */
  readonly logDeviations: readonly number[];
}

/** Σ over the years of discount × amount. */
export function discounted(amounts: readonly number[], discounts: readonly number[]): number {
  let sum = 0;
  for (let year = 0; year < discounts.length; year += 1) sum += (discounts[year] ?? 0) * (amounts[year] ?? 0);
  return sum;
}
