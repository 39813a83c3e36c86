import { logGamma, logGammaIncrease } from './log-gamma.ts';

/** Natural logarithm of the beta function, ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), exact also where one is large. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  return logGamma(small) - logGammaIncrease(Math.max(a, b), small);
}
