import { weightedDistribution } from '../math/weighted-distribution.ts';
import { normalPoints, type WeightedPoints } from '../math/weighted-points.ts';
import type { Interval, Money, Probability, WaterfallStep } from '../types.ts';
import { discounted, type FutureYears, type Outlook } from './outlook.ts';
import type { ValueBasis } from './value-basis.ts';

/** Everything the lifetime value is worked out from. */
export interface LifetimeValueInput {
  readonly basis: ValueBasis;
  /** At least as many years as the lifetime. */
  readonly outlook: Outlook;
  /** Share of revenue that is left after the cost of sales; may be negative. */
  readonly grossMargin: number;
  readonly costToServePerYear: Money;
  readonly acquisitionCost: Money;
  /** Margin per year of purchases others make on this customer's referral. */
  readonly influencePerYear: Money;
  /** Margin of the purchases they have made so far: those to come are not valued higher. */
  readonly referredMargin: Money;
  /** Whole years after the as-of day. */
  readonly years: number;
  readonly annualDiscountRate: number;
}

export interface LifetimeValue {
  readonly value: Money;
  readonly waterfall: readonly WaterfallStep[];
  /** 80 %. */
  readonly interval: Interval;
  /** Probability that the value reaches an amount. */
  readonly reaches: (amount: Money) => Probability;
}

const SPEND_POINTS = 6;
const CERTAIN: WeightedPoints = { values: Float64Array.of(0), weights: Float64Array.of(1) };

/**
 * Present value of the customer: initial revenue less costs, plus discounted (future revenue less costs), plus discounted
 * survival × influence value; year t is discounted by (1 + rate)^−t (Gupta, Lehmann and Stuart 2004).
 *
 * The interval and `reaches` are about the customer's own expected value, which is not known because the customer is not:
 * its distribution runs over the outlook's possibilities and, within each, over the level and growth of spend (log-normal
 * with the year's expected revenue as its mean). The value is the mean of that distribution.
 */
export function lifetimeValue(input: LifetimeValueInput): LifetimeValue {
  const discounts = discountFactors(input.years, input.annualDiscountRate);
  const waterfall = buildWaterfall(input, discounts);
  const value = waterfall.reduce((sum, step) => sum + step.presentValue, 0);
  const { quantile, reaches } = valueDistribution(input, discounts);
  return {
    value,
    waterfall,
    interval: [Math.min(value, quantile(0.1)), Math.max(value, quantile(0.9))],
    reaches,
  };
}

/** Yearly margin while the customer is there. */
export function annualMargin(input: Pick<LifetimeValueInput, 'basis' | 'grossMargin' | 'costToServePerYear'>): Money {
  return input.basis.annualRevenue * input.grossMargin - input.costToServePerYear;
}

/** Revenue of the initial term less its costs, the acquisition cost aside. */
export function initialMargin({ basis, grossMargin, costToServePerYear }: LifetimeValueInput): Money {
  return basis.initialRevenue * grossMargin - costToServePerYear * basis.initialYears;
}

/** The present value of what referrals are expected to bring, at most what they have brought: few years of luck are no rule. */
export function limitInfluence(presentValue: Money, referredMargin: Money): Money {
  return referredMargin > 0 ? Math.min(presentValue, referredMargin) : Math.max(presentValue, referredMargin);
}

/** (1 + rate)^−1 to (1 + rate)^−years. */
export function discountFactors(years: number, annualDiscountRate: number): readonly number[] {
  return Array.from({ length: years }, (_, year) => (1 + annualDiscountRate) ** -(year + 1));
}

/** Expected margin of a future year. */
export function marginOfYear(
  { grossMargin, costToServePerYear }: LifetimeValueInput,
  years: FutureYears,
  year: number,
) {
  return grossMargin * (years.revenue[year] ?? 0) - costToServePerYear * (years.served[year] ?? 0);
}

function buildWaterfall(input: LifetimeValueInput, discounts: readonly number[]): readonly WaterfallStep[] {
  const { expected, survival } = input.outlook;
  const steps: WaterfallStep[] = [initialStep(input)];
  if (input.basis.firstPurchaseInitial && input.acquisitionCost !== 0) {
    const cost = -input.acquisitionCost;
    steps.push({ kind: 'acquisition_cost', year: 0, margin: cost, survival: 1, discount: 1, presentValue: cost });
  }
  discounts.forEach((discount, year) => {
    const there = survival[year] ?? 0;
    const margin = marginOfYear(input, expected, year);
    steps.push({
      kind: 'future_year',
      year: year + 1,
      margin: there === 0 ? 0 : margin / there,
      survival: there,
      discount,
      presentValue: margin * discount,
    });
  });
  if (input.influencePerYear !== 0) steps.push(influenceStep(input, discounts));
  return steps;
}

function initialStep(input: LifetimeValueInput): WaterfallStep {
  const margin = initialMargin(input);
  return { kind: 'initial', year: 0, margin, survival: 1, discount: 1, presentValue: margin };
}

function influenceStep(input: LifetimeValueInput, discounts: readonly number[]): WaterfallStep {
  const { there } = input.outlook.expected;
  const unlimited = input.influencePerYear * discounted(there, discounts);
  const presentValue = limitInfluence(unlimited, input.referredMargin);
  const survival = there.slice(0, input.years).reduce((sum, share) => sum + share, 0) / input.years;
  const margin = input.influencePerYear * input.years;
  return {
    kind: 'influence',
    year: 0,
    margin: unlimited === 0 ? 0 : margin * (presentValue / unlimited),
    survival,
    // Of nobody who stays there is nothing to discount.
    discount: survival === 0 ? 1 : unlimited / (margin * survival),
    presentValue,
  };
}

/** The customer's value over its possibilities and its level of spend. */
function valueDistribution(input: LifetimeValueInput, discounts: readonly number[]) {
  const { possibilities, logDeviations } = input.outlook;
  const fixed = initialMargin(input) - (input.basis.firstPurchaseInitial ? input.acquisitionCost : 0);
  const spend = logDeviations.some((deviation) => deviation > 0) ? normalPoints(SPEND_POINTS) : CERTAIN;
  const factors = Array.from(spend.values, (point) => spendFactors(point, logDeviations, discounts, input.grossMargin));
  const values = new Float64Array(possibilities.length * factors.length);
  const weights = new Float64Array(values.length);
  let next = 0;
  for (const { weight, there, served, revenue } of possibilities) {
    const costs = input.costToServePerYear === 0 ? 0 : input.costToServePerYear * discounted(served, discounts);
    const influence =
      input.influencePerYear === 0
        ? 0
        : limitInfluence(input.influencePerYear * discounted(there, discounts), input.referredMargin);
    factors.forEach((factor, point) => {
      values[next] = fixed - costs + influence + discounted(revenue, factor);
      weights[next] = weight * (spend.weights[point] ?? 0);
      next += 1;
    });
  }
  return weightedDistribution(values, weights);
}

/** Present margin of each year's revenue at one point of the spend: exp(d z − d²/2) has a mean of 1. */
function spendFactors(
  point: number,
  logDeviations: readonly number[],
  discounts: readonly number[],
  grossMargin: number,
): readonly number[] {
  return discounts.map((discount, year) => {
    const deviation = logDeviations[year] ?? 0;
    return grossMargin * discount * Math.exp(deviation * point - (deviation * deviation) / 2);
  });
}
