import type { Probability } from '../types.ts';

/** Forecasts are kept this far from 0 and 1 where a logarithm is taken of them. */
const LEAST = 1e-6;

/** A probability that has finite log-odds. */
export function awayFromCertainty(probability: Probability): Probability {
  return Math.min(1 - LEAST, Math.max(LEAST, probability));
}

/** −ln of the probability that was given to what happened. */
export function logLoss(probability: Probability, happened: boolean): number {
  return -Math.log(awayFromCertainty(happened ? probability : 1 - probability));
}
