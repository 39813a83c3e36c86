import type { Money, Probability } from '../types.ts';
import type { LifetimeValueInput } from './lifetime-value.ts';

/**
 * Lifetime value over acquisition cost. The value is taken before the cost itself: while the first purchase lies in the
 * initial term it is already taken off the lifetime value. Null where the cost is not known or none.
 *
 * @param lifetimeValue with the acquisition cost taken off where it enters
 */
export function lifetimeValueToAcquisitionCost(
  lifetimeValue: Money,
  input: Pick<LifetimeValueInput, 'basis' | 'acquisitionCost'>,
): number | null {
  const cost = input.acquisitionCost;
  if (cost <= 0) return null;
  return (lifetimeValue + (input.basis.firstPurchaseInitial ? cost : 0)) / cost;
}

/** A company that is no customer yet, by what customers like it turned out to be. */
export interface ProspectFit {
  /** Before any acquisition cost. */
  readonly expectedLifetimeValue: Money;
  readonly winProbability: Probability;
}

export interface JustifiedAcquisitionCost {
  /** What may be spent on each prospect, won or lost. */
  readonly perProspect: Money;
  /** The same spending for each customer that is won. */
  readonly perCustomerWon: Money;
}

/**
 * The acquisition cost that a prospect would justify: value / ratio for each customer won, and so win probability × value /
 * ratio for each prospect pursued. Nothing where no value is expected.
 *
 * The usual ratio of 3 is a rule of thumb of the software trade, made known by D. Skok ("SaaS Metrics 2.0",
 * forentrepreneurs.com: lifetime value at least three times the acquisition cost), and no measurement of this portal.
 *
 * @param targetRatio lifetime value over acquisition cost to aim at, above 0
 */
export function justifiedAcquisitionCost(fit: ProspectFit, targetRatio: number): JustifiedAcquisitionCost {
  const perCustomerWon = Math.max(0, fit.expectedLifetimeValue) / targetRatio;
  return { perProspect: perCustomerWon * fit.winProbability, perCustomerWon };
}
