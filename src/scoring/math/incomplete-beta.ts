import type { Probability } from '../types.ts';
import { logBeta } from './log-beta.ts';

const MOST_STEPS = 100_000;
const TINY = 1e-300;

/**
 * The regularized incomplete beta function I_x(a, b): the probability that a Beta(a, b) variable is at most x, by its
 * continued fraction (Abramowitz and Stegun 26.5.8), turned round where the fraction of the complement converges faster.
 *
 * @param x 0 to 1
 * @param a above 0
 * @param b above 0
 */
export function betaProbability(x: number, a: number, b: number): Probability {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const turned = x > (a + 1) / (a + b + 2);
  const part = turned ? lowerTail(1 - x, b, a) : lowerTail(x, a, b);
  return turned ? 1 - part : part;
}

/**
 * The quantile of a Beta(a, b) variable: the x with {@link betaProbability} equal to `probability`. Newton steps on the
 * logit scale, kept inside a bracket that shrinks with every step.
 *
 * @param probability 0 to 1
 * @param a above 0
 * @param b above 0
 */
export function betaQuantile(probability: Probability, a: number, b: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  const logNorm = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200 && high - low > 1e-16 * high; step += 1) {
    const difference = betaProbability(x, a, b) - probability;
    if (difference === 0) return x;
    if (difference > 0) high = x;
    else low = x;
    // d I / d logit x = x^a (1 − x)^b / B(a, b)
    const slope = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logNorm);
    const odds = (x / (1 - x)) * Math.exp(-difference / slope);
    const next = odds / (1 + odds);
    const inside = next > low && next < high;
    const moved = inside ? next : (low + high) / 2;
    if (Math.abs(moved - x) <= 1e-15 * x) return moved;
    x = moved;
  }
  return x;
}

/** I_x(a, b) where its fraction converges fast, by the modified Lentz method (Thompson and Barnett 1986). */
function lowerTail(x: number, a: number, b: number): Probability {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  let numerator = 1;
  let denominator = 0;
  let fraction = 1;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const coefficient = betaCoefficient(n, x, a, b);
    denominator = 1 / nonZero(1 + coefficient * denominator);
    numerator = nonZero(1 + coefficient / numerator);
    const change = numerator * denominator;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return front / fraction;
}

function betaCoefficient(n: number, x: number, a: number, b: number): number {
  const m = n >> 1;
  const place = (a + n) * (a + n - 1);
  return n % 2 === 0 ? (m * (b - m) * x) / place : (-(a + m) * (a + b + m) * x) / place;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
