import type { ContractHistory } from '../contract/build-contracts.ts';
import type { ContractStanding } from '../contract/standing.ts';
import { DAYS_PER_YEAR, formatIsoDay } from '../day.ts';
import type { BetaPrior, Model } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver, LoyaltyTest, Occasion, Purchase } from '../types.ts';
import { posterior, splitMean } from './beta-evidence.ts';
import { priorFor, type Prior } from './prior.ts';
import { readYearlyTests } from './yearly-tests.ts';

/** Loyalty from the purchases alone, before engagement speaks. */
export interface CoreLoyalty {
  readonly test: LoyaltyTest;
  /** Belief about the customer's loss probability per test; loyalty is its mean of passing. */
  readonly belief: BetaPrior;
  /** Add up to 100 × loyalty; the starting point first. */
  readonly drivers: readonly Driver[];
}

/** A part of the evidence with its weight among the tests kept or lost. */
interface Part extends Omit<Driver, 'points'> {
  readonly kept: number;
  readonly lost: number;
}

/** Under contract, or after the loss of one: renewals are the tests. `group` is the customer's group of similar ones. */
export function contractLoyalty(
  history: ContractHistory,
  standing: ContractStanding,
  purchases: readonly Purchase[],
  model: Model,
  group: string | null,
  asOf: Day,
): CoreLoyalty {
  if (standing.state === 'lapsed')
    return winBackLoyalty(standing.lapsedOn ?? asOf, history.relationships - 1, model, asOf);
  const marked = purchases.filter((purchase) => purchase.isRenewal).map((purchase) => purchase.dealId);
  const prolonging = history.contracts.flatMap(({ purchases: [opening] }, index) =>
    opening !== undefined && history.contracts[index - 1]?.fate === 'renewed' ? [opening.dealId] : [],
  );
  const overdueDays = asOf - standing.current.end;
  return fromParts('next_renewal', priorFor(model, group), [
    {
      name: 'renewals_made',
      kept: history.renewalsMade,
      lost: 0,
      facts: { renewals: history.renewalsMade },
      because: `${count(history.renewalsMade, 'renewal')} made`,
      records: [...new Set([...marked, ...prolonging])],
    },
    {
      name: 'renewal_lost',
      kept: 0,
      lost: history.renewalsLost,
      facts: { renewals: history.renewalsLost },
      because: `${count(history.renewalsLost, 'renewal')} lost before the customer came back`,
      records: [],
    },
    {
      name: 'renewal_overdue',
      kept: 0,
      lost: standing.graceUsed,
      facts: { days: Math.max(0, overdueDays), dueOn: formatIsoDay(standing.current.end) },
      because: `the renewal is ${String(overdueDays)} days overdue`,
      records: standing.current.purchases.map((purchase) => purchase.dealId),
    },
  ]);
}

/** Without a contract and without a fitted model: a year with a purchase is kept, a silent one lost (see `readYearlyTests`). */
export function yearlyLoyalty(
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  model: Model,
  group: string | null,
  asOf: Day,
): CoreLoyalty {
  const years = readYearlyTests(occasions, asOf);
  const silentDays = Math.round(years.silentSince * DAYS_PER_YEAR);
  return fromParts('purchase_within_horizon', priorFor(model, group), [
    {
      name: 'years_with_purchases',
      kept: years.kept,
      lost: 0,
      facts: { years: years.kept },
      because: `bought again in ${count(years.kept, 'year')} since the first purchase`,
      records: purchases.slice(1).map((purchase) => purchase.dealId),
    },
    {
      name: 'years_without_purchases',
      kept: 0,
      lost: years.silentBetween,
      facts: { years: years.silentBetween },
      because: `${count(years.silentBetween, 'year')} between purchases without any`,
      records: [],
    },
    {
      name: 'silence_since_purchase',
      kept: 0,
      lost: years.silentSince,
      facts: { days: silentDays },
      because: `no purchase for ${count(silentDays, 'day')}`,
      records: lastPurchases(purchases, occasions),
    },
  ]);
}

/** After a loss: the probability of winning the customer back within the horizon; falls with the time since. */
export function winBackLoyalty(lapsedOn: Day, returnsBefore: number, model: Model, asOf: Day): CoreLoyalty {
  const { alpha, beta } = model.winBack;
  const inHundred = Math.round((100 * beta) / (alpha + beta));
  const start: Driver = {
    name: 'starting_point',
    points: (100 * beta) / (alpha + beta),
    facts: { inHundred },
    because: `about ${String(inHundred)} in 100 lapsed customers come back within the horizon: our starting assumption`,
    records: [],
  };
  const days = Math.max(0, asOf - lapsedOn);
  return fromParts('win_back', { belief: model.winBack, drivers: [start] }, [
    {
      name: 'time_since_lapse',
      kept: 0,
      lost: days / DAYS_PER_YEAR,
      facts: { days, lapsedOn: formatIsoDay(lapsedOn) },
      because: `${count(days, 'day')} since the customer lapsed`,
      records: [],
    },
    {
      name: 'renewals_made',
      kept: returnsBefore,
      lost: 0,
      facts: { returns: returnsBefore },
      because: `came back ${count(returnsBefore, 'time')} before`,
      records: [],
    },
  ]);
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

export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** The prior's drivers, then what each part of the customer's own record adds or takes, exactly. */
function fromParts(test: LoyaltyTest, prior: Prior, parts: readonly Part[]): CoreLoyalty {
  const kept = parts.reduce((sum, part) => sum + part.kept, 0);
  const lost = parts.reduce((sum, part) => sum + part.lost, 0);
  const evidence = { prior: prior.belief, kept, lost };
  const split = splitMean(evidence);
  const drivers: Driver[] = [...prior.drivers];
  for (const { kept: partKept, lost: partLost, ...part } of parts) {
    if (partKept === 0 && partLost === 0) continue;
    const points =
      100 * ((kept === 0 ? 0 : (split.kept * partKept) / kept) + (lost === 0 ? 0 : (split.lost * partLost) / lost));
    drivers.push({ ...part, points });
  }
  return { test, belief: posterior(evidence), drivers };
}
