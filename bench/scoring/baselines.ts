/** What the models are held against: the rule of thumb they replace, and the same arithmetic without what makes it quick. */
import { minimize } from '../../src/scoring/math/minimize.ts';
import { mbgNbd } from '../../src/scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../../src/scoring/models/pareto-nbd.ts';
import type {
  HistoryColumns,
  PurchaseHistory,
  RepeatPurchaseModel,
  ScoreColumns,
} from '../../src/scoring/models/repeat-purchase-model.ts';

export type FittedName = 'mbg-nbd' | 'pareto-nbd';

/** A logistic of how long a customer has been silent: what many tools call the probability of churn. */
export function scoreByRecency({ recency, age }: HistoryColumns, scores: ScoreColumns): void {
  for (let row = 0; row < age.length; row += 1) {
    const silence = (age[row] ?? 0) - (recency[row] ?? 0);
    scores.probabilityActive[row] = 1 / (1 + Math.exp(1.2 * Math.log1p(silence) - 3));
  }
}

/** Customer by customer, each asked for what it needs by the model's own functions. */
export function scoreOneByOne(
  model: RepeatPurchaseModel,
  histories: readonly PurchaseHistory[],
  horizon: number,
  scores: ScoreColumns,
): void {
  for (const [row, history] of histories.entries()) {
    scores.probabilityActive[row] = model.probabilityActive(history, horizon);
    scores.expectedPurchases[row] = model.expectedPurchases(history, horizon);
  }
}

const DIFFERENCE = 1e-5;

/**
 * Maximum likelihood as it is done first: the log-likelihoods of all customers summed one by one, the slope by differences.
 *
 * @returns the log-likelihood at the maximum
 */
export function fitOneByOne(name: FittedName, histories: readonly PurchaseHistory[], start: readonly number[]): number {
  const fall = (point: readonly number[]): number => -sumLogLikelihood(modelAt(name, point), histories);
  const { value } = minimize((point, gradient) => {
    for (const index of point.keys()) gradient[index] = slopeAt(fall, point, index);
    return fall(point);
  }, start);
  return -value;
}

function slopeAt(of: (point: readonly number[]) => number, point: readonly number[], index: number): number {
  const moved = (by: number): number => of(point.map((value, place) => (place === index ? value + by : value)));
  return (moved(DIFFERENCE) - moved(-DIFFERENCE)) / (2 * DIFFERENCE);
}

function sumLogLikelihood(model: RepeatPurchaseModel, histories: readonly PurchaseHistory[]): number {
  return histories.reduce((sum, history) => sum + model.logLikelihood(history), 0);
}

function modelAt(name: FittedName, point: readonly number[]): RepeatPurchaseModel {
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = point.map(Math.exp);
  return name === 'mbg-nbd'
    ? mbgNbd({ r: first, alpha: second, a: third, b: fourth })
    : paretoNbd({ r: first, alpha: second, s: third, beta: fourth });
}
