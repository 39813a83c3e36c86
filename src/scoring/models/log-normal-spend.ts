import { normalQuantile } from '../math/normal.ts';
import type { Interval, Money, Probability } from '../types.ts';

/** Log amounts: how customers differ (between), and how one customer's occasions differ (within). */
export interface LogNormalSpendParameters {
  /** Mean over the customers of their mean log amount. */
  readonly meanLog: number;
  readonly betweenVariance: number;
  readonly withinVariance: number;
}

/** What one customer spent: the sufficient statistics of the log-normal. */
export interface LogSpendHistory {
  /** Occasions with an amount above zero. */
  readonly occasions: number;
  /** Mean of their log amounts; any value where there are none. */
  readonly meanLogAmount: number;
}

/** The posterior of one customer's mean log amount: normal. */
export interface LogNormalSpend {
  readonly mean: number;
  readonly variance: number;
  /** Expected amount of an occasion: exp(m + w/2 + s²/2). */
  readonly expectedAmount: Money;
  /** The customer's typical amount: the median exp(m). To be shown. */
  readonly typicalAmount: Money;
  /** Interval of the typical amount: exp(m ± z √w). */
  interval(coverage: Probability): Interval;
}

/**
 * Empirical-Bayes log-normal spend: the default. A normal mean with a normal prior on the log scale (Efron and Morris
 * 1973; for the back-transformed mean see Aitchison and Brown 1957, The lognormal distribution).
 *
 * Assumptions: the logarithm of an amount is normal around a mean of the customer's own with a variance s² that all
 * share; the means are normal over the customers with mean μ and variance t²; spend and rhythm are independent. Unlike
 * Gamma-Gamma it has a mean whatever the spread, and it needs no refit when one customer buys.
 *
 * With n occasions of mean log amount l: w = 1/(n/s² + 1/t²), m = w (n l/s² + μ/t²).
 *
 * @throws RangeError where a variance is not above 0
 */
export function logNormalSpend(parameters: LogNormalSpendParameters, history: LogSpendHistory): LogNormalSpend {
  const { meanLog, betweenVariance, withinVariance } = parameters;
  if (!(betweenVariance > 0 && withinVariance > 0)) {
    throw new RangeError(`The variances of spend must be above 0; got ${betweenVariance} and ${withinVariance}.`);
  }
  const { occasions, meanLogAmount } = history;
  const variance = betweenVariance / (1 + (occasions * betweenVariance) / withinVariance);
  const ownWeight = occasions === 0 ? 0 : (occasions * variance) / withinVariance;
  const mean = occasions === 0 ? meanLog : meanLog + ownWeight * (meanLogAmount - meanLog);
  return {
    mean,
    variance,
    expectedAmount: Math.exp(mean + variance / 2 + withinVariance / 2),
    typicalAmount: Math.exp(mean),
    interval(coverage) {
      const reach = normalQuantile((1 + coverage) / 2) * Math.sqrt(variance);
      return [Math.exp(mean - reach), Math.exp(mean + reach)];
    },
  };
}
