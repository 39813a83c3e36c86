import type { Day, Money, Probability } from '../../scoring/types.ts';

/**
 * A test of a relationship that was decided within the period looked at: a renewal made or lost, or a year in which a customer
 * without a contract bought again or did not.
 */
export interface DecidedTest {
  readonly companyId: string;
  readonly decidedOn: Day;
  /** Loyalty as it was scored before an activity could have helped, above 0 and below 1. */
  readonly loyaltyBefore: Probability;
  /** Margin of a year that was at stake, above 0. */
  readonly marginBefore: Money;
  /** Margin of a year after the decision; 0 where the customer was lost. */
  readonly marginAfter: Money;
  /** What activities of the programme took place for the customer between the score and the decision; null: none. */
  readonly activity: { readonly cost: Money } | null;
}
