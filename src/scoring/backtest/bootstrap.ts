import { quantile } from '../math/median.ts';
import type { Interval } from '../types.ts';

const DRAWS = 400;
const SEED = 2_463_534_242;

/**
 * 80 % interval of a mean over rows of which several belong to one customer: customers are drawn with all their rows
 * (Efron and Tibshirani 1993, 8.6). Always the same draws, so that a report can be repeated.
 */
export function bootstrapByCustomer<Row extends { readonly customerId: string }>(
  rows: readonly Row[],
  value: (row: Row) => number,
): Interval {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const row of rows) {
    const own = sums.get(row.customerId) ?? { sum: 0, count: 0 };
    sums.set(row.customerId, { sum: own.sum + value(row), count: own.count + 1 });
  }
  const customers = [...sums.values()];
  const sumOf = Float64Array.from(customers, (customer) => customer.sum);
  const countOf = Float64Array.from(customers, (customer) => customer.count);
  const random = xorshift(SEED);
  const means = Array.from({ length: DRAWS }, () => {
    let sum = 0;
    let count = 0;
    for (const _ of customers) {
      const customer = Math.floor(random() * customers.length);
      sum += sumOf[customer] ?? 0;
      count += countOf[customer] ?? 0;
    }
    return sum / count;
  });
  return [quantile(means, 0.1), quantile(means, 0.9)];
}

/** Marsaglia (2003), xorshift with 32 bits: numbers in (0, 1). */
function xorshift(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4_294_967_296;
  };
}
