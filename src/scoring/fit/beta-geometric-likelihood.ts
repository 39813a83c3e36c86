import { logGammaIncrease } from '../math/log-gamma.ts';
import type { Objective } from '../math/minimize.ts';
import { digamma } from '../math/polygamma.ts';
import type { GroupedHistories } from './group-histories.ts';

/** The part of the likelihood that only the number of repeat purchases enters, with its derivatives. */
interface CountPart {
  readonly logLikelihood: number;
  readonly byR: number;
  readonly byA: number;
  readonly byB: number;
}

/**
 * Log-likelihood of BG/NBD or MBG/NBD over many customers, as a function of (ln r, ln alpha, ln a, ln b), with its
 * gradient. The equations are those of `bg-nbd.ts` and `mbg-nbd.ts`.
 */
export function betaGeometricLogLikelihood(model: 'bg-nbd' | 'mbg-nbd', histories: GroupedHistories): Objective {
  const firstChance = model === 'mbg-nbd' ? 1 : 0;
  return (point, gradient) => {
    const logAlpha = point[1] ?? NaN;
    const [r = NaN, alpha = NaN, a = NaN, b = NaN] = point.map(Math.exp);
    let sum = 0;
    let byR = 0;
    let byAlpha = 0;
    let byA = 0;
    let byB = 0;
    let count = -1;
    let part: CountPart = { logLikelihood: 0, byR: 0, byA: 0, byB: 0 };
    for (const [row, weight] of histories.weights.entries()) {
      const repeatPurchases = histories.repeatPurchases[row] ?? NaN;
      const chances = repeatPurchases + firstChance;
      if (repeatPurchases !== count) {
        part = countPart(r, a, b, repeatPurchases, chances);
        count = repeatPurchases;
      }
      const atRecency = alpha + (histories.recency[row] ?? NaN);
      const atAge = alpha + (histories.age[row] ?? NaN);
      const shape = r + repeatPurchases;
      const logRatio = Math.log(atAge / atRecency);
      const odds = chances === 0 ? 0 : (a / (b + chances - 1)) * Math.exp(shape * logRatio);
      const dropped = odds === Infinity ? 1 : odds / (1 + odds);
      const logOdds = odds === Infinity ? Math.log(a / (b + chances - 1)) + shape * logRatio : Math.log1p(odds);
      const logAge = Math.log(atAge / alpha);
      sum += weight * (part.logLikelihood - shape * logAge - repeatPurchases * logAlpha + logOdds);
      byR += weight * (part.byR - logAge + dropped * logRatio);
      byAlpha += weight * (r / alpha - shape / atAge + dropped * shape * (1 / atAge - 1 / atRecency));
      byA += weight * (part.byA + dropped / a);
      byB += weight * (part.byB - (chances === 0 ? 0 : dropped / (b + chances - 1)));
    }
    gradient[0] = byR * r;
    gradient[1] = byAlpha * alpha;
    gradient[2] = byA * a;
    gradient[3] = byB * b;
    return sum;
  };
}

function countPart(r: number, a: number, b: number, repeatPurchases: number, chances: number): CountPart {
  const fallen = digamma(a + b) - digamma(a + b + chances);
  return {
    logLikelihood:
      logGammaIncrease(r, repeatPurchases) + logGammaIncrease(b, chances) - logGammaIncrease(a + b, chances),
    byR: digamma(r + repeatPurchases) - digamma(r),
    byA: fallen,
    byB: digamma(b + chances) - digamma(b) + fallen,
  };
}
