import type { Interval, Money, ValueSensitivity } from '../types.ts';
import {
  annualMargin,
  expectedSurvival,
  initialMargin,
  limitInfluence,
  type LifetimeValueInput,
} from './lifetime-value.ts';
import { mostTests, survivalWeights } from './survival-weights.ts';

/** Low, base and high: the 80 % interval with the expected value between. */
export interface ValueRange {
  readonly low: Money;
  readonly base: Money;
  readonly high: Money;
}

/** Four points: 0.12 becomes 0.08 and 0.16. */
const DISCOUNT_STEP = 0.04;
const LIFETIME_STEP_YEARS = 2;

export function valueRange(score: {
  readonly lifetimeValue: Money;
  readonly lifetimeValueInterval: Interval;
}): ValueRange {
  const [low, high] = score.lifetimeValueInterval;
  return { low, base: score.lifetimeValue, high };
}

/**
 * The lifetime value at other discount rates and lifetimes. Survival is worked out once, for the longest lifetime; each
 * value is then a sum over its years.
 */
export function valueSensitivity(input: LifetimeValueInput): ValueSensitivity {
  const longest = input.years + LIFETIME_STEP_YEARS;
  const years = expectedYears(input, longest);
  const value = (lifetime: number, rate: number): Money => valueOf(input, years, lifetime, rate);
  const rate = input.annualDiscountRate;
  return {
    discountLow: value(input.years, Math.max(0, rate - DISCOUNT_STEP)),
    discountHigh: value(input.years, rate + DISCOUNT_STEP),
    lifetimeShort: value(Math.max(1, input.years - LIFETIME_STEP_YEARS), rate),
    lifetimeLong: value(longest, rate),
  };
}

/** How much of a future year the customer is expected to be there, and how much of it behind the next test. */
interface ExpectedYear {
  readonly there: number;
  readonly renewed: number;
}

function expectedYears(input: LifetimeValueInput, years: number): readonly ExpectedYear[] {
  const weights = survivalWeights(years, input.firstTestYears, input.termYears, 0);
  const survival = expectedSurvival(input, mostTests(weights));
  return weights.years.map((tests) => {
    const parts = tests.map((weight, passed) => weight * (survival[passed] ?? 0));
    const there = parts.reduce((sum, part) => sum + part, 0);
    return { there, renewed: there - (parts[0] ?? 0) };
  });
}

function valueOf(input: LifetimeValueInput, years: readonly ExpectedYear[], lifetime: number, rate: number): Money {
  const margin = annualMargin(input);
  let future = 0;
  let influence = 0;
  years.slice(0, lifetime).forEach(({ there, renewed }, index) => {
    const discount = (1 + rate) ** -(index + 1);
    future += discount * renewed * margin;
    influence += discount * there * input.influencePerYear;
  });
  const acquisition = input.basis.firstPurchaseInitial ? input.acquisitionCost : 0;
  return initialMargin(input) - acquisition + future + limitInfluence(influence, input.referredMargin);
}
