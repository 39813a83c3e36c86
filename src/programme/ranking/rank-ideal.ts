import type { CustomerScore, Money } from '../../scoring/types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';

type Valued = Pick<CustomerScore, 'companyId' | 'name' | 'segment' | 'lifetimeValue' | 'waterfall'>;

/** An Ideal customer's place among the Ideal. */
export interface Ranked {
  readonly companyId: string;
  readonly name: string;
  /** From 1. */
  readonly rank: number;
  readonly lifetimeValue: Money;
  /** Lifetime value over that of the average customer; null where that is not above 0, so that nothing is relative to it. */
  readonly relativeValue: number | null;
  /** Of what all Ideal customers bring themselves, their influence left out: the shares add up to 1. Null where that is nothing. */
  readonly share: number | null;
}

export interface Ranking {
  readonly ranked: readonly Ranked[];
  /** Lifetime value of the average customer; null without any, or where it is not above 0. */
  readonly meanValue: Money | null;
}

/**
 * Ranks the Ideal customers by relative value, their lifetime value over that of the average customer. Equal values keep
 * the order of the ids, so that every reading ranks alike.
 *
 * @param scores of all customers
 * @param average of whom the average is taken; of two days that are compared the same customers, so that it does not move
 *   because others came
 */
export function rankIdeal(
  scores: readonly Valued[],
  average: readonly Pick<Valued, 'lifetimeValue'>[] = scores,
): Ranking {
  const ideal = scores.filter(({ segment }) => segment === 'ideal').toSorted(byValue);
  const mean = average.reduce((sum, { lifetimeValue }) => sum + lifetimeValue, 0) / average.length;
  const meanValue = mean > 0 ? mean : null;
  const ownTotal = ideal.reduce((sum, score) => sum + ownValue(score), 0);
  return {
    meanValue,
    ranked: ideal.map((score, index) => ({
      companyId: score.companyId,
      name: score.name,
      rank: index + 1,
      lifetimeValue: score.lifetimeValue,
      relativeValue: meanValue === null ? null : score.lifetimeValue / meanValue,
      share: ownTotal > 0 ? ownValue(score) / ownTotal : null,
    })),
  };
}

/** The most valuable first; equal values by id. */
export function byValue(
  one: Pick<Valued, 'companyId' | 'lifetimeValue'>,
  other: Pick<Valued, 'companyId' | 'lifetimeValue'>,
): number {
  return other.lifetimeValue - one.lifetimeValue || compareIds(one.companyId, other.companyId);
}

/** What a customer buys on another's referral is in its own value already, and must not count again in a sum. */
function ownValue({ lifetimeValue, waterfall }: Valued): Money {
  return waterfall.reduce(
    (value, step) => (step.kind === 'influence' ? value - step.presentValue : value),
    lifetimeValue,
  );
}
