import { logit, sigmoid } from '../math/log-space.ts';
import type { Objective } from '../math/minimize.ts';
import { SEED_MODEL, type BetaPrior } from '../model.ts';
import { maximizePosterior, normalLogPrior, type FitMethod, type FitQuality } from './maximize-posterior.ts';

/** How one renewal went over all customers; index 0 of a list of these is everybody's first renewal. */
export interface RenewalOutcomes {
  readonly kept: number;
  readonly lost: number;
}

/** Fitted parameters of the shifted-beta-geometric. */
export interface ShiftedBetaGeometricFit extends FitQuality {
  readonly model: 'shifted-beta-geometric';
  readonly parameters: BetaPrior;
}

/**
 * Outcomes of a cohort from its survival.
 *
 * @param survival share of the cohort after 0, 1, 2, … renewals: 1 first, never rising
 * @param size customers at the start
 */
export function outcomesOfCohort(survival: readonly number[], size: number): readonly RenewalOutcomes[] {
  return survival.slice(1).map((share, index) => ({
    kept: size * share,
    lost: size * ((survival[index] ?? share) - share),
  }));
}

/** Outcomes of single customers: how many renewals each made, and whether the one after them was lost or is to come. */
export function outcomesOfCustomers(
  customers: readonly { readonly renewalsMade: number; readonly lost: boolean }[],
): readonly RenewalOutcomes[] {
  const outcomes: { kept: number; lost: number }[] = [];
  for (const { renewalsMade, lost } of customers) {
    for (let renewal = outcomes.length; renewal < renewalsMade + (lost ? 1 : 0); renewal += 1) {
      outcomes.push({ kept: 0, lost: 0 });
    }
    for (const outcome of outcomes.slice(0, renewalsMade)) outcome.kept += 1;
    const last = outcomes[renewalsMade];
    if (lost && last !== undefined) last.lost += 1;
  }
  return outcomes;
}

/**
 * Fits the shifted-beta-geometric (equations in `shifted-beta-geometric.ts`). A customer with i renewals made keeps the
 * next with probability (beta + i)/(alpha + beta + i), so the likelihood is a product over renewals. Under `map` the
 * prior is around the seed: logit of the first retention ~ N(seed's, 0.5²), ln(alpha + beta) ~ N(seed's, 0.7²).
 *
 * @param outcomes by renewal, the first at index 0; counts may be fractions
 * @param customers how many they come from
 */
export function fitShiftedBetaGeometric(
  method: FitMethod,
  outcomes: readonly RenewalOutcomes[],
  customers: number,
): ShiftedBetaGeometricFit {
  const { alpha: seedAlpha, beta: seedBeta } = SEED_MODEL.renewal;
  const strength = seedAlpha + seedBeta;
  const priors = [
    { mean: logit(seedBeta / strength), deviation: 0.5 },
    { mean: Math.log(strength), deviation: 0.7 },
  ];
  const fit = maximizePosterior(
    {
      names: ['logit first retention', 'ln (alpha + beta)'],
      logLikelihood: renewalLogLikelihood(outcomes),
      logPrior: normalLogPrior(priors),
      start: priors.map((prior) => prior.mean),
      customers,
    },
    method,
  );
  const [logitRetention = NaN, logStrength = NaN] = fit.working.values;
  const parameters = toBeta(logitRetention, logStrength);
  return { model: 'shifted-beta-geometric', parameters, ...fit };
}

/** As a function of (logit beta/(alpha + beta), ln(alpha + beta)). */
function renewalLogLikelihood(outcomes: readonly RenewalOutcomes[]): Objective {
  return (point, gradient) => {
    const { alpha, beta } = toBeta(point[0] ?? NaN, point[1] ?? NaN);
    let sum = 0;
    let byAlpha = 0;
    let byBeta = 0;
    for (const [renewal, { kept, lost }] of outcomes.entries()) {
      const both = alpha + beta + renewal;
      if (kept > 0) sum += kept * Math.log((beta + renewal) / both);
      if (lost > 0) sum += lost * Math.log(alpha / both);
      byAlpha += lost / alpha - (kept + lost) / both;
      byBeta += kept / (beta + renewal) - (kept + lost) / both;
    }
    gradient[0] = ((byBeta - byAlpha) * alpha * beta) / (alpha + beta);
    gradient[1] = byAlpha * alpha + byBeta * beta;
    return sum;
  };
}

function toBeta(logitRetention: number, logStrength: number): BetaPrior {
  const strength = Math.exp(logStrength);
  return { alpha: strength * sigmoid(-logitRetention), beta: strength * sigmoid(logitRetention) };
}
