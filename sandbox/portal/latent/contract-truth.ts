import type { Day, Money, Probability } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR } from '../calendar.ts';
import { quietProbability, type ContactPlan } from './contact-plan.ts';
import {
  EXPANSION_SHARE,
  lossAtRenewal,
  PRICE_STEP,
  type ContractLatent,
  type GoneCustomer,
  type RunningContract,
} from './contract-customer.ts';
import { NET_OF_CREDITS } from './credits.ts';
import { lossWhileUndecided } from './decision-delay.ts';
import { discountedYears, VALUE_TERMS } from './future-value.ts';

/** Expected yearly expansions as a share of the annual price. */
function expansionShare(latent: ContractLatent): number {
  return (latent.expansionsPerYear * (EXPANSION_SHARE[0] + EXPANSION_SHARE[1])) / 2;
}

/** Expected factor of the price at a renewal, expansions apart: mean of a log-normal. */
const MEAN_PRICE_STEP = Math.exp(PRICE_STEP[0] + PRICE_STEP[1] ** 2 / 2);

/** Probability that the next renewal is not made, given that it is undecided on the as-of day. */
export function lossAtNextRenewal(
  latent: ContractLatent,
  plan: ContactPlan,
  now: RunningContract,
  asOf: Day,
): Probability {
  if (now.quiet === null) return meanLoss(latent, plan, now.due);
  return lossWhileUndecided(lossAtRenewal(latent, now.quiet), asOf - now.due);
}

/** Loss at a renewal whose weeks before have not begun. */
function meanLoss(latent: ContractLatent, plan: ContactPlan, due: Day): Probability {
  const quiet = quietProbability(plan, due);
  return quiet * lossAtRenewal(latent, true) + (1 - quiet) * lossAtRenewal(latent, false);
}

/**
 * Expected discounted revenue of the five years after the as-of day that is not bought yet: expansions in the rest of the
 * running term, and the terms after it. It comes evenly over each term and ends with the first loss: a later return is a
 * new relationship.
 */
export function futureContractRevenue(
  latent: ContractLatent,
  plan: ContactPlan,
  now: RunningContract,
  asOf: Day,
): Money {
  const untilStart = Math.max(0, now.termStart - asOf) / DAYS_PER_YEAR;
  const untilDue = Math.max(0, now.due - asOf) / DAYS_PER_YEAR;
  const expansionsPerYear = now.annualPrice * expansionShare(latent);
  const grown = now.annualPrice + now.expansions + expansionsPerYear * (untilDue - untilStart);
  const stays = 1 - lossAtNextRenewal(latent, plan, now, asOf);
  return (
    expansionsPerYear * NET_OF_CREDITS * discountedYears(untilStart, untilDue) +
    stays * discountedContractRevenue(latent, plan, now.due, grown * MEAN_PRICE_STEP, untilDue)
  );
}

/**
 * Expected discounted revenue of a contract that begins `start` years after the as-of day, until its first loss: terms of
 * equal length, each renewed with the customer's own probability, at a price that grows with every renewal.
 *
 * @param firstPrice per year, in the first term
 */
export function discountedContractRevenue(
  latent: ContractLatent,
  plan: ContactPlan,
  firstDay: Day,
  firstPrice: Money,
  start: number,
): Money {
  const termYears = latent.termMonths / 12;
  const stays = 1 - meanLoss(latent, plan, firstDay + latent.termMonths * 30);
  const growth = (1 + expansionShare(latent) * termYears) * MEAN_PRICE_STEP;
  let revenue = 0;
  let yearly = firstPrice * (1 + expansionShare(latent)) * NET_OF_CREDITS;
  for (let from = start; from < VALUE_TERMS.years; from += termYears) {
    revenue += yearly * discountedYears(from, from + termYears);
    yearly *= stays * growth;
  }
  return revenue;
}

/** Probability that a customer who left comes back within some days: the rate of return is constant. */
export function returnWithin(now: Pick<GoneCustomer, 'returnsPerYear'>, days: number): Probability {
  return 1 - Math.exp((-now.returnsPerYear * Math.max(0, days)) / DAYS_PER_YEAR);
}

const STEPS_PER_YEAR = 24;

/** Expected discounted revenue after a possible return, by the middle of each half month in which it may come. */
export function revenueAfterReturn(latent: ContractLatent, plan: ContactPlan, now: GoneCustomer, asOf: Day): Money {
  let revenue = 0;
  for (let step = 0; step < VALUE_TERMS.years * STEPS_PER_YEAR; step += 1) {
    const from = step / STEPS_PER_YEAR;
    const chance = Math.exp(-now.returnsPerYear * from) - Math.exp(-now.returnsPerYear * (from + 1 / STEPS_PER_YEAR));
    const start = from + 0.5 / STEPS_PER_YEAR;
    const day = asOf + Math.round(start * DAYS_PER_YEAR);
    revenue += chance * discountedContractRevenue(latent, plan, day, now.annualPrice, start);
  }
  return revenue;
}
