import type { BetaPrior } from '../model.ts';
import { logGammaIncrease } from '../math/log-gamma.ts';
import { logHypergeometric } from '../math/log-hypergeometric.ts';
import type { Probability } from '../types.ts';
import { checkPositive } from './repeat-purchase-model.ts';

/**
 * The shifted-beta-geometric model of Fader and Hardie (2007), How to project customer retention, Journal of Interactive
 * Marketing 21(1); discounted lifetimes from Fader and Hardie (2010), Customer-base valuation in a contractual setting,
 * Marketing Science 29(1).
 *
 * Assumptions: at the end of each contract period a customer leaves with a probability θ of their own, the same at every
 * renewal; θ ~ Beta(alpha, beta) over the customers. Those likely to leave leave first, so retention rises with age
 * although nobody changes.
 *
 * - P(leaves at the t-th renewal) = B(alpha + 1, beta + t − 1)/B(alpha, beta)
 * - survival S(t) = B(alpha, beta + t)/B(alpha, beta)
 * - retention at the t-th renewal = (beta + t − 1)/(alpha + beta + t − 1)
 */
export interface ShiftedBetaGeometricModel {
  /** Probability of making the first `renewals` renewals, S(n). */
  survival(renewals: number): Probability;
  /** Probability of leaving at the t-th renewal, t from 1. */
  lossProbability(renewal: number): Probability;
  /** Probability of making the t-th renewal, t from 1, of a customer who made all before it. */
  retention(renewal: number): Probability;
  /** What `kept` renewals made and `lost` not made leave to be believed about one customer's θ: Beta(alpha + lost, beta + kept). */
  posterior(kept: number, lost: number): BetaPrior;
  /**
   * Discounted expected lifetime of a new customer in periods, the first included: 2F1(1, beta; alpha + beta; 1/(1 + d)).
   *
   * @param discountRate d, per period, above 0
   */
  discountedLifetime(discountRate: number): number;
  /**
   * Discounted expected residual lifetime in periods of a customer in contract period `period` (from 1) whose renewal is
   * due now: (beta + n − 1)/(alpha + beta + n − 1) 2F1(1, beta + n; alpha + beta + n; 1/(1 + d)).
   *
   * @param discountRate d, per period, above 0
   */
  discountedResidualLifetime(period: number, discountRate: number): number;
}

/** @throws RangeError where alpha or beta is not above 0, and from its functions where a count or rate is impossible */
export function shiftedBetaGeometric({ alpha, beta }: BetaPrior): ShiftedBetaGeometricModel {
  checkPositive({ alpha, beta });

  const survival = (renewals: number): Probability => {
    checkCount('renewals', renewals, 0);
    return Math.exp(logGammaIncrease(beta, renewals) - logGammaIncrease(alpha + beta, renewals));
  };

  const lifetime = (kept: number, discountRate: number): number => {
    if (!(discountRate > 0)) throw new RangeError(`The discount rate must be above 0; got ${discountRate}.`);
    return Math.exp(logHypergeometric(1, beta + kept, alpha + beta + kept, 1 / (1 + discountRate)));
  };

  const retention = (renewal: number): Probability => {
    checkCount('renewal', renewal, 1);
    return (beta + renewal - 1) / (alpha + beta + renewal - 1);
  };

  return {
    survival,
    retention,
    lossProbability: (renewal) => survival(renewal - 1) * (alpha / (alpha + beta + renewal - 1)),
    posterior: (kept, lost) => ({ alpha: alpha + lost, beta: beta + kept }),
    discountedLifetime: (discountRate) => lifetime(0, discountRate),
    discountedResidualLifetime: (period, discountRate) => retention(period) * lifetime(period, discountRate),
  };
}

function checkCount(name: string, value: number, least: number): void {
  if (!(value >= least && Number.isFinite(value)))
    throw new RangeError(`${name} must be ${least} or more; got ${value}.`);
}
