import type { Objective } from '../math/minimize.ts';
import type { LogNormalSpendParameters, LogSpendHistory } from '../models/log-normal-spend.ts';
import { SEED_MODEL } from '../model.ts';
import { maximizePosterior, type FitMethod, type FitQuality } from './maximize-posterior.ts';

/** What one customer spent, with how much their log amounts differ. */
export interface LogSpendSample extends LogSpendHistory {
  /** Sum of squared differences of the log amounts from their mean. */
  readonly squaredDifferences: number;
}

/** Fitted parameters of log-normal spend. */
export interface LogNormalSpendFit extends FitQuality {
  readonly model: 'log-normal-spend';
  readonly parameters: LogNormalSpendParameters;
}

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Log amounts of one customer's occasions as the fit wants them; amounts of zero or less carry no spend. */
export function toLogSpendSample(amounts: readonly number[]): LogSpendSample {
  const logs = amounts.filter((amount) => amount > 0).map(Math.log);
  const meanLogAmount = logs.length === 0 ? 0 : logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squaredDifferences = logs.reduce((sum, value) => sum + (value - meanLogAmount) ** 2, 0);
  return { occasions: logs.length, meanLogAmount, squaredDifferences };
}

/**
 * Fits log-normal spend, a one-way model with random effects, from all customers together (Searle, Casella and McCulloch
 * 1992, Variance components, chapter 6). Under `map` each variance has the weight of one pseudo-observation at the
 * seed's value (a scaled inverse chi-squared prior with one degree of freedom), so that amounts that never vary do not
 * give a variance of zero; the mean has no prior, so that the currency does not matter.
 *
 * The log-likelihood is that of the log amounts.
 *
 * @returns null where no customer has an amount above zero
 */
export function fitLogNormalSpend(method: FitMethod, samples: readonly LogSpendSample[]): LogNormalSpendFit | null {
  const spending = samples.filter((sample) => sample.occasions > 0);
  if (spending.length === 0) return null;
  const meanOfMeans = spending.reduce((sum, sample) => sum + sample.meanLogAmount, 0) / spending.length;
  const { withinVariance: seedWithin, betweenVariance: seedBetween } = SEED_MODEL.spend;
  const fit = maximizePosterior(
    {
      names: ['mean log', 'ln between variance', 'ln within variance'],
      logLikelihood: logNormalLogLikelihood(spending),
      logPrior: variancePrior(seedBetween, seedWithin),
      start: [meanOfMeans, Math.log(seedBetween), Math.log(seedWithin)],
      customers: spending.length,
    },
    method,
  );
  const [meanLog = NaN, logBetween = NaN, logWithin = NaN] = fit.working.values;
  const parameters = { meanLog, betweenVariance: Math.exp(logBetween), withinVariance: Math.exp(logWithin) };
  return { model: 'log-normal-spend', parameters, ...fit };
}

/** As a function of (μ, ln t², ln s²). */
function logNormalLogLikelihood(spending: readonly LogSpendSample[]): Objective {
  return (point, gradient) => {
    const mean = point[0] ?? NaN;
    const between = Math.exp(point[1] ?? NaN);
    const within = Math.exp(point[2] ?? NaN);
    const logWithin = point[2] ?? NaN;
    let sum = 0;
    let byMean = 0;
    let byBetween = 0;
    let byWithin = 0;
    for (const { occasions, meanLogAmount, squaredDifferences } of spending) {
      const distance = meanLogAmount - mean;
      const variance = within + occasions * between;
      const surprise = (occasions * distance * distance) / variance;
      sum -=
        2 * occasions * HALF_LOG_TWO_PI +
        (occasions - 1) * logWithin +
        Math.log(variance) +
        squaredDifferences / within +
        surprise;
      byMean += (occasions * distance) / variance;
      byBetween += (occasions / variance) * (surprise - 1);
      byWithin += squaredDifferences / (within * within) - (occasions - 1) / within + (surprise - 1) / variance;
    }
    gradient[0] = byMean;
    gradient[1] = (byBetween * between) / 2;
    gradient[2] = (byWithin * within) / 2;
    return sum / 2;
  };
}

function variancePrior(seedBetween: number, seedWithin: number): Objective {
  return (point, gradient) => {
    const logBetween = point[1] ?? NaN;
    const logWithin = point[2] ?? NaN;
    const between = seedBetween * Math.exp(-logBetween);
    const within = seedWithin * Math.exp(-logWithin);
    gradient[0] = 0;
    gradient[1] = (between - 1) / 2;
    gradient[2] = (within - 1) / 2;
    return -(logBetween + between + logWithin + within) / 2;
  };
}
