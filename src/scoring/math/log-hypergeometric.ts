import { gaussFraction } from './gauss-fraction.ts';

const LARGEST_SUM = 1e280;
const MOST_TERMS = 50_000_000;

/**
 * Natural logarithm of the hypergeometric function 2F1(a, b; c; z), also where the function itself overflows.
 *
 * Where the series' terms grow before they fall (a + b > c), Euler's transform (Abramowitz and Stegun 15.3.3)
 * 2F1(a, b; c; z) = (1 − z)^(c−a−b) 2F1(c − a, c − b; c; z) gives one that falls from the start; it is used as long as
 * at most its first term changes the sign. Otherwise the series of positive terms is summed and scaled down as it grows.
 * a = 1 or b = 1 with c not below the other is Gauss's continued fraction.
 *
 * @param a above 0
 * @param b above 0
 * @param c above 0
 * @param z 0 to below 1; NaN outside
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(a > 0 && b > 0 && c > 0 && z >= 0 && z < 1)) return NaN;
  if (a === 1 && c >= b) return Math.log(gaussFraction(b, c, z));
  if (b === 1 && c >= a) return Math.log(gaussFraction(a, c, z));
  const excess = a + b - c;
  if (excess > 0 && Math.min(c - a, c - b) > -1) return logSeries(c - a, c - b, c, z) - excess * Math.log1p(-z);
  return logSeries(a, b, c, z);
}

/** ln of Σ (a)_k (b)_k z^k / ((c)_k k!); the sum must be positive. */
function logSeries(a: number, b: number, c: number, z: number): number {
  let logScale = 0;
  let first = 1;
  let term = 1;
  let sum = 0;
  for (let k = 0; k < MOST_TERMS; k += 1) {
    const ratio = ((a + k) * (b + k) * z) / ((c + k) * (k + 1));
    term *= ratio;
    sum += term;
    if (sum > LARGEST_SUM) {
      term /= LARGEST_SUM;
      sum /= LARGEST_SUM;
      first /= LARGEST_SUM;
      logScale += Math.log(LARGEST_SUM);
    }
    // The terms left are below term · ratio / (1 − ratio) once the ratio falls or tends to z from below.
    const bound = Math.max(Math.abs(ratio), z);
    if (bound < 1 && Math.abs(term) * bound <= 1e-17 * (1 - bound) * Math.abs(first + sum)) break;
  }
  return logScale === 0 ? Math.log1p(sum) : logScale + Math.log(first + sum);
}
