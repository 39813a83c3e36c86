import { addMonths } from './day.ts';
import type { Policy } from './policy.ts';
import type { Day, Money, Purchase } from './types.ts';

/** A price step at a renewal is no growth: what is spent a year has to be this many times what it was. */
const GROWING_FROM = 1.1;

/**
 * Whether the customer spends clearly more a year than a year ago. Of a new customer that cannot be said.
 *
 * @param currentAnnualValue what is spent a year now
 * @param purchases any, of any time; those after `asOf` less 12 months and all credits are left out of the year before
 */
export function isGrowing(
  currentAnnualValue: Money,
  purchases: readonly Purchase[],
  { contract }: Pick<Policy, 'contract'>,
  asOf: Day,
): boolean {
  const before = annualValueOn(addMonths(asOf, -12), purchases, contract.defaultTermMonths);
  return before > 0 && currentAnnualValue >= GROWING_FROM * before;
}

/** Sum of what the purchases whose term ran on the day came to a year; one without a term counts for the usual term. */
function annualValueOn(day: Day, purchases: readonly Purchase[], defaultTermMonths: number): Money {
  return purchases.reduce((sum, purchase) => {
    const termMonths = purchase.termMonths ?? defaultTermMonths;
    const isRunning = purchase.day <= day && addMonths(purchase.day, termMonths) > day;
    return isRunning && purchase.amount > 0 ? sum + (purchase.amount * 12) / termMonths : sum;
  }, 0);
}
