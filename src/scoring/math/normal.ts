import type { Probability } from '../types.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;
/** Where the tail's continued fraction takes over from the series. */
const TAIL_FROM = 3;

/**
 * Probability that a standard normal variable is at most x, relative error below 1e-13 in the lower tail too: the series
 * 1/2 + φ(x) Σ x^(2k+1) / (2k + 1)!! (Abramowitz and Stegun 26.2.11), in the tails the continued fraction (26.2.14).
 */
export function normalProbability(x: number): Probability {
  if (x < -TAIL_FROM) return Math.exp(logTail(-x));
  if (x > TAIL_FROM) return -Math.expm1(logTail(x));
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k += 1) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
}

/**
 * Quantile of the standard normal distribution, by Newton steps on ln Φ, which is concave: from the left of the root
 * they approach it from the left and never leave.
 *
 * @param probability 0 to 1
 */
export function normalQuantile(probability: Probability): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return -Infinity;
  if (probability === 0.5) return 0;
  const target = Math.log(probability);
  let x = -Math.sqrt(-2 * target);
  for (let step = 0; step < 60; step += 1) {
    const logBelow = x < -TAIL_FROM ? logTail(-x) : Math.log(normalProbability(x));
    const slope = Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI - logBelow);
    const change = (target - logBelow) / slope;
    x += change;
    if (Math.abs(change) <= 1e-15 * Math.abs(x)) break;
  }
  return x;
}

/** ln of the probability above x, x at least 3: φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))). */
function logTail(x: number): number {
  let fraction = x;
  for (let k = Math.ceil(30 + 900 / (x * x)); k > 0; k -= 1) fraction = x + k / fraction;
  return -0.5 * x * x - HALF_LOG_TWO_PI - Math.log(fraction);
}
