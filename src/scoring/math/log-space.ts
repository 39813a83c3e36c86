import type { Probability } from '../types.ts';

/** ln(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Log-odds of a probability: ln(p / (1 − p)); infinite at 0 and 1. */
export function logit(probability: Probability): number {
  return Math.log(probability) - Math.log1p(-probability);
}

/** The probability with the given log-odds: 1 / (1 + e^−x). */
export function sigmoid(logOdds: number): Probability {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}
