import { betaPoints } from '../math/weighted-points.ts';
import type { BetaPrior } from '../model.ts';
import type { Money, Probability } from '../types.ts';
import type { FutureYears, Outlook, Possibility } from './outlook.ts';
import {
  betaSurvival,
  constantSurvival,
  mostTests,
  survivalWeights,
  type SurvivalWeights,
} from './survival-weights.ts';

/** Revenue from term to term, as far as it is expected. */
export interface TermRevenue {
  /** Per year, in the first term behind the next test. */
  readonly annual: Money;
  /** Factor from each term to the next. */
  readonly growthPerTerm: number;
  /** Per year, in the time before the next test: what is added to the running term. */
  readonly untilTest: Money;
  /** Deviation of the logarithm of the level, which stays as it is. */
  readonly levelDeviation: number;
  /** Deviation of the logarithm that comes with each year: how fast this customer grows is not known. */
  readonly growthDeviationPerYear: number;
}

/** A relationship that passes one test after the other, or ends. */
export interface TestsAhead {
  /** Belief about the loss probability per test. */
  readonly loss: BetaPrior;
  /** Years until the next test; 0 when it is due, or without a contract. */
  readonly firstTestYears: number;
  /** Years between tests. */
  readonly termYears: number;
  readonly revenue: TermRevenue;
}

/** A customer who has to come back first: one chance in each period, then tests like everybody's. */
export interface ReturnAhead extends TestsAhead {
  /** Belief about staying away in a period (alpha) and coming back (beta). */
  readonly returning: BetaPrior;
  readonly periodYears: number;
  /** Chances to come back; the last period that matters where left out. */
  readonly periods?: number;
}

const LOSS_POINTS = 18;
/** Of a customer who has left, the return is uncertain above all. */
const RETURN_POINTS = { returning: 8, loss: 7 } as const;

/**
 * Under contract, and by the rule of years: survival is the posterior predictive of the shifted-beta-geometric (Fader and
 * Hardie 2007), which steps down at the tests and falls ever more slowly, since those likely to leave leave first. The
 * possibilities are loss probabilities of the customer's own.
 *
 * @param years of the future, at least 1
 */
export function testsOutlook(ahead: TestsAhead, years: number): Outlook {
  const weights = survivalWeights(years, ahead.firstTestYears, ahead.termYears, 0);
  const tests = mostTests(weights);
  const { alpha, beta } = ahead.loss;
  const points = betaPoints(alpha, beta, LOSS_POINTS);
  const expected = futureYears(weights, betaSurvival(alpha, beta, tests), ahead.revenue);
  const time = futureYears(weights, constantSurvival(0, tests), ahead.revenue).served;
  return {
    expected,
    survival: time.map((share, year) => (share === 0 ? 1 : (expected.served[year] ?? 0) / share)),
    possibilities: Array.from(points.values, (loss, index): Possibility => ({
      weight: points.weights[index] ?? 0,
      ...futureYears(weights, constantSurvival(loss, tests), ahead.revenue),
    })),
    logDeviations: deviations(ahead.revenue, years),
  };
}

/**
 * After a loss: the customer may come back in any period, on average in its middle, and then stays from test to test. The
 * chance of coming back falls with the time since, for those who come back do so early: the same model as for losses.
 */
export function returnOutlook(ahead: ReturnAhead, years: number): Outlook {
  const { alpha, beta } = ahead.returning;
  const periods = ahead.periods ?? Math.ceil(years / ahead.periodYears);
  const paths = Array.from({ length: periods }, (_, period) =>
    survivalWeights(years, ahead.firstTestYears + (period + 0.5) * ahead.periodYears, ahead.termYears, 0),
  );
  const tests = Math.max(...paths.map(mostTests));
  const after = (returns: readonly number[], stays: readonly number[]): FutureYears =>
    // Before the return there is nothing, and the return itself is no test: behind it lies the first term.
    sumYears(paths.map((weights, period) => futureYears(weights, [0, ...stays], ahead.revenue, returns[period])));
  const away = betaPoints(alpha, beta, RETURN_POINTS.returning);
  const loss = betaPoints(ahead.loss.alpha, ahead.loss.beta, RETURN_POINTS.loss);
  const expected = after(
    chancesOfReturn(betaSurvival(beta, alpha, periods)),
    betaSurvival(ahead.loss.alpha, ahead.loss.beta, tests),
  );
  return {
    expected,
    survival: expected.there,
    possibilities: Array.from(away.values, (stayingAway, one) => {
      const returns = chancesOfReturn(constantSurvival(1 - stayingAway, periods));
      return Array.from(loss.values, (lossPerTest, other) => ({
        weight: (away.weights[one] ?? 0) * (loss.weights[other] ?? 0),
        ...after(returns, constantSurvival(lossPerTest, tests)),
      }));
    }).flat(),
    logDeviations: deviations(ahead.revenue, years),
  };
}

/** From the chance of having stayed away for k periods to that of coming back in each. */
function chancesOfReturn(away: readonly Probability[]): readonly Probability[] {
  return away.slice(1).map((share, period) => (away[period] ?? 0) - share);
}

/** What the years would bring at a survival by tests passed. */
function futureYears(
  { years }: SurvivalWeights,
  survival: readonly number[],
  { annual, growthPerTerm, untilTest }: TermRevenue,
  chance = 1,
): FutureYears {
  const there: number[] = [];
  const served: number[] = [];
  const revenue: number[] = [];
  for (const weights of years) {
    let share = 0;
    let paid = 0;
    let price = annual;
    for (let passed = 1; passed < weights.length; passed += 1) {
      const part = (weights[passed] ?? 0) * (survival[passed] ?? 0);
      share += part;
      paid += part * price;
      price *= growthPerTerm;
    }
    const before = (weights[0] ?? 0) * (survival[0] ?? 0);
    there.push(chance * (before + share));
    served.push(chance * share);
    revenue.push(chance * (paid + before * untilTest));
  }
  return { there, served, revenue };
}

function sumYears(parts: readonly FutureYears[]): FutureYears {
  const add = (pick: (part: FutureYears) => readonly number[]): number[] =>
    (parts[0] === undefined ? [] : pick(parts[0])).map((_, year) =>
      parts.reduce((sum, part) => sum + (pick(part)[year] ?? 0), 0),
    );
  return { there: add((part) => part.there), served: add((part) => part.served), revenue: add((part) => part.revenue) };
}

function deviations({ levelDeviation, growthDeviationPerYear }: TermRevenue, years: number): readonly number[] {
  return Array.from({ length: years }, (_, year) => Math.hypot(levelDeviation, growthDeviationPerYear * (year + 1)));
}
