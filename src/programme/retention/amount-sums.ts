import { normalQuantile } from '../../scoring/math/normal.ts';
import type { Interval, Money } from '../../scoring/types.ts';

/** A share of what was there at the start. */
export interface Rate {
  readonly rate: number;
  /** 80 %; null where it cannot be told: of an amount, one customer, or several that did alike, do not say how others would do. */
  readonly interval: Interval | null;
}

/**
 * What the ratio of two sums of amounts, and its error, need to know of the customers: plain numbers, whatever their count.
 * Only the change of each customer's amount is squared, which is small beside the amount, so that few digits are lost
 * (shifted data; Chan, Golub and LeVeque 1983).
 */
export interface AmountSums {
  readonly customers: number;
  readonly start: Money;
  readonly end: Money;
  /** Σ change², Σ change × start and Σ start². */
  readonly changeChange: number;
  readonly changeStart: number;
  readonly startStart: number;
}

export const NO_AMOUNTS: AmountSums = {
  ...{ customers: 0, start: 0, end: 0 },
  ...{ changeChange: 0, changeStart: 0, startStart: 0 },
};

/** Adds the amounts of one customer, neither below 0. */
export function addAmounts(sums: AmountSums, start: Money, end: Money): AmountSums {
  const change = end - start;
  return {
    customers: sums.customers + 1,
    start: sums.start + start,
    end: sums.end + end,
    changeChange: sums.changeChange + change ** 2,
    changeStart: sums.changeStart + change * start,
    startStart: sums.startStart + start ** 2,
  };
}

/** What is left of equal ratios is rounding: no interval is as narrow. */
const ROUNDING = 1e-7;

/** Ratio of sums with its linearised standard error (Cochran 1977, 6.3): 80 %; null where nothing was there at the start. */
export function toRate({ customers, start, end, changeChange, changeStart, startStart }: AmountSums): Rate | null {
  if (start <= 0) return null;
  const rate = end / start;
  const growth = rate - 1;
  const squares = Math.max(0, changeChange - 2 * growth * changeStart + growth ** 2 * startStart);
  const error = Math.sqrt((squares * customers) / (customers - 1)) / start;
  if (customers < 2 || error < ROUNDING * (1 + rate)) return { rate, interval: null };
  const reach = normalQuantile(0.9) * error;
  return { rate, interval: [Math.max(0, rate - reach), rate + reach] };
}
