import type { Probability } from '../types.ts';
import { ascendingOrder } from './ascending-order.ts';

/** A distribution known by weighted values, with straight lines between the middles of their steps. */
export interface WeightedDistribution {
  /** The value below which the given share lies. */
  readonly quantile: (share: Probability) => number;
  /** Probability of an amount or more. */
  readonly reaches: (amount: number) => Probability;
}

/**
 * The distribution of weighted values, in any order. A value that comes once stands for what lies around it; one that
 * comes several times is an atom: a probability of exactly that value.
 *
 * @param values at least one
 * @param weights as many, above 0; their sum is taken for 1
 */
export function weightedDistribution(values: Float64Array, weights: Float64Array): WeightedDistribution {
  const order = ascendingOrder(values);
  const knots: number[] = [];
  const below: number[] = [];
  let sum = 0;
  for (let start = 0; start < order.length;) {
    const value = values[order[start] ?? 0] ?? 0;
    let weight = 0;
    let end = start;
    while (end < order.length && values[order[end] ?? 0] === value) {
      weight += weights[order[end] ?? 0] ?? 0;
      end += 1;
    }
    if (end - start === 1) {
      knots.push(value);
      below.push(sum + weight / 2);
    } else {
      knots.push(value, value);
      below.push(sum, sum + weight);
    }
    sum += weight;
    start = end;
  }
  return {
    quantile: (share) => interpolate(below, knots, share * sum, false),
    reaches: (amount) => {
      if (amount <= (knots[0] ?? 0)) return 1;
      if (amount > (knots.at(-1) ?? 0)) return 0;
      return 1 - interpolate(knots, below, amount, true) / sum;
    },
  };
}

/** On the line through the points (at, to), `at` never falling; at a jump, the lower or the upper end. */
function interpolate(at: readonly number[], to: readonly number[], x: number, lower: boolean): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = at[middle] ?? 0;
    if (lower ? before < x : before <= x) low = middle + 1;
    else high = middle;
  }
  const right = Math.min(low, at.length - 1);
  const left = Math.max(0, low - 1);
  const [from, until] = [at[left] ?? 0, at[right] ?? 0];
  const [start, end] = [to[left] ?? 0, to[right] ?? 0];
  return until === from ? start : start + ((end - start) * (x - from)) / (until - from);
}
