/** From here on the asymptotic series below are exact to the last digit. */
const ASYMPTOTIC_FROM = 10;

/**
 * Digamma, the derivative of ln Γ (Abramowitz and Stegun 6.3.5 and 6.3.18).
 *
 * @param x above 0
 */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < ASYMPTOTIC_FROM) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  const rest =
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))));
  return sum + Math.log(shifted) - 0.5 / shifted - rest;
}

/**
 * Trigamma, the derivative of digamma (Abramowitz and Stegun 6.4.6 and 6.4.12): the variance of the logarithm of a
 * gamma variable.
 *
 * @param x above 0
 */
export function trigamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < ASYMPTOTIC_FROM) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const rest =
    square *
    inverse *
    (1 / 6 -
      square *
        (1 / 30 -
          square * (1 / 42 - square * (1 / 30 - square * (5 / 66 - square * (691 / 2730 - (square * 7) / 6))))));
  return sum + inverse + 0.5 * square + rest;
}
