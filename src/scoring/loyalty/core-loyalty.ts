import { DAYS_PER_YEAR } from '../day.ts';
import type { BetaPrior } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver, LoyaltyTest, Occasion, Purchase } from '../types.ts';
import { answerBelief, posterior, splitAnswer, type Question } from './beta-evidence.ts';
import type { Prior } from './prior.ts';

/** Loyalty from the purchases alone, before engagement speaks. */
export interface CoreLoyalty {
  readonly test: LoyaltyTest;
  /** Belief about the probability of losing the next test; loyalty is its mean of passing. */
  readonly belief: BetaPrior;
  /** Belief about the tests after the next one where the next is of another kind (an overdue renewal); else left out. */
  readonly afterwards?: BetaPrior;
  /** Add up to 100 × loyalty; the starting point first. */
  readonly drivers: readonly Driver[];
  /** Share of the belief that rests on the customer's own record, n/(n + κ) with κ the strength of the prior. */
  readonly evidenceWeight: number;
}

/** A part of the evidence with its weight, in years, among the tests kept or lost. */
export interface Part extends Omit<Driver, 'points'> {
  readonly kept: number;
  readonly lost: number;
}

/** The prior's drivers, then what each part of the customer's own record adds or takes, exactly. */
export function fromParts(test: LoyaltyTest, prior: Prior, parts: readonly Part[], question: Question): CoreLoyalty {
  const kept = parts.reduce((sum, part) => sum + part.kept, 0);
  const lost = parts.reduce((sum, part) => sum + part.lost, 0);
  const evidence = { prior: prior.belief, kept, lost };
  const split = splitAnswer(evidence, question);
  const drivers: Driver[] = [...prior.drivers];
  for (const { kept: partKept, lost: partLost, ...part } of parts) {
    if (partKept === 0 && partLost === 0) continue;
    const points =
      100 * ((kept === 0 ? 0 : (split.kept * partKept) / kept) + (lost === 0 ? 0 : (split.lost * partLost) / lost));
    drivers.push({ ...part, points });
  }
  const { alpha, beta } = prior.belief;
  const evidenceWeight = (kept + lost) / (kept + lost + alpha + beta);
  return { test, belief: answerBelief(posterior(evidence), question), drivers, evidenceWeight };
}

/** What is asked without a contract, and of a lapsed customer: at least one purchase within the horizon. */
export function withinHorizon({ horizonMonths }: Pick<Policy, 'horizonMonths'>): Question {
  return { of: 'any', years: horizonMonths / 12 };
}

/** A customer without a contract counts as lapsed from this day on. */
export function lapsesOn(lastPurchase: Day, policy: Pick<Policy, 'lapsedAfterMonths'>): Day {
  return lastPurchase + Math.round((policy.lapsedAfterMonths / 12) * DAYS_PER_YEAR);
}

/** Deals of the last occasion: what silence is counted from. */
export function lastPurchases(purchases: readonly Purchase[], occasions: readonly Occasion[]): readonly string[] {
  const last = occasions.at(-1)?.day;
  return purchases
    .filter((purchase) => purchase.day === last && purchase.amount >= 0)
    .map((purchase) => purchase.dealId);
}
