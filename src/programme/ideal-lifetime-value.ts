import { quantile } from '../scoring/math/median.ts';
import type { CustomerScore, Money } from '../scoring/types.ts';

/** Share of the active customers that lie below the Ideal lifetime value when it is first set. */
const FIRST_IDEAL_SHARE = 0.6;

/**
 * The amount that the policy's Ideal lifetime value starts at: the 60th percentile of the lifetime values of the customers
 * that are not lapsed, rounded to two significant digits, since it stands for a judgement. Null without such customers.
 */
export function firstIdealLifetimeValue(
  scores: readonly Pick<CustomerScore, 'status' | 'lifetimeValue'>[],
): Money | null {
  const values = scores.filter((score) => score.status !== 'lapsed').map((score) => score.lifetimeValue);
  if (values.length === 0) return null;
  return Number(quantile(values, FIRST_IDEAL_SHARE).toPrecision(2));
}
