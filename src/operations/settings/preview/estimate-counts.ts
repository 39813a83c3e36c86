import { shareInterval } from '../../../programme/share.ts';
import type { Interval } from '../../../scoring/types.ts';

/** How much of a whole was looked at: `sample` of `whole`, both at least 1, the sample no larger than the whole. */
export interface Sampled {
  readonly sample: number;
  readonly whole: number;
}

/**
 * What counts of a sample come to in the whole, in whole numbers that add up to as much of the whole as the counts do of the
 * sample (largest remainders, the first of equal ones first).
 *
 * @param counts each from 0, together at most the sample
 */
export function estimateCounts(counts: readonly number[], { sample, whole }: Sampled): readonly number[] {
  const exact = counts.map((count) => (count * whole) / sample);
  const estimates = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const left = total - estimates.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) estimates[index] = (estimates[index] ?? 0) + 1;
  return estimates;
}

/**
 * 80 % interval of a count of the whole from a simple random sample without replacement: the Jeffreys interval of the share,
 * narrowed by the finite population correction √((N − n) / (N − 1)) (Cochran 1977, Sampling Techniques, §2.6), and never
 * beyond what the sample itself has shown. In whole numbers, outwards.
 *
 * @param count in the sample
 */
export function countInterval(count: number, { sample, whole }: Sampled): Interval {
  const share = count / sample;
  const [low, high] = shareInterval(count, sample);
  const correction = whole === 1 ? 0 : Math.sqrt((whole - sample) / (whole - 1));
  const bound = (limit: number): number => (share + (limit - share) * correction) * whole;
  return [Math.max(count, Math.floor(bound(low))), Math.min(whole - (sample - count), Math.ceil(bound(high)))];
}
