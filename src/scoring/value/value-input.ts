import type { ContractStanding } from '../contract/standing.ts';
import { DAYS_PER_YEAR, yearsBetween } from '../day.ts';
import type { ScoringContext } from '../relationship.ts';
import type { CompanyHistory, CustomerStatus, Day, Money, ReferredPurchase } from '../types.ts';
import type { LifetimeValueInput } from './lifetime-value.ts';
import type { ValueBasis } from './value-basis.ts';

/** Years added to a referrer's tenure before its referrals per year are taken: few referrals say little. */
const REFERRAL_SHRINKAGE_YEARS = 2;

/** What a customer's value is worked out from: its relationship, its costs (the company's own before the policy's) and its referrals. */
export function lifetimeValueInput(
  history: CompanyHistory,
  customer: {
    readonly status: CustomerStatus;
    readonly loyalty: number;
    readonly basis: ValueBasis;
    readonly standing: ContractStanding | null;
  },
  belief: LifetimeValueInput['loss'],
  first: Day,
  { asOf, policy, model }: ScoringContext,
): LifetimeValueInput {
  const isLapsed = customer.status === 'lapsed';
  const term = customer.standing;
  const referredMargin = policy.grossMargin * referredRevenue(history.referred, asOf);
  return {
    basis: customer.basis,
    // Once back, a lapsed customer is like any other: its own belief is about the return alone.
    loss: isLapsed ? model.renewal : belief,
    presence: isLapsed ? customer.loyalty : 1,
    isLapsed,
    firstTestYears: term === null ? 0 : Math.max(0, (term.current.end - asOf) / DAYS_PER_YEAR),
    termYears: term === null ? 1 : term.current.termMonths / 12,
    grossMargin: policy.grossMargin,
    costToServePerYear: history.entered.costToServe ?? policy.costToServe ?? 0,
    acquisitionCost: history.entered.acquisitionCost ?? policy.acquisitionCost ?? 0,
    influencePerYear: referredMargin / (yearsBetween(first, asOf) + REFERRAL_SHRINKAGE_YEARS),
    referredMargin,
    years: policy.lifetimeYears,
    annualDiscountRate: policy.annualDiscountRate,
  };
}

/** What others had bought on the customer's recommendation by the day, each deal once. */
function referredRevenue(referred: readonly ReferredPurchase[], asOf: Day): Money {
  const amounts = new Map<string, Money>();
  for (const { dealId, day, amount } of referred) if (day <= asOf) amounts.set(dealId, amount);
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
}
