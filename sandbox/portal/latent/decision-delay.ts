import type { Random } from '../chance/random.ts';

/** Days from the end of a term to the customer's decision, as a mix of two uniform spans. Negative: decided before. */
interface DecisionDelay {
  readonly early: readonly [first: number, last: number];
  readonly late: readonly [first: number, last: number];
  readonly lateShare: number;
}

/** Whoever renews mostly does so in time, though many sign late. */
const RENEWED: DecisionDelay = { early: [-30, 0], late: [1, 55], lateShare: 0.3 };
/** Whoever leaves often just lets the day pass, so that an overdue renewal tells something. */
const LOST: DecisionDelay = { early: [-45, 0], late: [1, 75], lateShare: 0.6 };

export function drawDecisionDelay(random: Random, renewed: boolean): number {
  const { early, late, lateShare } = renewed ? RENEWED : LOST;
  const [first, last] = random.chance(lateShare) ? late : early;
  return random.integer(first, last);
}

/**
 * Probability that the renewal is lost when nothing is decided `days` after the end of the term (negative: before it):
 * Bayes on the two distributions of the decision's day.
 *
 * @param loss probability before the time without a decision was seen
 */
export function lossWhileUndecided(loss: number, days: number): number {
  const lost = loss * shareAfter(LOST, days);
  const renewed = (1 - loss) * shareAfter(RENEWED, days);
  return lost + renewed === 0 ? 1 : lost / (lost + renewed);
}

/** Share of the decisions that fall later than `days` after the end. */
function shareAfter(delay: DecisionDelay, days: number): number {
  return (1 - delay.lateShare) * spanAfter(delay.early, days) + delay.lateShare * spanAfter(delay.late, days);
}

function spanAfter([first, last]: readonly [number, number], days: number): number {
  return Math.min(1, Math.max(0, (last - days) / (last - first + 1)));
}
