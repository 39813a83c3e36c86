import { choleskyFactor, invertSymmetric, solveFactored } from '../math/cholesky.ts';
import { sigmoid, softplus } from '../math/log-space.ts';
import type { Probability } from '../types.ts';

/** What a logistic regression learns from. Rows are observations. */
export interface LogisticData {
  /** Row by row: features of the first observation, then of the second, … */
  readonly features: Float64Array;
  readonly featureCount: number;
  /** 0 or 1, or a share between. */
  readonly outcomes: Float64Array;
  /** Log-odds known beforehand, to which the features add; none where left out. */
  readonly offsets?: Float64Array;
  /** Weight of each observation, 0 or more; 1 where left out. */
  readonly weights?: Float64Array;
}

export interface LogisticFit {
  readonly coefficients: readonly number[];
  /** Second derivatives of the negative penalized log-likelihood: its inverse is the coefficients' covariance. */
  readonly hessian: readonly (readonly number[])[];
  readonly covariance: readonly (readonly number[])[] | null;
  /** Without the penalty. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly iterations: number;
}

/** The penalized log-likelihood at some coefficients, turned round, with its derivatives. */
interface Place {
  readonly coefficients: readonly number[];
  readonly value: number;
  readonly logLikelihood: number;
  readonly gradient: number[];
  readonly hessian: number[][];
}

const MOST_ITERATIONS = 100;

/**
 * Ridged logistic regression by damped Newton steps (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992):
 * maximizes Σ w [y η − ln(1 + e^η)] − Σ ridge_k b_k² / 2 with η = offset + Σ b_k x_k. Plain Newton steps (iteratively
 * reweighted least squares) can diverge; these are halved until the value falls. With every ridge above 0 there is one
 * maximum, and it is found. An intercept is a feature that is always 1.
 *
 * @param ridges one per feature, 0 or more: 1 over the prior variance of its coefficient
 * @throws RangeError where the columns' lengths do not agree
 */
export function fitLogistic(data: LogisticData, ridges: readonly number[]): LogisticFit {
  checkLengths(data, ridges);
  let place = evaluate(
    data,
    ridges,
    ridges.map(() => 0),
  );
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < MOST_ITERATIONS) {
    const factor = choleskyFactor(place.hessian);
    if (factor === null) break;
    const step = solveFactored(factor, place.gradient);
    const promised = step.reduce((sum, part, index) => sum + part * (place.gradient[index] ?? NaN), 0);
    converged = promised <= 1e-14 * (1 + Math.abs(place.value));
    const next = stepDown(data, ridges, place, step, promised);
    if (next === null) break;
    place = next;
    iterations += 1;
  }
  return {
    coefficients: place.coefficients,
    hessian: place.hessian,
    covariance: invertSymmetric(place.hessian),
    logLikelihood: place.logLikelihood,
    converged,
    iterations,
  };
}

/** Probability of the outcome for one observation, whose features are the row that starts at `start`. */
export function logisticProbability(
  coefficients: readonly number[],
  features: Float64Array,
  start = 0,
  offset = 0,
): Probability {
  return sigmoid(coefficients.reduce((sum, value, index) => sum + value * (features[start + index] ?? NaN), offset));
}

/** A Newton step, halved until the value falls by at least a little of what the step promises; null at the bottom. */
function stepDown(
  data: LogisticData,
  ridges: readonly number[],
  from: Place,
  step: readonly number[],
  promised: number,
): Place | null {
  for (let length = 1; length > 1e-10; length /= 2) {
    const coefficients = from.coefficients.map((value, index) => value - length * (step[index] ?? NaN));
    const next = evaluate(data, ridges, coefficients);
    if (next.value <= from.value - 1e-4 * length * promised) return next;
  }
  return null;
}

function evaluate(data: LogisticData, ridges: readonly number[], coefficients: readonly number[]): Place {
  const { features, featureCount, outcomes, offsets, weights } = data;
  const gradient = new Float64Array(featureCount);
  const curvature = new Float64Array(featureCount * featureCount);
  let logLikelihood = 0;
  for (let row = 0; row < outcomes.length; row += 1) {
    const outcome = outcomes[row] ?? NaN;
    const start = row * featureCount;
    const weight = weights?.[row] ?? 1;
    let logOdds = offsets?.[row] ?? 0;
    for (let k = 0; k < featureCount; k += 1) logOdds += (coefficients[k] ?? NaN) * (features[start + k] ?? NaN);
    const probability = sigmoid(logOdds);
    logLikelihood += weight * (outcome * logOdds - softplus(logOdds));
    const surprise = weight * (probability - outcome);
    const information = weight * probability * (1 - probability);
    for (let k = 0; k < featureCount; k += 1) {
      const feature = features[start + k] ?? NaN;
      gradient[k] = (gradient[k] ?? 0) + surprise * feature;
      for (let j = 0; j <= k; j += 1) {
        const cell = k * featureCount + j;
        curvature[cell] = (curvature[cell] ?? 0) + information * feature * (features[start + j] ?? NaN);
      }
    }
  }
  let value = -logLikelihood;
  for (const [k, ridge] of ridges.entries()) value += (ridge * (coefficients[k] ?? NaN) ** 2) / 2;
  return {
    coefficients,
    value,
    logLikelihood,
    gradient: ridges.map((ridge, k) => (gradient[k] ?? NaN) + ridge * (coefficients[k] ?? NaN)),
    hessian: ridges.map((ridge, k) =>
      ridges.map(
        (_other, j) => (curvature[Math.max(k, j) * featureCount + Math.min(k, j)] ?? NaN) + (k === j ? ridge : 0),
      ),
    ),
  };
}

function checkLengths(
  { features, featureCount, outcomes, offsets, weights }: LogisticData,
  ridges: readonly number[],
): void {
  const rows = outcomes.length;
  const agree =
    features.length === rows * featureCount &&
    ridges.length === featureCount &&
    (offsets?.length ?? rows) === rows &&
    (weights?.length ?? rows) === rows;
  if (!agree)
    throw new RangeError(
      'The features, outcomes, offsets, weights and ridges of a logistic fit do not agree in length.',
    );
}
