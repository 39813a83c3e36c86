import { minimize, type Objective } from '../math/minimize.ts';

/** `map` adds the prior and always converges; `mle` is maximum likelihood, to reproduce published results. */
export type FitMethod = 'mle' | 'map';

/** A normal prior of one working parameter. */
export interface NormalPrior {
  readonly mean: number;
  readonly deviation: number;
}

/** How well a fit went, and how sure it is. */
export interface FitQuality {
  readonly method: FitMethod;
  /** Without the prior, also under `map`. */
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum that could be found; never under `map`. */
  readonly converged: boolean;
  readonly iterations: number;
  /** The parameters on the scale on which they were fitted (mostly logarithms), where they are nearly normal. */
  readonly working: WorkingParameters;
}

export interface WorkingParameters {
  /** For instance `ln alpha`. */
  readonly names: readonly string[];
  readonly values: readonly number[];
  /** Inverse of the negative Hessian of log-likelihood and prior; null where that is not positive definite. */
  readonly covariance: readonly (readonly number[])[] | null;
}

export interface FitProblem {
  /** Names of the working parameters. */
  readonly names: readonly string[];
  /** The log-likelihood, with its gradient. */
  readonly logLikelihood: Objective;
  /** Log-density of the prior up to a constant, with its gradient. */
  readonly logPrior: Objective;
  /** Where the search starts; near what the prior expects. */
  readonly start: readonly number[];
  readonly customers: number;
}

/**
 * The mode of the posterior (`map`) or of the likelihood (`mle`, searched from the posterior's mode, so that it starts
 * where the data speaks).
 */
export function maximizePosterior(problem: FitProblem, method: FitMethod): FitQuality {
  const posterior = minimize(negativeSum(problem.logLikelihood, problem.logPrior), problem.start);
  const likelihood = method === 'mle' ? minimize(negativeSum(problem.logLikelihood), posterior.point) : null;
  const minimum = likelihood ?? posterior;
  return {
    method,
    logLikelihood: problem.logLikelihood(minimum.point, new Float64Array(minimum.point.length)),
    customers: problem.customers,
    converged: minimum.converged,
    iterations: posterior.iterations + (likelihood?.iterations ?? 0),
    working: { names: problem.names, values: minimum.point, covariance: minimum.inverseHessian },
  };
}

/** Log-density of independent normal priors, up to a constant, with its gradient. */
export function normalLogPrior(priors: readonly NormalPrior[]): Objective {
  return (point, gradient) => {
    let sum = 0;
    for (const [index, { mean, deviation }] of priors.entries()) {
      const distance = ((point[index] ?? NaN) - mean) / deviation;
      sum -= (distance * distance) / 2;
      gradient[index] = -distance / deviation;
    }
    return sum;
  };
}

/** Turns functions to be maximized together into one to be minimized. */
function negativeSum(...parts: readonly Objective[]): Objective {
  return (point, gradient) => {
    const own = new Float64Array(point.length);
    gradient.fill(0);
    let value = 0;
    for (const part of parts) {
      value -= part(point, own);
      for (const [index, slope] of own.entries()) gradient[index] = (gradient[index] ?? 0) - slope;
    }
    return value;
  };
}
