import type { Probability } from '../types.ts';

const MONTHS_PER_YEAR = 12;
/** A rate that somebody typed has no more digits; the rest is noise of the floating point. */
const DIGITS = 12;

/**
 * The monthly rate that compounds to the annual one: (1 + i)^(1/12) − 1.
 *
 * @param annual above −1; 0.12 is 12 % a year
 */
export function monthlyDiscountRate(annual: number): number {
  return Math.expm1(Math.log1p(annual) / MONTHS_PER_YEAR);
}

/**
 * The annual rate that a monthly one compounds to: (1 + m)^12 − 1, to twelve digits, so that a rate converted to months
 * and back is the rate it was.
 *
 * @param monthly above −1; 0.01 is 1 % a month
 */
export function annualDiscountRate(monthly: number): number {
  return Number(Math.expm1(Math.log1p(monthly) * MONTHS_PER_YEAR).toPrecision(DIGITS));
}

/** The monthly retention that makes the annual one: r^(1/12). Only without a contract: under contract a customer leaves at renewals. */
export function monthlyRetention(annual: Probability): Probability {
  return annual ** (1 / MONTHS_PER_YEAR);
}

/** The annual retention that a monthly one makes: r^12. */
export function annualRetention(monthly: Probability): Probability {
  return monthly ** MONTHS_PER_YEAR;
}
