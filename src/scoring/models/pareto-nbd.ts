import { gaussFraction } from '../math/gauss-fraction.ts';
import { integrate } from '../math/gauss-legendre.ts';
import { logGammaIncrease } from '../math/log-gamma.ts';
import {
  checkHistory,
  checkHorizon,
  checkPositive,
  type HistoryColumns,
  type PurchaseHistory,
  type RepeatPurchaseModel,
  type ScoreColumns,
} from './repeat-purchase-model.ts';

/** Purchase rate ~ Gamma(shape r, rate alpha); death rate ~ Gamma(shape s, rate beta). */
export interface ParetoParameters {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

export interface ParetoNbdModel extends RepeatPurchaseModel {
  /**
   * Discounted expected residual transactions: all future purchases, each discounted at the continuous rate per unit of
   * time. P(alive) (r + x)/(alpha + T) ∫₀^∞ e^(−rate u) ((beta + T)/(beta + T + u))^s du, the integral form of the
   * expression with Tricomi's U in Fader, Hardie and Lee (2005), RFM and CLV, Journal of Marketing Research 42(4).
   *
   * @param rate above 0
   */
  discountedResidualPurchases(history: PurchaseHistory, rate: number): number;
}

/** Relative error of the fractions in a batch; they differ little between customers and are many. */
const BATCH_TOLERANCE = 1e-11;

/**
 * The Pareto/NBD model of Schmittlein, Morrison and Colombo (1987), Counting your customers, Management Science 33(1),
 * in the form of Fader and Hardie (2005), note 009.
 *
 * Assumptions: while active, a customer buys at random times (Poisson) at a constant rate of their own; their lifetime
 * is exponential with a death rate of their own; the rates are Gamma(r, alpha) and Gamma(s, beta) over the customers,
 * independent of each other.
 *
 * With x repeat purchases, the last at tx, at age T, n = r + s + x:
 * - likelihood L = Γ(r + x)/Γ(r) alpha^r beta^s [G(T) + (s/n) A0], G(u) = (alpha + u)^−(r+x) (beta + u)^−s,
 *   (s/n) A0 = s ∫_tx^T (alpha + y)^−(r+x) (beta + y)^−(s+1) dy
 * - P(alive) = G(T) / (G(T) + (s/n) A0)
 * - P(active in (T, T + t]) = 1 − L(T + t)/L(T)
 * - E[purchases in (T, T + t]] = P(alive) (r + x)(beta + T)/((alpha + T)(s − 1)) [1 − ((beta + T)/(beta + T + t))^(s−1)]
 *
 * (s/n) A0 = G(tx) H(tx) − G(T) H(T), where H(u) is the probability that a customer who is active at u, with x purchases
 * behind them, makes no other one. So L is the sum of two positive terms, G(T)(1 − H(T)) + G(tx) H(tx), and
 * nothing cancels. H is Gauss's fraction 2F1(1, ·; n + 1; ·) after Euler's transform of the published 2F1.
 *
 * @param parameters above 0; alpha and beta in the histories' unit of time
 * @throws RangeError where a parameter is not above 0, and from its functions where a history or horizon is impossible
 */
export function paretoNbd(parameters: ParetoParameters): ParetoNbdModel {
  const { r, alpha, s, beta } = parameters;
  checkPositive({ r, alpha, s, beta });

  /** ln(G(u)/G(from)), at most 0. */
  const logFall = (repeatPurchases: number, from: number, u: number): number =>
    -(r + repeatPurchases) * Math.log1p((u - from) / (alpha + from)) - s * Math.log1p((u - from) / (beta + from));

  /** L(u)/(Γ(r + x)/Γ(r) alpha^r beta^s G(tx)) for a customer with the last purchase at `recency`, silent until u. */
  const relativeLikelihood = ({ repeatPurchases, recency }: PurchaseHistory, u: number): number =>
    Math.exp(logFall(repeatPurchases, recency, u)) * (1 - probabilityOfNoOther(parameters, repeatPurchases, u)) +
    probabilityOfNoOther(parameters, repeatPurchases, recency);

  const probabilityAlive = (history: PurchaseHistory): number => {
    checkHistory(history);
    const alive =
      Math.exp(logFall(history.repeatPurchases, history.recency, history.age)) /
      relativeLikelihood(history, history.age);
    // Straight after a purchase both are nearly the same, and rounding can put the one above the other.
    return Math.min(1, alive);
  };

  return {
    name: 'pareto-nbd',
    probabilityAlive,
    logLikelihood(history) {
      checkHistory(history);
      const { repeatPurchases, recency, age } = history;
      return (
        logGammaIncrease(r, repeatPurchases) -
        repeatPurchases * Math.log(alpha + recency) -
        r * Math.log1p(recency / alpha) -
        s * Math.log1p(recency / beta) +
        Math.log(relativeLikelihood(history, age))
      );
    },
    probabilityActive(history, horizon) {
      checkHorizon(horizon);
      const alive = probabilityAlive(history);
      const { repeatPurchases, age } = history;
      const stillSilent = Math.exp(logFall(repeatPurchases, age, age + horizon));
      const another = 1 - probabilityOfNoOther(parameters, repeatPurchases, age);
      const anotherLater = 1 - probabilityOfNoOther(parameters, repeatPurchases, age + horizon);
      return Math.max(0, alive * (another - stillSilent * anotherLater));
    },
    expectedPurchases(history, horizon) {
      checkHorizon(horizon);
      const { repeatPurchases, age } = history;
      const span = beta + age;
      return (
        ((probabilityAlive(history) * (r + repeatPurchases)) / (alpha + age)) * span * meanLifeWithin(s, horizon / span)
      );
    },
    discountedResidualPurchases(history, rate) {
      if (!(rate > 0)) throw new RangeError(`The discount rate must be above 0; got ${rate}.`);
      const span = beta + history.age;
      const present = (y: number): number => Math.exp((1 - s) * y - rate * span * Math.expm1(y));
      // Substituted u = span (e^y − 1); beyond this y the integrand is below e^−45.
      const life = span * integrate(present, 0, Math.log1p(45 / (rate * span)), 24);
      return ((probabilityAlive(history) * (r + history.repeatPurchases)) / (alpha + history.age)) * life;
    },
    scoreColumns(columns, horizon, scores) {
      checkHorizon(horizon);
      scorePareto(parameters, columns, horizon, scores);
    },
  };
}

/** H(u) of {@link paretoNbd}: the probability that a customer active at u, after x repeat purchases, makes no other one. */
function probabilityOfNoOther(
  { r, alpha, s, beta }: ParetoParameters,
  repeatPurchases: number,
  u: number,
  tolerance?: number,
): number {
  const n = r + s + repeatPurchases;
  const buying = alpha + u;
  const living = beta + u;
  return alpha >= beta
    ? (s / n) * gaussFraction(r + repeatPurchases, n + 1, (alpha - beta) / buying, tolerance)
    : ((s * buying) / (n * living)) * gaussFraction(s + 1, n + 1, (beta - alpha) / living, tolerance);
}

/** (1 − (1 + τ)^(1−s))/(s − 1): expected time alive within τ, in units of beta + T. */
function meanLifeWithin(s: number, ahead: number): number {
  return s === 1 ? Math.log1p(ahead) : Math.expm1((1 - s) * Math.log1p(ahead)) / (1 - s);
}

function scorePareto(
  parameters: ParetoParameters,
  columns: HistoryColumns,
  horizon: number,
  scores: ScoreColumns,
): void {
  const { r, alpha, s, beta } = parameters;
  const noOtherAfterFirst = probabilityOfNoOther(parameters, 0, 0);
  for (let row = 0; row < columns.age.length; row += 1) {
    const repeatPurchases = columns.repeatPurchases[row] ?? 0;
    const recency = columns.recency[row] ?? 0;
    const age = columns.age[row] ?? 0;
    const shape = r + repeatPurchases;
    const buying = alpha + age;
    const living = beta + age;
    const fall = Math.exp(shape * Math.log((alpha + recency) / buying) + s * Math.log((beta + recency) / living));
    const silent = Math.exp(-shape * Math.log1p(horizon / buying) - s * Math.log1p(horizon / living));
    const before =
      recency === 0 && repeatPurchases === 0
        ? noOtherAfterFirst
        : probabilityOfNoOther(parameters, repeatPurchases, recency, BATCH_TOLERANCE);
    const another = 1 - probabilityOfNoOther(parameters, repeatPurchases, age, BATCH_TOLERANCE);
    const anotherLater = 1 - probabilityOfNoOther(parameters, repeatPurchases, age + horizon, BATCH_TOLERANCE);
    const alive = fall / (fall * another + before);
    scores.probabilityActive[row] = Math.max(0, alive * (another - silent * anotherLater));
    scores.expectedPurchases[row] = ((alive * shape) / buying) * living * meanLifeWithin(s, horizon / living);
  }
}
