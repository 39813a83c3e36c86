import { logGamma } from '../math/log-gamma.ts';
import type { Money } from '../types.ts';
import { checkPositive } from './repeat-purchase-model.ts';

/** Amounts ~ Gamma(shape p, rate ν); ν ~ Gamma(shape q, rate v) over the customers. v is in money. */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** What one customer spent, as far as the models need it. */
export interface SpendHistory {
  /** Occasions with spend. */
  readonly occasions: number;
  /** Mean amount per occasion; any value where there are none. */
  readonly meanAmount: Money;
}

/** A model of the amount per occasion. Pure functions of a history. */
export interface GammaGammaModel {
  /** Log-density of the mean amount; 0 without occasions. */
  logLikelihood(history: SpendHistory): number;
  /** Posterior mean of the customer's mean amount; infinite where the posterior has none (p n + q at most 1). */
  expectedAmount(history: SpendHistory): Money;
}

/**
 * The Gamma-Gamma model of spend of Colombo and Jiang (1999), A stochastic RFM model, Journal of Interactive Marketing
 * 13(3), in the form of Fader and Hardie (2013), note 025.
 *
 * Assumptions: a customer's amounts vary around a mean of their own like a gamma variable with a shape that all share;
 * the means vary over the customers like an inverse gamma variable; spend and rhythm are independent. Breaks where
 * amounts spread over orders of magnitude: fitted by maximum likelihood, q falls below 1 and the mean is infinite.
 *
 * With n occasions of mean z:
 * - log-likelihood = ln Γ(p n + q) − ln Γ(p n) − ln Γ(q) + q ln v + (p n − 1) ln z + p n ln n − (p n + q) ln(n z + v)
 * - expected amount = p (v + n z)/(p n + q − 1); before any occasion p v/(q − 1)
 *
 * @throws RangeError where a parameter is not above 0
 */
export function gammaGamma({ p, q, v }: GammaGammaParameters): GammaGammaModel {
  checkPositive({ p, q, v });
  return {
    logLikelihood({ occasions, meanAmount }) {
      if (occasions === 0) return 0;
      const shape = p * occasions;
      const total = occasions * meanAmount;
      // Grouped so that (p n + q) ln(n z + v) is never subtracted from q ln v + p n ln(n z).
      return (
        logGamma(shape + q) -
        logGamma(shape) -
        logGamma(q) -
        q * Math.log1p(total / v) -
        shape * Math.log1p(v / total) -
        Math.log(meanAmount)
      );
    },
    expectedAmount({ occasions, meanAmount }) {
      const weight = p * occasions + q - 1;
      const total = occasions === 0 ? 0 : occasions * meanAmount;
      return weight > 0 ? (p * (v + total)) / weight : Infinity;
    },
  };
}
