import type { Day, Money } from '../../../src/scoring/types.ts';

export type DealKind =
  'new_business' | 'renewal' | 'expansion' | 'win_back' | 'pilot' | 'project' | 'free' | 'credit' | 'opportunity';

/** A deal as it happened, before it becomes a record. Money in Euro. */
export interface DealEvent {
  readonly kind: DealKind;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly openedOn: Day;
  /** Of an open deal the expected day. */
  readonly closesOn: Day;
  /** Negative of a credit. */
  readonly amount: Money;
  /** Null where it has no term. */
  readonly termMonths: number | null;
  /** First day of the term; null where it has none. */
  readonly termStart: Day | null;
}

/** One term of a contract, as the contact with the customer saw it. */
export interface TermEvent {
  readonly start: Day;
  readonly due: Day;
  /** Whether nobody talks to the customer about anything but the renewal in the weeks before it is due. */
  readonly quiet: boolean;
  /** Day on which the customer decided; null while open. */
  readonly decidedOn: Day | null;
  /** The renewal deal among the story's deals; null where nobody made one. */
  readonly renewalDeal: number | null;
}

/** What happened between the vendor and one company until the as-of day. */
export interface Story {
  readonly deals: readonly DealEvent[];
  readonly terms: readonly TermEvent[];
  /** When the customer was a customer, by what is true, not by what the records say. */
  readonly relationships: readonly { readonly from: Day; readonly to: Day | null }[];
}

export const NO_STORY: Story = { deals: [], terms: [], relationships: [] };
