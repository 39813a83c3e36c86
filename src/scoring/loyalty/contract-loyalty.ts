import { countText } from '../count-text.ts';
import { testYears, type ContractHistory } from '../contract/contract.ts';
import type { ContractStanding } from '../contract/standing.ts';
import { formatIsoDay } from '../day.ts';
import type { BetaPrior, Model } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver, Probability, Purchase } from '../types.ts';
import { fromParts, type CoreLoyalty, type Part } from './core-loyalty.ts';
import { passing, priorFor } from './prior.ts';
import { winBackLoyalty, type Lapse } from './win-back-loyalty.ts';

/** Below this an interval would say nothing at all. */
const LEAST_STRENGTH = 0.5;

/**
 * Under contract: the probability that the next renewal is made, that of the contract due first where several are in force.
 * It is the renewal of that contract's own term. The belief is about a year, in which a renewal of a shorter term weighs
 * its share (`testYears`) and a loss is a loss: over a term of t years the customer stays with the t-th power. A term of a
 * year or more is one test. After the loss of the last contract: the win-back probability.
 *
 * @param group the customer's group of similar ones, null where unknown
 */
export function contractLoyalty(
  history: ContractHistory,
  standing: ContractStanding,
  purchases: readonly Purchase[],
  model: Model,
  group: string | null,
  policy: Policy,
  asOf: Day,
): CoreLoyalty {
  const lapse: Lapse = {
    lapsedOn: standing.lapsedOn ?? asOf,
    returnsBefore: history.relationships - 1,
    gaveUpDealOf: standing.gaveUpDealOf,
  };
  const winBack = winBackLoyalty(lapse, model, policy, asOf);
  if (standing.state === 'lapsed') return winBack;
  const question = { of: 'all', years: testYears(standing.current) } as const;
  const parts = [renewalsMade(history, standing, purchases), renewalsLost(history)];
  const inTime = fromParts('next_renewal', priorFor(model, group, question), parts, question);
  return standing.graceUsed === 0 ? inTime : overdueLoyalty(inTime, passing(winBack.belief), standing, policy, asOf);
}

/**
 * What an overdue renewal leaves of loyalty, by Bayes: the renewals that are made late come evenly over the days until the
 * renewal counts as lost, a lost one never comes. With a share u of those days gone, p becomes p (1 − u)/(1 − p u); what
 * this takes turns, with u, into the hope of a win-back, so that the loss itself is no jump. Falls with every day.
 */
export function overdueProbability(inTime: Probability, winBack: Probability, graceUsed: number): Probability {
  // Where a return is likelier than the renewal was, falling still means falling.
  const hope = Math.min(winBack, inTime / 2) * graceUsed;
  return ((inTime * (1 - graceUsed)) / (1 - inTime * graceUsed)) * (1 - hope) + hope;
}

/** Moves the belief to the overdue probability, as wide as the belief before makes it (to the first order). */
function overdueLoyalty(
  inTime: CoreLoyalty,
  winBack: Probability,
  { current, graceUsed, renewal }: ContractStanding,
  policy: Policy,
  asOf: Day,
): CoreLoyalty {
  const { alpha, beta } = inTime.belief;
  const days = asOf - current.end;
  const before = passing(inTime.belief);
  const now = overdueProbability(before, winBack, graceUsed);
  const slope = (1 - graceUsed) / (1 - before * graceUsed) ** 2;
  const variance = (slope ** 2 * before * (1 - before)) / (alpha + beta + 1);
  const strength = Math.max(LEAST_STRENGTH, (now * (1 - now)) / variance - 1);
  const belief: BetaPrior = { alpha: strength * (1 - now), beta: strength * now };
  // An open renewal deal gives the renewal more time than the grace.
  const dealIds = renewal?.openRenewalDealIds ?? [];
  const inGrace = Math.min(1, (days - 0.5) / policy.contract.graceDays);
  const without = Math.min(now, overdueProbability(before, winBack, inGrace));
  const held: Driver = {
    name: 'open_renewal',
    points: 100 * (now - without),
    facts: { deals: dealIds.length },
    because: `${countText(dealIds.length, 'renewal deal')} open: the renewal is not given up yet`,
    records: dealIds,
  };
  const driver: Driver = {
    name: 'renewal_overdue',
    points: 100 * (without - before),
    facts: { days, dueOn: formatIsoDay(current.end) },
    because: `the renewal is ${String(days)} days overdue`,
    records: current.purchases.map((purchase) => purchase.dealId),
  };
  return {
    ...inTime,
    belief,
    afterwards: { alpha, beta: beta + 1 },
    drivers: [...inTime.drivers, driver, ...(held.points > 0 ? [held] : [])],
  };
}

function renewalsMade(history: ContractHistory, standing: ContractStanding, purchases: readonly Purchase[]): Part {
  const made = history.renewalsMade;
  const marked = purchases.filter((purchase) => purchase.isRenewal).map((purchase) => purchase.dealId);
  const prolonging = history.contracts.flatMap(({ purchases: [opening] }, index) =>
    opening !== undefined && history.contracts[index - 1]?.fate === 'renewed' ? [opening.dealId] : [],
  );
  const inForce = standing.ahead.length;
  const dueOn = formatIsoDay(standing.current.end);
  const sentence = `${countText(made, 'renewal')} made`;
  return {
    name: 'renewals_made',
    kept: history.yearsRenewed,
    lost: 0,
    facts: inForce === 1 ? { renewals: made } : { renewals: made, contracts: inForce, dueOn },
    because:
      inForce === 1 ? sentence : `${sentence}; of ${String(inForce)} contracts in force the next is due on ${dueOn}`,
    records: [...new Set([...marked, ...prolonging])],
  };
}

function renewalsLost({ renewalsLost: lost, relationships }: ContractHistory): Part {
  return {
    name: 'renewal_lost',
    kept: 0,
    lost,
    facts: { renewals: lost },
    because:
      relationships > 1
        ? `${countText(lost, 'renewal')} lost before the customer came back`
        : `${countText(lost, 'renewal')} lost while another contract went on`,
    records: [],
  };
}
