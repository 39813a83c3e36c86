import type { Day, Money, Probability } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR, workingDay } from '../calendar.ts';
import { drawBeta } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import type { ContactPlan } from './contact-plan.ts';
import type { ContractLatent, ContractStanding } from './contract-customer.ts';
import { discountedContractRevenue, returnWithin } from './contract-truth.ts';
import { ContractWalk } from './contract-walk.ts';
import { HORIZON_DAYS } from './future-value.ts';
import { drawPrice, type Market } from './market.ts';
import type { DealEvent, Story } from './story.ts';

/** A pilot becomes a contract with a probability of its own, decided 60 to 150 days after it began; else it dies. */
export interface PilotLatent {
  readonly kind: 'pilot';
  readonly conversion: Probability;
  /** What the customer is after the pilot. */
  readonly contract: ContractLatent;
}

export interface RunningPilot {
  readonly state: 'pilot';
  readonly startedOn: Day;
}

export type PilotStanding = RunningPilot | ContractStanding;

const MEAN_CONVERSION = 0.55;
const CONVERSION_STRENGTH = 5;
const DECIDED_AFTER = [60, 150] as const;
/** After a pilot that died. */
const RETURNS_PER_YEAR = 0.03;

export function drawPilotLatent(random: Random, contract: ContractLatent): PilotLatent {
  const alpha = CONVERSION_STRENGTH * MEAN_CONVERSION;
  return { kind: 'pilot', conversion: drawBeta(random, alpha, CONVERSION_STRENGTH - alpha), contract };
}

/** The pilot's own deal. */
export function pilotDeal(random: Random, market: Market, startedOn: Day): DealEvent {
  return {
    kind: 'pilot',
    outcome: 'won',
    openedOn: startedOn - random.integer(15, 60),
    closesOn: workingDay(startedOn),
    amount: drawPrice(random, market, 3_500, 0.4),
    termMonths: null,
    termStart: null,
  };
}

/**
 * Lets a pilot, and the contract it may become, live up to and including `until`.
 *
 * @param known last day on which it was still undecided
 */
export function livePilot(
  latent: PilotLatent,
  plan: ContactPlan,
  random: Random,
  pilot: RunningPilot,
  known: Day,
  until: Day,
): { readonly story: Story; readonly standing: PilotStanding } {
  const decidedOn = random.integer(Math.max(pilot.startedOn + DECIDED_AFTER[0], known + 1), lastDecision(pilot));
  const running = { from: pilot.startedOn, to: null };
  if (decidedOn > until) {
    return { story: { deals: [], terms: [], relationships: [running] }, standing: pilot };
  }
  const { firstAnnualPrice } = latent.contract;
  const walk = new ContractWalk(latent.contract, plan, random, until);
  const converts = random.chance(latent.conversion);
  const next: ContractStanding = converts
    ? walk.sign('new_business', decidedOn, firstAnnualPrice)
    : { state: 'gone', since: decidedOn, annualPrice: firstAnnualPrice, returnsPerYear: RETURNS_PER_YEAR };
  const standing = walk.advance(next, decidedOn);
  const trial = { from: pilot.startedOn, to: decidedOn };
  const { deals, terms, relationships } = walk.story;
  return { story: { deals, terms, relationships: [trial, ...relationships] }, standing };
}

function lastDecision(pilot: RunningPilot): Day {
  return pilot.startedOn + DECIDED_AFTER[1];
}

/** The days on which an undecided pilot may still be decided, each as likely as the other. */
function decisionDays(pilot: RunningPilot, asOf: Day): readonly Day[] {
  const first = Math.max(pilot.startedOn + DECIDED_AFTER[0], asOf + 1);
  return Array.from({ length: lastDecision(pilot) - first + 1 }, (_, index) => first + index);
}

/** Probability of a purchase within a year: the pilot is converted, or the customer comes back after it died. */
export function pilotPurchaseProbability(latent: PilotLatent, pilot: RunningPilot, asOf: Day): Probability {
  const returns = meanOf(decisionDays(pilot, asOf), (day) =>
    returnWithin({ returnsPerYear: RETURNS_PER_YEAR }, asOf + HORIZON_DAYS - day),
  );
  return latent.conversion + (1 - latent.conversion) * returns;
}

/** Expected discounted revenue of the contract that may follow. */
export function revenueAfterPilot(latent: PilotLatent, plan: ContactPlan, pilot: RunningPilot, asOf: Day): Money {
  const { contract } = latent;
  const converted = meanOf(decisionDays(pilot, asOf), (day) =>
    discountedContractRevenue(contract, plan, day, contract.firstAnnualPrice, (day - asOf) / DAYS_PER_YEAR),
  );
  return latent.conversion * converted;
}

function meanOf(days: readonly Day[], value: (day: Day) => number): number {
  return days.reduce((sum, day) => sum + value(day), 0) / days.length;
}
