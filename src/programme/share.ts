import { betaQuantile } from '../scoring/math/incomplete-beta.ts';
import type { Interval, Probability } from '../scoring/types.ts';

/** A count out of a whole, with the share it makes and its 80 % interval. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: Probability;
  readonly interval: Interval;
}

/** @param of at least 1 */
export function toShare(count: number, of: number): Share {
  return { count, of, share: count / of, interval: shareInterval(count, of) };
}

/** Jeffreys interval of a share (Brown, Cai and DasGupta 2001), 80 %. */
export function shareInterval(successes: number, trials: number): Interval {
  const low: Probability = successes === 0 ? 0 : betaQuantile(0.1, successes + 0.5, trials - successes + 0.5);
  const high: Probability = successes === trials ? 1 : betaQuantile(0.9, successes + 0.5, trials - successes + 0.5);
  return [low, high];
}

/**
 * 80 % interval of the difference between two independent shares, from the intervals of each: squares of the distances
 * added (Newcombe 1998, method 10; with Jeffreys limits as Zou and Donner 2008 allow).
 */
export function differenceInterval(one: Share, other: Share): Interval {
  const difference = one.share - other.share;
  const [oneLow, oneHigh] = one.interval;
  const [otherLow, otherHigh] = other.interval;
  return [
    difference - Math.hypot(one.share - oneLow, otherHigh - other.share),
    difference + Math.hypot(oneHigh - one.share, other.share - otherLow),
  ];
}
