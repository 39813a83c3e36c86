import { median } from '../math/median.ts';
import type { NamedParameters } from '../models/repeat-models.ts';
import type { HistoryColumns, RepeatModelName } from '../models/repeat-purchase-model.ts';
import { betaGeometricLogLikelihood } from './beta-geometric-likelihood.ts';
import { groupHistories, type GroupedHistories } from './group-histories.ts';
import {
  maximizePosterior,
  normalLogPrior,
  type FitMethod,
  type FitProblem,
  type FitQuality,
  type NormalPrior,
} from './maximize-posterior.ts';
import { paretoLogLikelihood } from './pareto-likelihood.ts';

/** Fitted parameters of a model of repeat purchases; alpha and beta in the histories' unit of time. */
export type RepeatModelFit = NamedParameters & FitQuality;

/**
 * Fits a model of repeat purchases. Under `map` the logarithms of the parameters have weak normal priors that move with
 * the customers' median age, so that the unit of time does not matter; few customers leave the prior as it is.
 *
 * @param histories valid histories, at least one; all in one unit of time
 */
export function fitRepeatModel(model: RepeatModelName, method: FitMethod, histories: HistoryColumns): RepeatModelFit {
  const grouped = groupHistories(histories);
  if (model === 'pareto-nbd') {
    const priors = paretoPriors(logTypicalAge(histories));
    const names = ['ln r', 'ln alpha', 'ln s', 'ln beta'];
    const fit = maximizePosterior(toProblem(names, paretoLogLikelihood(grouped), priors, grouped), method);
    const [r = NaN, alpha = NaN, s = NaN, beta = NaN] = fit.working.values.map(Math.exp);
    return { model, parameters: { r, alpha, s, beta }, ...fit };
  }
  const priors = betaGeometricPriors(logTypicalAge(histories));
  const names = ['ln r', 'ln alpha', 'ln a', 'ln b'];
  const fit = maximizePosterior(toProblem(names, betaGeometricLogLikelihood(model, grouped), priors, grouped), method);
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = fit.working.values.map(Math.exp);
  return { model, parameters: { r, alpha, a, b }, ...fit };
}

/** The authors' weak priors, tried on seven data sets: the log-likelihood is at most 2.4 below the maximum. */
function betaGeometricPriors(logAge: number): readonly NormalPrior[] {
  return [
    { mean: 0, deviation: 1 },
    { mean: logAge - 1, deviation: 1.5 },
    { mean: Math.log(0.6), deviation: 1 },
    { mean: Math.log(2), deviation: 1 },
  ];
}

/** As above; beta, which has the unit of time, moves with the median age. */
function paretoPriors(logAge: number): readonly NormalPrior[] {
  return [
    { mean: 0, deviation: 1 },
    { mean: logAge - 1, deviation: 1.5 },
    { mean: Math.log(0.6), deviation: 1 },
    { mean: logAge, deviation: 1.5 },
  ];
}

function toProblem(
  names: readonly string[],
  logLikelihood: FitProblem['logLikelihood'],
  priors: readonly NormalPrior[],
  { customers }: GroupedHistories,
): FitProblem {
  return {
    names,
    logLikelihood,
    logPrior: normalLogPrior(priors),
    start: priors.map((prior) => prior.mean),
    customers,
  };
}

/** ln of the median age; of the mean where most customers are new today; 0 where all are. */
function logTypicalAge({ age }: HistoryColumns): number {
  const middle = median([...age]);
  if (middle > 0) return Math.log(middle);
  const mean = age.reduce((sum, value) => sum + value, 0) / age.length;
  return mean > 0 ? Math.log(mean) : 0;
}
