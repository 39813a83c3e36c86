import type { ContractStanding } from '../contract/standing.ts';
import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { SpendPrior } from '../model.ts';
import type { Day, Money, Occasion, Purchase } from '../types.ts';
import { occasionSpend } from './occasion-spend.ts';

/** What a customer is worth per year, and how sure we are of it. */
export interface ValueBasis {
  /** Under contract: the annualised value in force; otherwise the last twelve months' purchases less credits. */
  readonly currentAnnualValue: Money;
  /** Revenue of the initial term (the running contract's term, or the last twelve months). */
  readonly initialRevenue: Money;
  /** Years the initial term covers. */
  readonly initialYears: number;
  /** Revenue expected in a year in which the customer is there. */
  readonly annualRevenue: Money;
  /** Standard deviation of the logarithm of that revenue, from how few and how different the occasions are. */
  readonly logDeviation: number;
  /** Whether the first purchase lies in the initial term, so that the acquisition cost does too. */
  readonly firstPurchaseInitial: boolean;
}

/** Under contract, or after one: prices of renewals are known well, and the better the more terms were bought. */
export function contractValueBasis(
  standing: ContractStanding,
  terms: number,
  purchases: readonly Purchase[],
  spend: SpendPrior,
): ValueBasis {
  const isOver = standing.state === 'lapsed' && standing.termRevenue === 0;
  const first = purchases.find((purchase) => purchase.amount >= 0)?.day ?? standing.runningSince;
  return {
    currentAnnualValue: standing.annualValue,
    initialRevenue: standing.termRevenue,
    initialYears: isOver ? 0 : standing.termYears,
    annualRevenue: standing.annualRevenue,
    logDeviation: Math.sqrt(spend.contractVariance / Math.max(1, terms)),
    firstPurchaseInitial: !isOver && first >= standing.runningSince,
  };
}

/**
 * Without a contract. A year in which the customer buys at all is expected to hold its occasion (`occasionSpend`) as often as it
 * came in the years from the first to the last purchase (never less than once).
 */
export function repeatValueBasis(
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  spend: SpendPrior,
  asOf: Day,
): ValueBasis {
  const lastTwelveMonths = purchasedInLastTwelveMonths(purchases, asOf);
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  const { expected, logDeviation } = occasionSpend(occasions, purchases, spend);
  const buyingYears = Math.max(1, (last - first) / DAYS_PER_YEAR + 0.5);
  return {
    currentAnnualValue: lastTwelveMonths,
    initialRevenue: lastTwelveMonths,
    initialYears: 1,
    annualRevenue: (expected * Math.max(1, occasions.length)) / buyingYears,
    logDeviation,
    firstPurchaseInitial: first >= lastTwelveMonthsFrom(purchases, asOf),
  };
}

/** Purchases less credits in the twelve months before the as-of day. */
export function purchasedInLastTwelveMonths(purchases: readonly Purchase[], asOf: Day): Money {
  const from = lastTwelveMonthsFrom(purchases, asOf);
  return purchases
    .filter((purchase) => purchase.day >= from && purchase.day <= asOf)
    .reduce((sum, purchase) => sum + purchase.amount, 0);
}

/**
 * First day of the twelve months before the as-of day. What was bought on the as-of day itself counts too; the window then
 * starts a day later, so that it never holds an anniversary twice.
 */
function lastTwelveMonthsFrom(purchases: readonly Purchase[], asOf: Day): Day {
  const boughtToday = purchases.some((purchase) => purchase.day === asOf);
  return addMonths(asOf, -12) + (boughtToday ? 1 : 0);
}
