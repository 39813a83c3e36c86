import { betaProbability } from '../math/incomplete-beta.ts';
import { logGamma } from '../math/log-gamma.ts';
import type { Probability } from '../types.ts';

/**
 * Chance of waiting at least `waited` for the next event of a Poisson process whose rate is known only from `gaps` gaps
 * that took `total` together: (total/(total + waited))^gaps, the Lomax predictive under the scale-free prior.
 *
 * @param gaps 1 or more; @param total above 0; @param waited 0 or more, in the same unit
 */
export function chanceOfWaiting(gaps: number, total: number, waited: number): Probability {
  return (total / (total + waited)) ** gaps;
}

/**
 * Chance of at least (or at most) `now` events in `span` when `before` were seen in `beforeSpan`, rate unknown: given both
 * counts' sum, the new ones are binomial with share span/(span + beforeSpan) (Przyborowski and Wilenski 1940).
 */
export function chanceOfCount(
  now: number,
  span: number,
  before: number,
  beforeSpan: number,
  side: 'at_least' | 'at_most',
): Probability {
  const share = span / (span + beforeSpan);
  const sum = now + before;
  if (side === 'at_least') return now === 0 ? 1 : betaProbability(share, now, sum - now + 1);
  return now >= sum ? 1 : 1 - betaProbability(share, now + 1, sum - now);
}

/**
 * Chance that a further normal value lies at least as far on the same side of the mean of `values` as `next`: Student's t
 * with n − 1 degrees of freedom on the prediction error s √(1 + 1/n). Needs two values; a spread below `leastSpread` is
 * taken as that.
 */
export function chanceOfValue(
  next: number,
  values: readonly number[],
  leastSpread: number,
): { readonly chance: Probability; readonly mean: number } {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const error = Math.sqrt(Math.max(variance, leastSpread ** 2) * (1 + 1 / count));
  const t = Math.abs(next - mean) / error;
  return { chance: studentTail(t, count - 1), mean };
}

/** P(T ≥ t) for t ≥ 0 (Abramowitz and Stegun 26.5.27). */
function studentTail(t: number, degrees: number): Probability {
  return 0.5 * betaProbability(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/**
 * Fisher's exact test, one-sided: chance of at most (or at least) `hits` of `drawn` being hits when `hitsInAll` of `all` are,
 * the drawn included.
 */
export function chanceOfShare(
  hits: number,
  drawn: number,
  hitsInAll: number,
  all: number,
  side: 'at_least' | 'at_most',
): Probability {
  const logTotal = logChoose(all, drawn);
  let chance = 0;
  const from = side === 'at_least' ? hits : Math.max(0, drawn - (all - hitsInAll));
  const to = side === 'at_least' ? Math.min(drawn, hitsInAll) : hits;
  for (let count = from; count <= to; count += 1) {
    chance += Math.exp(logChoose(hitsInAll, count) + logChoose(all - hitsInAll, drawn - count) - logTotal);
  }
  return Math.min(1, chance);
}

function logChoose(all: number, chosen: number): number {
  if (chosen < 0 || chosen > all) return -Infinity;
  return logGamma(all + 1) - logGamma(chosen + 1) - logGamma(all - chosen + 1);
}
