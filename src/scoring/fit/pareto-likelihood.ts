import { gaussFractionGradient, type FractionGradient } from '../math/gauss-fraction.ts';
import { logGammaIncrease } from '../math/log-gamma.ts';
import type { Objective } from '../math/minimize.ts';
import { digamma } from '../math/polygamma.ts';
import type { ParetoParameters } from '../models/pareto-nbd.ts';
import type { GroupedHistories } from './group-histories.ts';

/** H(u) of `pareto-nbd.ts`, the probability that an active customer makes no other purchase, and its derivatives. */
interface NoOther {
  value: number;
  byR: number;
  byAlpha: number;
  byS: number;
  byBeta: number;
}

/**
 * Log-likelihood of Pareto/NBD over many customers, as a function of (ln r, ln alpha, ln s, ln beta), with its gradient.
 * The equations are those of `pareto-nbd.ts`: with ρ = G(T)/G(tx), L is proportional to ρ (1 − H(T)) + H(tx).
 */
export function paretoLogLikelihood(histories: GroupedHistories): Objective {
  const late = emptyNoOther();
  const early = emptyNoOther();
  const scratch: FractionGradient = { value: 0, byB: 0, byC: 0, byZ: 0 };
  return (point, gradient) => {
    const [r = NaN, alpha = NaN, s = NaN, beta = NaN] = point.map(Math.exp);
    const parameters = { r, alpha, s, beta };
    let sum = 0;
    let byR = 0;
    let byAlpha = 0;
    let byS = 0;
    let byBeta = 0;
    let count = -1;
    let lastRecency = NaN;
    let countLogLikelihood = 0;
    let countByR = 0;
    for (const [row, weight] of histories.weights.entries()) {
      const repeatPurchases = histories.repeatPurchases[row] ?? NaN;
      const recency = histories.recency[row] ?? NaN;
      const age = histories.age[row] ?? NaN;
      if (repeatPurchases !== count) {
        count = repeatPurchases;
        countLogLikelihood = logGammaIncrease(r, count);
        countByR = digamma(r + count) - digamma(r);
        lastRecency = NaN;
      }
      if (recency !== lastRecency) {
        computeNoOther(parameters, repeatPurchases, recency, scratch, early);
        lastRecency = recency;
      }
      computeNoOther(parameters, repeatPurchases, age, scratch, late);

      const shape = r + repeatPurchases;
      const logBuying = Math.log((alpha + age) / (alpha + recency));
      const logLiving = Math.log((beta + age) / (beta + recency));
      const fall = Math.exp(-shape * logBuying - s * logLiving);
      const another = fall * (1 - late.value);
      const likelihood = another + early.value;
      const buyingSlope = 1 / (alpha + age) - 1 / (alpha + recency);
      const livingSlope = 1 / (beta + age) - 1 / (beta + recency);
      const logBefore = Math.log((alpha + recency) / alpha);
      const logLifeBefore = Math.log((beta + recency) / beta);

      sum +=
        weight *
        (countLogLikelihood -
          repeatPurchases * Math.log(alpha + recency) -
          r * logBefore -
          s * logLifeBefore +
          Math.log(likelihood));
      byR += weight * (countByR - logBefore + (early.byR - fall * late.byR - another * logBuying) / likelihood);
      byS += weight * ((early.byS - fall * late.byS - another * logLiving) / likelihood - logLifeBefore);
      byAlpha +=
        weight *
        (r / alpha -
          shape / (alpha + recency) +
          (early.byAlpha - fall * late.byAlpha - another * shape * buyingSlope) / likelihood);
      byBeta +=
        weight *
        (s / beta -
          s / (beta + recency) +
          (early.byBeta - fall * late.byBeta - another * s * livingSlope) / likelihood);
    }
    gradient[0] = byR * r;
    gradient[1] = byAlpha * alpha;
    gradient[2] = byS * s;
    gradient[3] = byBeta * beta;
    return sum;
  };
}

function computeNoOther(
  { r, alpha, s, beta }: ParetoParameters,
  repeatPurchases: number,
  u: number,
  fraction: FractionGradient,
  result: NoOther,
): void {
  const shape = r + repeatPurchases;
  const n = shape + s;
  const buying = alpha + u;
  const living = beta + u;
  if (alpha >= beta) {
    gaussFractionGradient(shape, n + 1, (alpha - beta) / buying, fraction);
    const value = (s / n) * fraction.value;
    const slope = (s / n) * fraction.byZ;
    result.value = value;
    result.byR = (s / n) * (fraction.byB + fraction.byC) - value / n;
    result.byS = value / s - value / n + (s / n) * fraction.byC;
    result.byAlpha = (slope * living) / (buying * buying);
    result.byBeta = -slope / buying;
    return;
  }
  gaussFractionGradient(s + 1, n + 1, (beta - alpha) / living, fraction);
  const scale = (s * buying) / (n * living);
  const value = scale * fraction.value;
  const slope = scale * fraction.byZ;
  result.value = value;
  result.byR = scale * fraction.byC - value / n;
  result.byS = value / s - value / n + scale * (fraction.byB + fraction.byC);
  result.byAlpha = value / buying - slope / living;
  result.byBeta = (slope * buying) / (living * living) - value / living;
}

function emptyNoOther(): NoOther {
  return { value: 0, byR: 0, byAlpha: 0, byS: 0, byBeta: 0 };
}
