/** ζ(k) − 1 for k = 2, 3, …: the Taylor coefficients of ln Γ around 2 (Abramowitz and Stegun 6.1.33). */
const ZETA_LESS_ONE = Float64Array.of(
  0.6449340668482264,
  0.2020569031595943,
  0.08232323371113819,
  0.03692775514336993,
  0.01734306198444914,
  0.008349277381922827,
  0.00407735619794434,
  0.0020083928260822143,
  0.0009945751278180853,
  0.0004941886041194645,
  0.0002460865533080483,
  0.00012271334757848915,
  6.124813505870483e-5,
  3.058823630702049e-5,
  1.528225940865187e-5,
  7.637197637899763e-6,
  3.81729326499984e-6,
  1.908212716553939e-6,
  9.539620338727962e-7,
  4.769329867878064e-7,
  2.38450502727733e-7,
  1.1921992596531106e-7,
  5.960818905125948e-8,
  2.980350351465228e-8,
  1.4901554828365043e-8,
  7.45071178983543e-9,
);
const ONE_LESS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** From here on Stirling's series with eight terms is exact to the last digit. */
const STIRLING_FROM = 10;

/**
 * Natural logarithm of the gamma function, ln Γ(x).
 *
 * Around its roots at 1 and 2 the Taylor series is used, so that the error is relative (a few units of the last digit)
 * there too; above 10 Stirling's series (Abramowitz and Stegun 6.1.40); between, the recurrence Γ(x + 1) = x Γ(x).
 *
 * @param x above 0; NaN otherwise
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRest(x);
  if (x < 0.5) return logGammaTwoPlus(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaTwoPlus(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let reduced = x;
  while (reduced > 2.5) {
    reduced -= 1;
    product *= reduced;
  }
  return Math.log(product) + logGammaTwoPlus(reduced - 2);
}

/**
 * ln Γ(x + increase) − ln Γ(x), without the cancellation that the difference suffers for large x.
 *
 * @param x above 0
 * @param increase 0 or more
 */
export function logGammaIncrease(x: number, increase: number): number {
  if (increase === 0) return 0;
  if (x < STIRLING_FROM) return logGamma(x + increase) - logGamma(x);
  const sum = x + increase;
  return increase * (Math.log(sum) - 1) + (x - 0.5) * Math.log1p(increase / x) + stirlingRest(sum) - stirlingRest(x);
}

/** ln Γ(2 + z) for |z| ≤ 1/2: z (1 − γ) + Σ (−1)^k (ζ(k) − 1) z^k / k. */
function logGammaTwoPlus(z: number): number {
  let sum = 0;
  for (let index = ZETA_LESS_ONE.length - 1; index >= 0; index -= 1) {
    const order = index + 2;
    sum = -z * sum + (ZETA_LESS_ONE[index] ?? 0) / order;
  }
  return z * (ONE_LESS_EULER + z * sum);
}

/** What Stirling's formula leaves: Σ B_2k / (2k (2k − 1) x^(2k−1)). */
function stirlingRest(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 -
              square *
                (1 / 1680 -
                  square * (1 / 1188 - square * (691 / 360360 - square * (1 / 156 - square * (3617 / 122400))))))))
  );
}
