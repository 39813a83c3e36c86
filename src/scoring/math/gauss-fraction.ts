/** More than any fraction needs that a fit meets: z = 1 − 1e-9 takes about half a million steps. */
const MOST_STEPS = 5_000_000;
const RELATIVE_TOLERANCE = 1e-16;
const GRADIENT_TOLERANCE = 1e-12;

/**
 * The hypergeometric function 2F1(1, b; c; z) by Gauss's continued fraction (Wall 1948, Analytic theory of continued
 * fractions, chapter 18): 1/(1 − d₁z/(1 − d₂z/(1 − …))) with d₂ₖ₊₁ = (b + k)(c − 1 + k) / ((c + 2k − 1)(c + 2k)) and
 * d₂ₖ₊₂ = (k + 1)(c − b + k) / ((c + 2k)(c + 2k + 1)). With c ≥ b all its steps add, so nothing cancels, and it needs
 * about 18/√(1 − z) of them where the series needs 36/(1 − z).
 *
 * @param b above 0
 * @param c at least b
 * @param z 0 to below 1
 * @param tolerance relative size of the step at which to stop
 */
export function gaussFraction(b: number, c: number, z: number, tolerance = RELATIVE_TOLERANCE): number {
  let inverse = 1 / (1 - (b / c) * z);
  let step = inverse - 1;
  let sum = inverse;
  for (let k = 0; k < MOST_STEPS && step > tolerance * sum; k += 1) {
    const next = c + 2 * k + 1;
    const scale = z / ((next - 1) * next * (next + 1));
    const even = (k + 1) * (c - b + k) * (next + 1) * scale;
    const odd = (b + k + 1) * (c + k) * (next - 1) * scale;
    // Two steps of inverse = 1 / (1 − coefficient · inverse) with one division.
    const first = 1 - even * inverse;
    const second = first - odd;
    const both = 1 / (first * second);
    step *= even * inverse * second * both;
    sum += step;
    step *= odd * first * both;
    sum += step;
    inverse = first * first * both;
  }
  return sum;
}

/** The fraction's value and its derivatives by b, c and z. */
export interface FractionGradient {
  value: number;
  byB: number;
  byC: number;
  byZ: number;
}

/**
 * {@link gaussFraction} with its derivatives, written into `result`: a fit calls this for every customer and makes no
 * object for it. Those by b and c are carried along the fraction; the one by z follows from the differential equation
 * z (1 − z) F′ = b z F − (c − 1)(F − 1).
 */
export function gaussFractionGradient(b: number, c: number, z: number, result: FractionGradient): void {
  const first = b / c;
  let inverse = 1 / (1 - first * z);
  let inverseB = (inverse * inverse * z) / c;
  let inverseC = -first * inverseB;
  let step = first * z * inverse;
  let stepB = inverseB;
  let stepC = inverseC;
  let excess = step;
  let sumB = inverseB;
  let sumC = inverseC;
  for (let k = 0; k < MOST_STEPS; k += 1) {
    const next = c + 2 * k + 1;
    // The even coefficient (k + 1)(c − b + k) / ((c + 2k)(c + 2k + 1)), with its derivatives by b and c.
    let scale = 1 / ((next - 1) * next);
    let byRight = (k + 1) * scale;
    let coefficient = byRight * (c - b + k);
    let before = inverse;
    inverse = 1 / (1 - coefficient * z * before);
    let square = inverse * inverse * z;
    inverseB = square * (coefficient * inverseB - byRight * before);
    inverseC = square * (coefficient * inverseC + (byRight - coefficient * (2 * next - 1) * scale) * before);
    stepB = inverseB * step + (inverse - 1) * stepB;
    stepC = inverseC * step + (inverse - 1) * stepC;
    step *= inverse - 1;
    excess += step;
    sumB += stepB;
    sumC += stepC;
    // The odd coefficient (b + k + 1)(c + k) / ((c + 2k + 1)(c + 2k + 2)).
    scale = 1 / (next * (next + 1));
    byRight = (b + k + 1) * scale;
    coefficient = byRight * (c + k);
    before = inverse;
    inverse = 1 / (1 - coefficient * z * before);
    square = inverse * inverse * z;
    inverseB = square * (coefficient * inverseB + (c + k) * scale * before);
    inverseC = square * (coefficient * inverseC + (byRight - coefficient * (2 * next + 1) * scale) * before);
    stepB = inverseB * step + (inverse - 1) * stepB;
    stepC = inverseC * step + (inverse - 1) * stepC;
    step *= inverse - 1;
    excess += step;
    sumB += stepB;
    sumC += stepC;
    if (Math.abs(stepB) + Math.abs(stepC) + step <= GRADIENT_TOLERANCE * (1 + excess)) break;
  }
  result.value = 1 + excess;
  result.byB = sumB;
  result.byC = sumC;
  result.byZ = z === 0 ? first : (b * (1 + excess) - ((c - 1) * excess) / z) / (1 - z);
}
