import { softplus } from './log-space.ts';
import { digamma, trigamma } from './polygamma.ts';

/** A distribution by a few of its values with weights that add up to 1. */
export interface WeightedPoints {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** Standard deviations to either side: beyond lies too little to count. */
const MOST_REACH = 4.5;
/** Standard deviations between points: further apart, the rule is no longer close. */
const MOST_STEP = 1.1;

/**
 * Beta(alpha, beta) by `count` points evenly spaced on the log-odds, where it is bell-shaped whatever its parameters and
 * the trapezoidal rule converges faster than any power (Trefethen and Weideman 2014). The log-odds have mean
 * ψ(alpha) − ψ(beta) and variance ψ′(alpha) + ψ′(beta).
 *
 * @param alpha above 0
 * @param beta above 0
 */
export function betaPoints(alpha: number, beta: number, count: number): WeightedPoints {
  return trapezoid(
    count,
    digamma(alpha) - digamma(beta),
    Math.sqrt(trigamma(alpha) + trigamma(beta)),
    (logOdds) => Math.exp(-softplus(-logOdds)),
    (logOdds) => -alpha * softplus(-logOdds) - beta * softplus(logOdds),
  );
}

/** Gamma(shape, rate) by `count` points evenly spaced on the logarithm: mean ψ(shape) − ln rate, variance ψ′(shape). */
export function gammaPoints(shape: number, rate: number, count: number): WeightedPoints {
  return trapezoid(
    count,
    digamma(shape),
    Math.sqrt(trigamma(shape)),
    (log) => Math.exp(log) / rate,
    (log) => shape * log - Math.exp(log),
  );
}

/** The standard normal by `count` points; the same few are asked for again and again. */
export function normalPoints(count: number): WeightedPoints {
  const known = NORMAL.get(count);
  if (known !== undefined) return known;
  const points = trapezoid(
    count,
    0,
    1,
    (value) => value,
    (value) => (-value * value) / 2,
  );
  NORMAL.set(count, points);
  return points;
}

const NORMAL = new Map<number, WeightedPoints>();

function trapezoid(
  count: number,
  mean: number,
  deviation: number,
  toValue: (point: number) => number,
  logDensity: (point: number) => number,
): WeightedPoints {
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  const most = logDensity(mean);
  const reach = deviation * Math.min(MOST_REACH, (MOST_STEP * (count - 1)) / 2);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const point = mean + reach * ((2 * index) / (count - 1) - 1);
    const weight = Math.exp(logDensity(point) - most);
    values[index] = toValue(point);
    weights[index] = weight;
    sum += weight;
  }
  for (let index = 0; index < count; index += 1) weights[index] = (weights[index] ?? 0) / sum;
  return { values, weights };
}
