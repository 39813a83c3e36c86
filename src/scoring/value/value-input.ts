import { yearsBetween } from '../day.ts';
import type { ScoringContext } from '../relationship.ts';
import type { Day, Money, ReferredPurchase } from '../types.ts';
import { customerOutlook, type ReadCustomer } from './customer-outlook.ts';
import type { LifetimeValueInput } from './lifetime-value.ts';
import { LIFETIME_STEP_YEARS } from './sensitivity.ts';

/** Years added to a referrer's tenure before its referrals per year are taken: few referrals say little. */
const REFERRAL_SHRINKAGE_YEARS = 2;

/** What a customer's value is worked out from: its outlook, its costs (the company's own before the policy's) and its referrals. */
export function lifetimeValueInput(customer: ReadCustomer, context: ScoringContext): LifetimeValueInput {
  const { asOf, policy } = context;
  const { history, occasions } = customer.read;
  const first = occasions[0]?.day ?? asOf;
  const referredMargin = policy.grossMargin * referredRevenue(history.referred, asOf);
  return {
    basis: customer.relationship.basis,
    outlook: customerOutlook(customer, policy.lifetimeYears + LIFETIME_STEP_YEARS, context),
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
