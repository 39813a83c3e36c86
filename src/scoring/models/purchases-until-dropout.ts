/**
 * Expected purchases of a customer who is active now, buys with a rate ~ Gamma(shape, rate 1 per unit), and drops out
 * after each purchase with a probability ~ Beta(a, b): the part of the conditional expectation of BG/NBD and MBG/NBD
 * that they share, E[(1 − (1 + p τ)^−R) / p].
 *
 * The published form, (a + b − 1)/(a − 1) [1 − (1 − z)^R 2F1(R, b; a + b − 1; z)], divides by zero at a = 1, has no
 * positive series for a + b < 1, and cancels for small τ. Two forms without these faults are used instead.
 *
 * @param shape R, above 0
 * @param ahead τ, the horizon divided by (alpha + age), 0 or more
 * @param tolerance relative size of a term at which to stop
 */
export function expectedUntilDropout(shape: number, ahead: number, a: number, b: number, tolerance: number): number {
  if (ahead === 0) return 0;
  const c = a + b - 1;
  const lead = c - shape;
  // Before they fall, the terms of the transformed series grow like ((shape − c)(a + 1)/(c + 1))^k; and much is
  // cancelled where b is far above the shape.
  const tame = lead > -3 || -lead * (a + 1) < c + 1;
  return tame && c < 1000 * shape
    ? transformedSeries(lead, a, c, ahead, tolerance)
    : purchaseByPurchase(shape, ahead, a, b, tolerance);
}

/**
 * The published form after Euler's transform of 2F1 and with a − 1 divided out: −c M − (1 − z)^(a−1) W with
 * M = ((1 − z)^(a−1) − 1)/(a − 1), W = Σ_{k≥1} (c − R)_k (a)_{k−1} z^k / ((c + 1)_{k−1} k!), c = a + b − 1,
 * z = τ/(1 + τ). Finite at a = 1 and at c = 0; the terms fall fast for many purchases.
 */
function transformedSeries(lead: number, a: number, c: number, ahead: number, tolerance: number): number {
  const z = ahead / (1 + ahead);
  const exponent = (1 - a) * Math.log1p(ahead);
  const m = a === 1 ? -Math.log1p(ahead) : Math.expm1(exponent) / (a - 1);
  let term = lead * z;
  let sum = term;
  for (let k = 1; term !== 0; k += 1) {
    const ratio = ((lead + k) * (a + k - 1) * z) / ((c + k) * (k + 1));
    const bound = Math.max(Math.abs(ratio), z);
    // Turned round, so that a NaN ends it too.
    if (!(Math.abs(term) * bound > tolerance * (1 - bound) * Math.abs(sum))) break;
    term *= ratio;
    sum += term;
  }
  return -c * m - Math.exp(exponent) * sum;
}

/** The probabilities of N are scaled by powers of this where they would leave the range of a double. */
const LOG_SCALE = 460;
const SCALE = Math.exp(LOG_SCALE);

/**
 * Σ_{j≥0} P(N > j) (b)_j / (a + b)_j: the (j + 1)th purchase happens if an undying customer makes more than j purchases
 * (N, negative binomial) and this one survives j chances to drop out. Every term is positive.
 */
function purchaseByPurchase(shape: number, ahead: number, a: number, b: number, tolerance: number): number {
  const z = ahead / (1 + ahead);
  const logNone = -shape * Math.log1p(ahead);
  const scalings = Math.floor(-logNone / LOG_SCALE);
  let scalingsLeft = scalings;
  let mass = Math.exp(logNone + scalings * LOG_SCALE);
  let more = -Math.expm1(logNone);
  let survives = 1;
  let sum = 0;
  for (let j = 0; ; j += 1) {
    sum += more * survives;
    const ratio = ((shape + j) / (j + 1)) * z;
    mass *= ratio;
    if (scalingsLeft > 0) {
      if (mass > SCALE) {
        mass /= SCALE;
        scalingsLeft -= 1;
      }
    } else {
      // Past the mean of N its probabilities fall at least as fast as a geometric series with this ratio.
      const bound = Math.max(((shape + j + 1) / (j + 2)) * z, z);
      const tail = bound < 1 ? mass / (1 - bound) : Infinity;
      if (!(tail * survives > tolerance * (1 - bound) * sum)) return sum;
      more = Math.min(Math.max(0, more - mass), tail);
    }
    survives *= (b + j) / (a + b + j);
  }
}
