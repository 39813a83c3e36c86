import type { Probability } from '../types.ts';
import { betaQuantile } from './incomplete-beta.ts';

/**
 * Quantile of Student's t distribution, by the incomplete beta function (Abramowitz and Stegun 26.5.27 and 26.7.1).
 *
 * @param probability above 0 and below 1
 * @param degrees of freedom, above 0; need not be whole
 */
export function studentQuantile(probability: Probability, degrees: number): number {
  if (probability === 0.5) return 0;
  const tail = 2 * Math.min(probability, 1 - probability);
  const x = betaQuantile(tail, degrees / 2, 0.5);
  const size = Math.sqrt((degrees * (1 - x)) / x);
  return probability < 0.5 ? -size : size;
}
