import { logGammaIncrease } from '../math/log-gamma.ts';
import { sigmoid, softplus } from '../math/log-space.ts';
import { expectedUntilDropout } from './purchases-until-dropout.ts';
import {
  checkHistory,
  checkHorizon,
  checkPositive,
  type HistoryColumns,
  type PurchaseHistory,
  type RepeatPurchaseModel,
  type ScoreColumns,
} from './repeat-purchase-model.ts';

/** Purchase rate ~ Gamma(shape r, rate alpha); probability of dropping out at a purchase ~ Beta(a, b). */
export interface BetaGeometricParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/**
 * What BG/NBD and MBG/NBD share; they differ in whether the first purchase is a chance to drop out too (MBG).
 *
 * With n chances passed (x or x + 1), R = r + x, and A(u) = alpha + u:
 * likelihood = Γ(R)/Γ(r) alpha^r B(a, b + n)/B(a, b) A(T)^−R (1 + odds), where
 * odds = a / (b + n − 1) (A(T)/A(tx))^R are those of having dropped out at the last purchase, none where n = 0.
 */
export function betaGeometricModel(
  name: 'bg-nbd' | 'mbg-nbd',
  parameters: BetaGeometricParameters,
): RepeatPurchaseModel {
  const { r, alpha, a, b } = parameters;
  checkPositive({ r, alpha, a, b });
  const firstChance = name === 'mbg-nbd' ? 1 : 0;

  const logOddsOfDropout = ({ repeatPurchases, recency, age }: PurchaseHistory): number => {
    const chances = repeatPurchases + firstChance;
    if (chances === 0) return -Infinity;
    return Math.log(a / (b + chances - 1)) + (r + repeatPurchases) * Math.log1p((age - recency) / (alpha + recency));
  };

  const probabilityAlive = (history: PurchaseHistory): number => {
    checkHistory(history);
    return sigmoid(-logOddsOfDropout(history));
  };

  return {
    name,
    probabilityAlive,
    logLikelihood(history) {
      checkHistory(history);
      const { repeatPurchases, age } = history;
      const chances = repeatPurchases + firstChance;
      return (
        logGammaIncrease(r, repeatPurchases) +
        logGammaIncrease(b, chances) -
        logGammaIncrease(a + b, chances) -
        r * Math.log1p(age / alpha) -
        repeatPurchases * Math.log(alpha + age) +
        softplus(logOddsOfDropout(history))
      );
    },
    probabilityActive(history, horizon) {
      checkHorizon(horizon);
      const { repeatPurchases, age } = history;
      const silent = -(r + repeatPurchases) * Math.log1p(horizon / (alpha + age));
      return probabilityAlive(history) * -Math.expm1(silent);
    },
    expectedPurchases(history, horizon) {
      checkHorizon(horizon);
      const alive = probabilityAlive(history);
      const { repeatPurchases, age } = history;
      const chances = repeatPurchases + firstChance;
      return alive * expectedUntilDropout(r + repeatPurchases, horizon / (alpha + age), a, b + chances, 1e-16);
    },
    scoreColumns(columns, horizon, scores) {
      checkHorizon(horizon);
      scoreBetaGeometric(parameters, firstChance, columns, horizon, scores);
    },
  };
}

const BATCH_TOLERANCE = 1e-12;

function scoreBetaGeometric(
  { r, alpha, a, b }: BetaGeometricParameters,
  firstChance: 0 | 1,
  columns: HistoryColumns,
  horizon: number,
  scores: ScoreColumns,
): void {
  for (let row = 0; row < columns.age.length; row += 1) {
    const repeatPurchases = columns.repeatPurchases[row] ?? 0;
    const recency = columns.recency[row] ?? 0;
    const span = alpha + (columns.age[row] ?? 0);
    const shape = r + repeatPurchases;
    const chances = repeatPurchases + firstChance;
    const odds = chances === 0 ? 0 : (a / (b + chances - 1)) * Math.exp(shape * Math.log(span / (alpha + recency)));
    const alive = 1 / (1 + odds);
    scores.probabilityActive[row] = alive * -Math.expm1(-shape * Math.log1p(horizon / span));
    scores.expectedPurchases[row] =
      alive * expectedUntilDropout(shape, horizon / span, a, b + chances, BATCH_TOLERANCE);
  }
}
