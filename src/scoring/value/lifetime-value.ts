import type { BetaPrior } from '../model.ts';
import { betaQuantile } from '../math/incomplete-beta.ts';
import { normalQuantile } from '../math/normal.ts';
import { quantile } from '../math/median.ts';
import type { Interval, Money, Probability, WaterfallStep } from '../types.ts';
import {
  betaSurvival,
  constantSurvival,
  mostTests,
  survivalWeights,
  type SurvivalWeights,
} from './survival-weights.ts';
import type { ValueBasis } from './value-basis.ts';

/** Everything the lifetime value is worked out from. */
export interface LifetimeValueInput {
  readonly basis: ValueBasis;
  /** Posterior of the loss probability per test. */
  readonly loss: BetaPrior;
  /** Chance of being there at all: 1, or the win-back probability of a lapsed customer (then the return is the first test). */
  readonly presence: Probability;
  readonly isLapsed: boolean;
  /** Years until the next test; 0 when due, overdue, or without a contract. */
  readonly firstTestYears: number;
  readonly termYears: number;
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

const LOSS_POINTS = 24;
const SPEND_POINTS = 15;

/**
 * Present value of the customer: initial revenue less costs, plus discounted survival × (future revenue less costs), plus
 * discounted survival × influence value. Survival is the posterior predictive of the shifted-beta-geometric (Fader and
 * Hardie 2007) and steps down at the tests; year t is discounted by (1 + rate)^−t.
 *
 * The interval and `reaches` come from the value's distribution over what is not known: the customer's own loss
 * probability (Beta posterior) and level of spend (log-normal), on a fixed grid of equally likely points.
 */
export function lifetimeValue(input: LifetimeValueInput): LifetimeValue {
  const weights = survivalWeights(input.years, input.firstTestYears, input.termYears, input.annualDiscountRate);
  const tests = mostTests(weights);
  const survival = expectedSurvival(input, tests);
  const waterfall = buildWaterfall(input, weights, survival);
  const value = waterfall.reduce((sum, step) => sum + step.presentValue, 0);
  const outcomes = valueDistribution(input, weights, tests);
  return {
    value,
    waterfall,
    interval: [Math.min(value, quantile(outcomes, 0.1)), Math.max(value, quantile(outcomes, 0.9))],
    reaches: (amount) =>
      outcomes.reduce((reached, outcome) => reached + (outcome >= amount ? 1 : 0), 0) / outcomes.length,
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

/** Chance of being there after k more tests, for k = 0 … tests. */
export function expectedSurvival(input: LifetimeValueInput, tests: number): readonly Probability[] {
  return survivalFrom(input, betaSurvival(input.loss.alpha, input.loss.beta, tests));
}

/** The present value of what referrals are expected to bring, at most what they have brought: few years of luck are no rule. */
export function limitInfluence(presentValue: Money, referredMargin: Money): Money {
  return referredMargin > 0 ? Math.min(presentValue, referredMargin) : Math.max(presentValue, referredMargin);
}

function buildWaterfall(
  input: LifetimeValueInput,
  weights: SurvivalWeights,
  survival: readonly number[],
): readonly WaterfallStep[] {
  const steps: WaterfallStep[] = [initialStep(input)];
  if (input.basis.firstPurchaseInitial && input.acquisitionCost !== 0) {
    const cost = -input.acquisitionCost;
    steps.push({ kind: 'acquisition_cost', year: 0, margin: cost, survival: 1, discount: 1, presentValue: cost });
  }
  const margin = annualMargin(input);
  weights.years.forEach((tests, index) => {
    const time = tests.reduce((sum, weight, passed) => sum + (passed === 0 ? 0 : weight), 0);
    const survived = tests.reduce(
      (sum, weight, passed) => sum + (passed === 0 ? 0 : weight * (survival[passed] ?? 0)),
      0,
    );
    const discount = weights.discounts[index] ?? 0;
    steps.push({
      kind: 'future_year',
      year: index + 1,
      margin: margin * time,
      survival: time === 0 ? (survival[0] ?? 1) : survived / time,
      discount,
      presentValue: margin * survived * discount,
    });
  });
  if (input.influencePerYear !== 0) steps.push(influenceStep(input, weights, survival));
  return steps;
}

function initialStep(input: LifetimeValueInput): WaterfallStep {
  const margin = initialMargin(input);
  return { kind: 'initial', year: 0, margin, survival: 1, discount: 1, presentValue: margin };
}

function influenceStep(
  input: LifetimeValueInput,
  weights: SurvivalWeights,
  survival: readonly number[],
): WaterfallStep {
  const unlimited = input.influencePerYear * discountedYears(weights, survival, 0);
  const presentValue = limitInfluence(unlimited, input.referredMargin);
  const meanSurvival =
    discountedYears({ ...weights, discounts: weights.discounts.map(() => 1) }, survival, 0) / input.years;
  const margin = input.influencePerYear * input.years;
  return {
    kind: 'influence',
    year: 0,
    margin: unlimited === 0 ? 0 : margin * (presentValue / unlimited),
    survival: meanSurvival,
    discount: unlimited / (margin * meanSurvival),
    presentValue,
  };
}

/** Σ over the years of discount × Σ over tests ≥ `from` of weight × survival. */
function discountedYears(weights: SurvivalWeights, survival: readonly number[], from: number): number {
  let sum = 0;
  weights.years.forEach((tests, index) => {
    for (let passed = from; passed < tests.length; passed += 1) {
      sum += (weights.discounts[index] ?? 0) * (tests[passed] ?? 0) * (survival[passed] ?? 0);
    }
  });
  return sum;
}

/** Of a lapsed customer the first test is the return itself, with its own probability. */
function survivalFrom(input: LifetimeValueInput, passed: readonly number[]): readonly number[] {
  if (!input.isLapsed) return passed;
  return passed.map((_, tests) => (tests === 0 ? input.presence : input.presence * (passed[tests - 1] ?? 0)));
}

/** Equally likely values of the customer over its unknown loss probability and level of spend. */
function valueDistribution(input: LifetimeValueInput, weights: SurvivalWeights, tests: number): Float64Array {
  const { basis, grossMargin, costToServePerYear } = input;
  const fixed = initialMargin(input) - (basis.firstPurchaseInitial ? input.acquisitionCost : 0);
  const deviation = basis.logDeviation;
  const margins = gridPoints(SPEND_POINTS).map(
    (share) =>
      basis.annualRevenue * Math.exp(deviation * normalQuantile(share) - deviation ** 2 / 2) * grossMargin -
      costToServePerYear,
  );
  const outcomes = new Float64Array(LOSS_POINTS * SPEND_POINTS);
  let next = 0;
  for (const share of gridPoints(LOSS_POINTS)) {
    const survival = survivalFrom(
      input,
      constantSurvival(betaQuantile(share, input.loss.alpha, input.loss.beta), tests),
    );
    const years = discountedYears(weights, survival, 1);
    const influence =
      input.influencePerYear === 0
        ? 0
        : limitInfluence(input.influencePerYear * discountedYears(weights, survival, 0), input.referredMargin);
    for (const margin of margins) {
      outcomes[next] = fixed + margin * years + influence;
      next += 1;
    }
  }
  return outcomes;
}

function gridPoints(points: number): readonly number[] {
  return Array.from({ length: points }, (_, index) => (index + 0.5) / points);
}
