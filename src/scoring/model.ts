import type { Day } from './types.ts';

/** Beta distribution of a yearly loss probability: mean loss = alpha / (alpha + beta). */
export interface BetaPrior {
  readonly alpha: number;
  readonly beta: number;
}

/** Log-normal spend per occasion: how customers differ (between) and how one customer's occasions differ (within). */
export interface SpendPrior {
  /** Mean of the customers' mean log amount; null in the seed, which knows no portal's prices. */
  readonly meanLog: number | null;
  readonly betweenVariance: number;
  readonly withinVariance: number;
}

/** Fitted parameters, versioned; the id stands beside every score. */
export interface Model {
  readonly id: string;
  readonly kind: 'seed' | 'portal';
  readonly fittedOn: Day | null;
  /** Customers the fit rests on; 0 for the seed. */
  readonly customers: number;
  /** Loss at a renewal, or in a year without a contract. */
  readonly renewal: BetaPrior;
  /** Return within the horizon after a loss. */
  readonly winBack: BetaPrior;
  readonly spend: SpendPrior;
}

/**
 * The seed: what is assumed before a portal's own data speaks.
 *
 * Renewal: Reichheld (HBR, March 1996: companies lose half their customers in five years) solved for S(5) = 0.5 at
 * strength 8, which gives a first-year retention of 0.8417. Win-back and spend are the authors' judgement and called so.
 */
export const SEED_MODEL: Model = {
  id: 'seed-1',
  kind: 'seed',
  fittedOn: null,
  customers: 0,
  renewal: { alpha: 8 * (1 - 0.8417), beta: 8 * 0.8417 },
  winBack: { alpha: 9, beta: 1 },
  spend: { meanLog: null, betweenVariance: 1.5, withinVariance: 0.5 },
};
