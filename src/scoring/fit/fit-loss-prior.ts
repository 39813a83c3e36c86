import { logBeta } from '../math/log-beta.ts';
import { logit, sigmoid } from '../math/log-space.ts';
import type { Objective } from '../math/minimize.ts';
import { digamma } from '../math/polygamma.ts';
import type { BetaPrior } from '../model.ts';
import { maximizePosterior, normalLogPrior, type FitQuality } from './maximize-posterior.ts';

/** One customer's tests, in any order: how many it passed, how many it lost. A renewal of a shorter term is a part of one. */
export interface LossRecord {
  readonly kept: number;
  readonly lost: number;
}

export interface LossPriorFit extends FitQuality {
  readonly parameters: BetaPrior;
}

/** Deviations of the prior around `around`: of the logit of its mean, and of the logarithm of its strength. */
const DEVIATIONS = { mean: 0.5, strength: 0.7 } as const;

/**
 * The distribution of the customers' loss probabilities from what each of them did, by MAP: with θ ~ Beta(alpha, beta), a
 * customer who passed k tests and lost l has the likelihood B(alpha + l, beta + k)/B(alpha, beta), in whatever order they
 * came (Fader and Hardie 2007, for single customers). The prior is normal around the logit of `around`'s mean and the
 * logarithm of its strength, so that few tests leave it as it is and it always converges.
 */
export function fitLossPrior(records: readonly LossRecord[], around: BetaPrior): LossPriorFit {
  const strength = around.alpha + around.beta;
  const priors = [
    { mean: logit(around.beta / strength), deviation: DEVIATIONS.mean },
    { mean: Math.log(strength), deviation: DEVIATIONS.strength },
  ];
  const fit = maximizePosterior(
    {
      names: ['logit mean kept', 'ln (alpha + beta)'],
      logLikelihood: logLikelihood(countEqual(records)),
      logPrior: normalLogPrior(priors),
      start: priors.map((prior) => prior.mean),
      customers: records.length,
    },
    'map',
  );
  const [logitKept = NaN, logStrength = NaN] = fit.working.values;
  return { parameters: toBeta(logitKept, logStrength), ...fit };
}

interface CountedRecord extends LossRecord {
  readonly customers: number;
}

function countEqual(records: readonly LossRecord[]): readonly CountedRecord[] {
  const counted = new Map<string, CountedRecord>();
  for (const { kept, lost } of records) {
    if (kept + lost === 0) continue;
    const key = `${String(kept)}|${String(lost)}`;
    counted.set(key, { kept, lost, customers: (counted.get(key)?.customers ?? 0) + 1 });
  }
  return [...counted.values()];
}

/** As a function of (logit beta/(alpha + beta), ln(alpha + beta)). */
function logLikelihood(records: readonly CountedRecord[]): Objective {
  return (point, gradient) => {
    const { alpha, beta } = toBeta(point[0] ?? NaN, point[1] ?? NaN);
    const both = alpha + beta;
    const logNorm = logBeta(alpha, beta);
    let sum = 0;
    let byAlpha = 0;
    let byBeta = 0;
    for (const { kept, lost, customers } of records) {
      sum += customers * (logBeta(alpha + lost, beta + kept) - logNorm);
      const fallen = digamma(both + kept + lost) - digamma(both);
      byAlpha += customers * (digamma(alpha + lost) - digamma(alpha) - fallen);
      byBeta += customers * (digamma(beta + kept) - digamma(beta) - fallen);
    }
    gradient[0] = ((byBeta - byAlpha) * alpha * beta) / both;
    gradient[1] = byAlpha * alpha + byBeta * beta;
    return sum;
  };
}

function toBeta(logitKept: number, logStrength: number): BetaPrior {
  const strength = Math.exp(logStrength);
  return { alpha: strength * sigmoid(-logitKept), beta: strength * sigmoid(logitKept) };
}
