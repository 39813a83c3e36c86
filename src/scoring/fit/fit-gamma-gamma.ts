import { logGamma } from '../math/log-gamma.ts';
import { median } from '../math/median.ts';
import type { Objective } from '../math/minimize.ts';
import { digamma } from '../math/polygamma.ts';
import type { GammaGammaParameters, SpendHistory } from '../models/gamma-gamma.ts';
import { maximizePosterior, normalLogPrior, type FitMethod, type FitQuality } from './maximize-posterior.ts';

/** Fitted parameters of Gamma-Gamma; v in money. */
export interface GammaGammaFit extends FitQuality {
  readonly model: 'gamma-gamma';
  readonly parameters: GammaGammaParameters;
}

/** Amounts that never vary would drive p and q to infinity; this pulls by less than it takes to be seen otherwise. */
const PULL_PER_UNIT = 1e-3;

/**
 * Fits Gamma-Gamma (equations in `gamma-gamma.ts`). Under `map` q is kept above 1, so that every customer has a mean, and
 * ln p, ln(q − 1) and ln(v / median amount) have weak normal priors: the authors' judgement.
 *
 * @returns null where no customer has an occasion with an amount above zero
 */
export function fitGammaGamma(method: FitMethod, histories: readonly SpendHistory[]): GammaGammaFit | null {
  const spending = histories.filter((history) => history.occasions > 0 && history.meanAmount > 0);
  if (spending.length === 0) return null;
  const leastQ = method === 'map' ? 1 : 0;
  const logMedian = Math.log(median(spending.map((history) => history.meanAmount)));
  const priors = [
    { mean: Math.log(2), deviation: 1 },
    { mean: Math.log(2.5), deviation: 0.7 },
    { mean: logMedian + Math.log(2), deviation: 1.4 },
  ];
  const fit = maximizePosterior(
    {
      names: ['ln p', leastQ === 1 ? 'ln (q - 1)' : 'ln q', 'ln v'],
      logLikelihood: gammaGammaLogLikelihood(spending, leastQ),
      logPrior: withPull(normalLogPrior(priors)),
      start: priors.map((prior) => prior.mean),
      customers: spending.length,
    },
    method,
  );
  const [p = NaN, aboveLeast = NaN, v = NaN] = fit.working.values.map(Math.exp);
  return { model: 'gamma-gamma', parameters: { p, q: leastQ + aboveLeast, v }, ...fit };
}

/** As a function of (ln p, ln(q − least q), ln v). */
function gammaGammaLogLikelihood(spending: readonly SpendHistory[], leastQ: 0 | 1): Objective {
  return (point, gradient) => {
    const [p = NaN, aboveLeast = NaN, v = NaN] = point.map(Math.exp);
    const q = leastQ + aboveLeast;
    const logGammaQ = logGamma(q);
    const digammaQ = digamma(q);
    let sum = 0;
    let byP = 0;
    let byQ = 0;
    let byV = 0;
    for (const { occasions, meanAmount } of spending) {
      const shape = p * occasions;
      const total = occasions * meanAmount;
      const logAboveV = Math.log1p(total / v);
      const logAboveTotal = Math.log1p(v / total);
      const digammaSum = digamma(shape + q);
      sum +=
        logGamma(shape + q) -
        logGamma(shape) -
        logGammaQ -
        q * logAboveV -
        shape * logAboveTotal -
        Math.log(meanAmount);
      byP += occasions * (digammaSum - digamma(shape) - logAboveTotal);
      byQ += digammaSum - digammaQ - logAboveV;
      byV += ((q * total) / v - shape) / (v + total);
    }
    gradient[0] = byP * p;
    gradient[1] = byQ * aboveLeast;
    gradient[2] = byV * v;
    return sum;
  };
}

function withPull(logPrior: Objective): Objective {
  return (point, gradient) => {
    const density = logPrior(point, gradient);
    const p = Math.exp(point[0] ?? NaN);
    const q = Math.exp(point[1] ?? NaN);
    gradient[0] = (gradient[0] ?? NaN) - PULL_PER_UNIT * p;
    gradient[1] = (gradient[1] ?? NaN) - PULL_PER_UNIT * q;
    return density - PULL_PER_UNIT * (p + q);
  };
}
