import { DAYS_PER_YEAR } from '../day.ts';
import { weightedDistribution } from '../math/weighted-distribution.ts';
import { betaPoints, gammaPoints } from '../math/weighted-points.ts';
import type { RhythmPosterior } from '../models/rhythm-posterior.ts';
import type { Interval, Money, Probability } from '../types.ts';
import type { OccasionSpend } from './occasion-spend.ts';
import type { Outlook, Possibility } from './outlook.ts';

/** A rhythm the customer may have, with its chance of a purchase within the horizon and its chance of leaving. */
interface Rhythm {
  readonly weight: Probability;
  readonly purchasesPerDay: number;
  readonly leavesPerDay: number;
  readonly active: Probability;
}

const RATE_POINTS = 9;
const LEAVING_POINTS = 7;

/**
 * Without a contract, under the portal's fitted model: the customer has left, or has one of the rhythms that its record leaves
 * possible. With purchase rate λ and leaving rate μ (λp where it leaves at purchases), it is there for
 * (e^(−μ(t−1)) − e^(−μt))/μ of year t and buys λ times that.
 *
 * @param loyalty the chance of a purchase within the horizon in the end: what engagement adds to the model's moves the
 *   chance that the customer is still there
 * @param years of the future, at least 1
 */
export function rhythmOutlook(
  posterior: RhythmPosterior,
  loyalty: Probability,
  horizonDays: number,
  spend: OccasionSpend,
  years: number,
): Outlook {
  const rhythms = possibleRhythms(posterior, horizonDays);
  const { alive } = reconcile(rhythms, loyalty);
  const nothing = Array.from({ length: years }, () => 0);
  const possibilities = rhythms.map((rhythm) => toPossibility(rhythm, alive, spend.expected, years));
  const mean = (pick: (possibility: Possibility) => readonly number[]): readonly number[] =>
    nothing.map((_, year) => possibilities.reduce((sum, one) => sum + one.weight * (pick(one)[year] ?? 0), 0));
  const there = mean((one) => one.there);
  // Twice, because a value that comes twice is one that has a probability of its own.
  const gone = { weight: (1 - alive) / 2, there: nothing, served: nothing, revenue: nothing };
  return {
    expected: { there, served: there, revenue: mean((one) => one.revenue) },
    survival: there,
    possibilities: [...possibilities, gone, gone],
    logDeviations: nothing.map(() => spend.logDeviation),
  };
}

/** 80 % interval of the customer's own chance of a purchase within the horizon: 0 belongs to it where it may well have left. */
export function rhythmInterval(posterior: RhythmPosterior, loyalty: Probability, horizonDays: number): Interval {
  const rhythms = possibleRhythms(posterior, horizonDays);
  const { alive, raised } = reconcile(rhythms, loyalty);
  const active = rhythms.map((rhythm) => rhythm.active + (1 - rhythm.active) * raised);
  const weights = rhythms.map((rhythm) => rhythm.weight * alive);
  const { quantile } = weightedDistribution(
    Float64Array.from([...active, 0, 0]),
    Float64Array.from([...weights, (1 - alive) / 2, (1 - alive) / 2]),
  );
  return [Math.min(loyalty, quantile(0.1)), Math.max(loyalty, quantile(0.9))];
}

function possibleRhythms(posterior: RhythmPosterior, horizonDays: number): readonly Rhythm[] {
  const { purchaseRate, leaving } = posterior;
  const buying = gammaPoints(purchaseRate.shape, purchaseRate.rate, RATE_POINTS);
  const going =
    leaving.when === 'at_a_purchase'
      ? betaPoints(leaving.probability.alpha, leaving.probability.beta, LEAVING_POINTS)
      : gammaPoints(leaving.rate.shape, leaving.rate.rate, LEAVING_POINTS);
  return Array.from(buying.values, (purchasesPerDay, one) =>
    Array.from(going.values, (value, other): Rhythm => {
      const atPurchase = leaving.when === 'at_a_purchase';
      // At a purchase it leaves after having made it: the first one within the horizon counts.
      const either = purchasesPerDay + (atPurchase ? 0 : value);
      return {
        weight: (buying.weights[one] ?? 0) * (going.weights[other] ?? 0),
        purchasesPerDay,
        leavesPerDay: atPurchase ? purchasesPerDay * value : value,
        active: (purchasesPerDay / either) * -Math.expm1(-either * horizonDays),
      };
    }),
  ).flat();
}

/**
 * The chance of being still there at which the rhythms' mean chance of a purchase is the loyalty; where even certainty is too
 * little, every rhythm's chance is raised by the same share of what it lacks.
 */
function reconcile(
  rhythms: readonly Rhythm[],
  loyalty: Probability,
): { readonly alive: Probability; readonly raised: number } {
  const active = rhythms.reduce((sum, rhythm) => sum + rhythm.weight * rhythm.active, 0);
  const alive = Math.min(1, loyalty / active);
  return { alive, raised: active >= 1 ? 0 : Math.max(0, (loyalty - active) / (1 - active)) };
}

function toPossibility(rhythm: Rhythm, alive: Probability, spend: Money, years: number): Possibility {
  const { purchasesPerDay, leavesPerDay } = rhythm;
  const leaves = leavesPerDay * DAYS_PER_YEAR;
  const stays = Math.exp(-leaves);
  const ofFirstYear = leaves < 1e-9 ? 1 : -Math.expm1(-leaves) / leaves;
  const perYear = purchasesPerDay * DAYS_PER_YEAR * spend;
  const there: number[] = [];
  const revenue: Money[] = [];
  for (let share = ofFirstYear; there.length < years; share *= stays) {
    there.push(share);
    revenue.push(share * perYear);
  }
  return { weight: rhythm.weight * alive, there, served: there, revenue };
}
