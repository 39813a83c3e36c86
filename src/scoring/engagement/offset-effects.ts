import { awayFromCertainty } from '../math/log-loss.ts';
import { logit, sigmoid } from '../math/log-space.ts';
import type { Probability } from '../types.ts';

/** What covariates add to the log-odds of a probability that is known without them. */
export interface OffsetEffects {
  /** Weight of the penalty that the coefficients were fitted with. */
  readonly ridge: number;
  readonly intercept: number;
  /** Of the standardized covariates; `means` and `deviations` are as long. */
  readonly coefficients: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** Of the intercept, then the coefficients: inverse of the penalized Hessian. */
  readonly covariance: readonly (readonly number[])[];
}

/** Values of one customer's covariates; null where not known. */
export type CovariateRow = readonly (number | null)[];

/** A customer further out than this counts as this far out: its like was not seen. */
const MOST_DEVIATIONS = 5;

/** Standardized and winsorized; what is not known counts as average, so that it neither adds nor takes. */
export function standardize(
  row: CovariateRow,
  { means, deviations }: Pick<OffsetEffects, 'means' | 'deviations'>,
): readonly number[] {
  return row.map((value, column) => {
    if (value === null) return 0;
    const score = (value - (means[column] ?? 0)) / (deviations[column] ?? 1);
    return Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, score));
  });
}

/** Log-odds that each covariate adds, b_k z_k. */
export function contributions(effects: OffsetEffects, row: CovariateRow): readonly number[] {
  return standardize(row, effects).map((value, column) => value * (effects.coefficients[column] ?? 0));
}

/** The core's probability moved by the covariates: logit p = logit core + b0 + Σ b_k z_k. */
export function applyOffset(effects: OffsetEffects, row: CovariateRow, core: Probability): Probability {
  const added = contributions(effects, row).reduce((sum, term) => sum + term, effects.intercept);
  return sigmoid(logit(awayFromCertainty(core)) + added);
}

/** Variance of what is added to the log-odds, z' H⁻¹ z with z = (1, z_1, …); only what is known of the customer enters. */
export function addedVariance(effects: OffsetEffects, row: CovariateRow): number {
  const direction = [1, ...standardize(row, effects)];
  return direction.reduce(
    (sum, left, i) =>
      sum + direction.reduce((part, right, j) => part + left * right * (effects.covariance[i]?.[j] ?? 0), 0),
    0,
  );
}
