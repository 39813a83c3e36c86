import type { Probability } from '../types.ts';

export const REPEAT_MODEL_NAMES = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;
export type RepeatModelName = (typeof REPEAT_MODEL_NAMES)[number];

/** What the models need to know of one customer, in any one unit of time that the parameters share. */
export interface PurchaseHistory {
  /** Occasions after the first one: a whole number, 0 or more. */
  readonly repeatPurchases: number;
  /** Time of the last occasion since the first one; 0 without repeat purchases. */
  readonly recency: number;
  /** Time since the first occasion; at least the recency. */
  readonly age: number;
}

/** Many histories, one column each: row i of the three columns is customer i. */
export interface HistoryColumns {
  readonly repeatPurchases: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
}

/** Where a batch writes its scores; as long as the columns. */
export interface ScoreColumns {
  readonly probabilityActive: Float64Array;
  readonly expectedPurchases: Float64Array;
}

/** A model of purchases without a contract, with its parameters. Pure functions of a history. */
export interface RepeatPurchaseModel {
  readonly name: RepeatModelName;
  /** Log-likelihood of one history; may be minus infinity only where the numbers leave the range of a double. */
  logLikelihood(history: PurchaseHistory): number;
  /**
   * Probability that the customer has not dropped out. Not to be shown as loyalty: under BG/NBD it is 1 for everybody
   * with one purchase.
   */
  probabilityAlive(history: PurchaseHistory): Probability;
  /** Probability of at least one purchase in (age, age + horizon]. */
  probabilityActive(history: PurchaseHistory, horizon: number): Probability;
  /** Expected number of purchases in (age, age + horizon]. */
  expectedPurchases(history: PurchaseHistory, horizon: number): number;
  /**
   * `probabilityActive` and `expectedPurchases` of every row, written into `scores`. The columns are taken as valid;
   * nothing is allocated per row. Expected purchases to a relative 1e-8.
   */
  scoreColumns(columns: HistoryColumns, horizon: number, scores: ScoreColumns): void;
}

/** @throws RangeError where the numbers are no history */
export function checkHistory({ repeatPurchases, recency, age }: PurchaseHistory): void {
  const whole = Number.isInteger(repeatPurchases) && repeatPurchases >= 0;
  if (whole && recency >= 0 && age >= recency && Number.isFinite(age)) return;
  throw new RangeError(
    `A purchase history needs a whole number of repeat purchases and 0 ≤ recency ≤ age; got ${repeatPurchases} repeat purchases, recency ${recency}, age ${age}.`,
  );
}

/** @throws RangeError where the horizon is negative or no number */
export function checkHorizon(horizon: number): void {
  if (!(horizon >= 0 && Number.isFinite(horizon))) {
    throw new RangeError(`The horizon must be 0 or more; got ${horizon}.`);
  }
}

/** @throws RangeError where a parameter is not a positive number */
export function checkPositive(parameters: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`The parameter ${name} must be a number above 0; got ${value}.`);
    }
  }
}
