import { addMonths } from '../../day.ts';
import type { PilotPrior } from '../../model.ts';
import type { Day } from '../../types.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Below this many conversions nothing is said about what a pilot may become. */
const FEWEST_CONVERSIONS = 15;
/** A pilot younger than this may still be converted. */
const DECIDED_AFTER_MONTHS = 12;
/** Pilots, half of them converted, that are counted beside the portal's own. */
const ASSUMED_PILOTS = 4;
/** Conversions that all take the same time are not taken to do so for ever. */
const LEAST_LOG_VARIANCE = 0.01;

interface Pilot {
  readonly startedOn: Day;
  /** What came after it; null where nothing did. */
  readonly contract: { readonly days: number; readonly paid: number; readonly price: number } | null;
}

/**
 * What became of the portal's pilots: the share of those begun a year ago or earlier that were converted, how late, and at what price.
 * The price is the ratio of the sums: the mean of the single ratios would take a cheap pilot for a promise.
 */
export function fitPilots(customers: readonly CustomerEvidence[], asOf: Day): PilotPrior | null {
  const pilots = customers.flatMap(readPilot);
  const converted = pilots.flatMap(({ contract }) => contract ?? []);
  if (converted.length < FEWEST_CONVERSIONS) return null;
  const decided = pilots.filter((pilot) => addMonths(pilot.startedOn, DECIDED_AFTER_MONTHS) <= asOf);
  const ofDecided = decided.filter((pilot) => pilot.contract !== null).length;
  const days = moments(converted.map((contract) => Math.log(Math.max(1, contract.days))));
  const sum = (pick: (contract: (typeof converted)[number]) => number): number =>
    converted.reduce((total, contract) => total + pick(contract), 0);
  return {
    conversion: (ofDecided + ASSUMED_PILOTS / 2) / (decided.length + ASSUMED_PILOTS),
    logDays: { mean: days.mean, variance: Math.max(LEAST_LOG_VARIANCE, days.variance) },
    priceFactor: sum((contract) => contract.price) / sum((contract) => contract.paid),
    logVariance: moments(converted.map(({ price, paid }) => Math.log(price / paid))).variance,
    conversions: converted.length,
  };
}

/** A customer whose first purchases were pilots. */
function readPilot({ read, relationship }: CustomerEvidence): readonly Pilot[] {
  const bought = read.deals.purchases.filter((purchase) => purchase.amount > 0);
  const next = bought.findIndex((purchase) => !purchase.isPilot);
  const pilots = next < 0 ? bought : bought.slice(0, next);
  const last = pilots.at(-1);
  if (last === undefined) return [];
  const following = bought[next];
  if (following === undefined) return [{ startedOn: last.day, contract: null }];
  const term = relationship.contracts?.contracts.find((contract) => contract.purchases.includes(following));
  const price = (following.amount * 12) / (term?.termMonths ?? 12);
  const paid = pilots.reduce((sum, purchase) => sum + purchase.amount, 0);
  return [{ startedOn: last.day, contract: { days: following.day - last.day, paid, price } }];
}

function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}
