import { compareIds } from '../scoring/compare-ids.ts';
import { SEGMENTS } from '../scoring/types.ts';
import type { CompanyHistory, CustomerScore, Money, Segment } from '../scoring/types.ts';

/** What a set of customers is worth. */
export interface PortfolioValue {
  readonly customers: number;
  /**
   * Sum of the lifetime values without their influence steps: what a customer buys on another's referral is in its own
   * value already, and must not count again in the referrer's.
   */
  readonly lifetimeValue: Money;
  /** Sum of the influence steps, apart: never to be added to the lifetime value. */
  readonly influence: Money;
  /** How many of the customers have a recorded referral. */
  readonly referrers: number;
  readonly currentAnnualValue: Money;
  readonly valueAtRisk: Money;
}

type Valued = Pick<CustomerScore, 'lifetimeValue' | 'waterfall' | 'currentAnnualValue' | 'valueAtRisk'>;

/** Sums over customers that no purchase enters twice: influence is netted out of the lifetime value and shown apart. */
export function portfolioValue(scores: readonly Valued[]): PortfolioValue {
  const influences = scores.map((score) => influenceOf(score));
  const influence = sum(influences.map((amount) => amount ?? 0));
  return {
    customers: scores.length,
    lifetimeValue: sum(scores.map((score) => score.lifetimeValue)) - influence,
    influence,
    referrers: influences.filter((amount) => amount !== null).length,
    currentAnnualValue: sum(scores.map((score) => score.currentAnnualValue)),
    valueAtRisk: sum(scores.map((score) => score.valueAtRisk)),
  };
}

export type SegmentValues = readonly (PortfolioValue & { readonly segment: Segment | null })[];

/** The value of each segment, those without one (no Ideal lifetime value is set) last. Together they make the portfolio. */
export function segmentValues(scores: readonly (Valued & Pick<CustomerScore, 'segment'>)[]): SegmentValues {
  return [...SEGMENTS, null]
    .map((segment) => ({ segment, ...portfolioValue(scores.filter((score) => score.segment === segment)) }))
    .filter(({ segment, customers }) => segment !== null || customers > 0);
}

/**
 * The histories with every referred purchase credited to one referrer only. Of several, the one with the smallest id is
 * credited (ids are numbers without leading zeros): the CRM's links carry no day, so which was recorded first is not known,
 * and every reading must decide alike.
 */
export function creditReferralsOnce(histories: readonly CompanyHistory[]): readonly CompanyHistory[] {
  const referrers = new Map<string, string>();
  for (const { companyId, referred } of histories) {
    for (const { companyId: buyer } of referred) {
      const credited = referrers.get(buyer);
      if (credited === undefined || compareIds(companyId, credited) < 0) referrers.set(buyer, companyId);
    }
  }
  return histories.map((history) => {
    const referred = history.referred.filter(({ companyId }) => referrers.get(companyId) === history.companyId);
    return referred.length === history.referred.length ? history : { ...history, referred };
  });
}

function influenceOf({ waterfall }: Pick<CustomerScore, 'waterfall'>): Money | null {
  const steps = waterfall.filter((step) => step.kind === 'influence');
  return steps.length === 0 ? null : sum(steps.map((step) => step.presentValue));
}

function sum(amounts: readonly Money[]): Money {
  return amounts.reduce((total, amount) => total + amount, 0);
}
