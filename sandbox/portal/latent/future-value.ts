import type { Money } from '../../../src/scoring/types.ts';

/** Days of the twelve months in which a purchase counts as one within the horizon. */
export const HORIZON_DAYS = 365;

/** Terms under which the true lifetime value is worked out: the provisional defaults of the design. */
export const VALUE_TERMS = { years: 5, annualDiscountRate: 0.12, grossMargin: 0.75 } as const;

/**
 * Σ over the years 1 to 5 after the as-of day of (1 + rate)^−year × the part of the year that lies between two times.
 *
 * @param from years after the as-of day
 * @param to years after the as-of day
 */
export function discountedYears(from: number, to: number): number {
  let sum = 0;
  for (let year = 1; year <= VALUE_TERMS.years; year += 1) {
    const overlap = Math.min(year, to) - Math.max(year - 1, from);
    if (overlap > 0) sum += overlap * (1 + VALUE_TERMS.annualDiscountRate) ** -year;
  }
  return sum;
}

/** Margin of what is bought already and of what is expected. */
export function toLifetimeValue(initialRevenue: Money, discountedFutureRevenue: Money): Money {
  return VALUE_TERMS.grossMargin * (initialRevenue + discountedFutureRevenue);
}
