import type { Contract } from '../contract/contract.ts';
import { yearsBetween } from '../day.ts';
import type { ContractGrowth } from '../model.ts';
import type { Day, Money } from '../types.ts';

/** What one term tells about growth. */
export interface TermGrowth {
  /** Price per year that the term opened with. */
  readonly openingPrice: Money;
  /** What was bought on top in the term, as a share of that price. */
  readonly added: number;
  /** Years of the term that are over. */
  readonly years: number;
}

/** Growth within a relationship as it is expected of one customer. */
export interface ExpectedGrowth {
  /** What is bought on top per year, as a share of the price. */
  readonly expansionsPerYear: number;
  /** Factor of the price at a renewal. */
  readonly renewalStep: number;
  /** Deviation of the logarithm of the price that each year adds. */
  readonly deviationPerYear: number;
}

/** A term in which more than its own price was bought on top was not expanded: another contract began. */
const MOST_ADDED = 1;

/** Terms with a price, pilots and prolongations without a purchase of their own left out. */
export function readTermGrowth(contracts: readonly Contract[], asOf: Day): readonly TermGrowth[] {
  return contracts.flatMap((contract, index) => {
    const [opening] = contract.purchases;
    const repeats = contracts[index - 1]?.purchases[0]?.dealId === opening?.dealId;
    if (opening === undefined || contract.isPilot || repeats) return [];
    const isExpansion = (purchase: Contract['purchases'][number]): boolean =>
      !purchase.isRenewal && purchase.day > Math.max(opening.day, contract.start);
    const sum = (pick: (purchase: Contract['purchases'][number]) => boolean): Money =>
      contract.purchases.filter(pick).reduce((total, purchase) => total + purchase.amount, 0);
    const openingPrice = (sum((purchase) => !isExpansion(purchase)) * 12) / contract.termMonths;
    const years = yearsBetween(contract.start, Math.min(contract.end, asOf));
    if (!(openingPrice > 0 && years > 0)) return [];
    return [{ openingPrice, added: Math.min(MOST_ADDED, sum(isExpansion) / openingPrice), years }];
  });
}

/**
 * The customer's own expansions against the portal's, by credibility (Bühlmann and Straub 1970): over T years of its own, its
 * record has weight Z = T t²/(T t² + s²), and (1 − Z) t² is left of the variance t² between customers.
 *
 * @param terms of this customer
 * @param termYears of the contract that is to be renewed
 */
export function expectGrowth(
  terms: readonly TermGrowth[],
  { expansions, renewalStep }: ContractGrowth,
  termYears: number,
): ExpectedGrowth {
  const years = terms.reduce((sum, term) => sum + term.years, 0);
  const own = years === 0 ? 0 : terms.reduce((sum, term) => sum + term.added, 0) / years;
  const { perYear, betweenVariance, withinVariance } = expansions;
  const weight = (years * betweenVariance) / (years * betweenVariance + withinVariance);
  const expansionsPerYear = weight * own + (1 - weight) * perYear;
  return {
    expansionsPerYear,
    renewalStep: isLongTerm(termYears) ? renewalStep.longer : renewalStep.yearly,
    deviationPerYear: Math.sqrt((1 - weight) * betweenVariance) / (1 + expansionsPerYear),
  };
}

/** An expansion is spread over a long term, and paid for whole at the next renewal: long terms have a step of their own. */
export function isLongTerm(termYears: number): boolean {
  return termYears > 1.5;
}
