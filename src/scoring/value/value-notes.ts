import type { ValueNote } from '../types.ts';
import { annualMargin, initialMargin, type LifetimeValueInput } from './lifetime-value.ts';

/** What makes a value low or negative, in English. */
export const VALUE_NOTE_SENTENCES: Readonly<Record<ValueNote, string>> = {
  negative_margin: 'A year with this customer costs more than it brings, so every year it stays makes the value lower.',
  negative_gross_margin: 'The gross margin is below zero: each sale costs more than its price.',
  cost_to_serve_above_margin: 'Serving the customer for a year costs more than the margin of what it buys in one.',
  credits_above_purchases: 'Credits are higher than purchases.',
  initial_term_at_a_loss: 'What was bought in the initial term does not cover its costs.',
  acquisition_cost_not_earned_back: 'The acquisition cost is higher than what the customer is expected to bring.',
  referrals_at_a_loss: 'What others bought on this customer’s recommendation was sold, or credited, at a loss.',
};

/**
 * Why a lifetime value is negative, or is pulled down by a year at a loss: every cause by its name. A negative value has
 * at least one; none where each year earns its costs and the value is not negative.
 *
 * @param lifetimeValue of the input
 */
export function valueNotes(input: LifetimeValueInput, lifetimeValue: number): readonly ValueNote[] {
  const { basis, grossMargin } = input;
  const notes: ValueNote[] = [];
  if (annualMargin(input) < 0) {
    notes.push('negative_margin');
    if (basis.annualRevenue < 0) notes.push('credits_above_purchases');
    else if (grossMargin < 0) notes.push('negative_gross_margin');
    else notes.push('cost_to_serve_above_margin');
  }
  if (lifetimeValue >= 0) return notes;
  if (initialMargin(input) < 0) notes.push('initial_term_at_a_loss');
  if (basis.firstPurchaseInitial && input.acquisitionCost > 0 && lifetimeValue + input.acquisitionCost >= 0) {
    notes.push('acquisition_cost_not_earned_back');
  }
  if (input.influencePerYear < 0) notes.push('referrals_at_a_loss');
  return notes;
}
