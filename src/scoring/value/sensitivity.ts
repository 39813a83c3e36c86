import type { Interval, Money, ValueSensitivity } from '../types.ts';
import {
  discountFactors,
  initialMargin,
  limitInfluence,
  marginOfYear,
  type LifetimeValueInput,
} from './lifetime-value.ts';
import { discounted } from './outlook.ts';

/** Low, base and high: the 80 % interval with the expected value between. */
export interface ValueRange {
  readonly low: Money;
  readonly base: Money;
  readonly high: Money;
}

/** Four points: 0.12 becomes 0.08 and 0.16. */
const DISCOUNT_STEP = 0.04;
/** The outlook has to look so far beyond the lifetime. */
export const LIFETIME_STEP_YEARS = 2;

/** The lifetime value with the ends of its 80 % interval. */
export function valueRange(score: {
  readonly lifetimeValue: Money;
  readonly lifetimeValueInterval: Interval;
}): ValueRange {
  const [low, high] = score.lifetimeValueInterval;
  return { low, base: score.lifetimeValue, high };
}

/** The lifetime value at other discount rates and lifetimes, from the same outlook. */
export function valueSensitivity(input: LifetimeValueInput): ValueSensitivity {
  const { years, annualDiscountRate: rate } = input;
  return {
    discountLow: valueOf(input, years, Math.max(0, rate - DISCOUNT_STEP)),
    discountHigh: valueOf(input, years, rate + DISCOUNT_STEP),
    lifetimeShort: valueOf(input, Math.max(1, years - LIFETIME_STEP_YEARS), rate),
    lifetimeLong: valueOf(input, years + LIFETIME_STEP_YEARS, rate),
  };
}

function valueOf(input: LifetimeValueInput, lifetime: number, rate: number): Money {
  const { expected } = input.outlook;
  const discounts = discountFactors(lifetime, rate);
  const future = discounts.reduce((sum, discount, year) => sum + discount * marginOfYear(input, expected, year), 0);
  const influence = input.influencePerYear * discounted(expected.there, discounts);
  const acquisition = input.basis.firstPurchaseInitial ? input.acquisitionCost : 0;
  return initialMargin(input) - acquisition + future + limitInfluence(influence, input.referredMargin);
}
