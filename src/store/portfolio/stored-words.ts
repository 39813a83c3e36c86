/** Words of a customer's course, by the numbers under which they are stored. A number that was once given to one stays its own. */
import type { MoverCause } from '../../operations/ports/portfolio-changes.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import type { CustomerStatus, Risk } from '../../scoring/types.ts';

/** From the worst to the best. */
export const STORED_SEGMENTS = [
  'not_scored',
  'non_ideal',
  'uncertain',
  'ideal',
] as const satisfies readonly PublishedValues['segment'][];

/** From the least to the greatest. */
export const STORED_RISKS = ['none', 'low', 'watch', 'high', 'critical'] as const satisfies readonly (Risk | 'none')[];

export const STORED_STATUSES = [
  'prospect',
  'active',
  'renewal_overdue',
  'lapsed',
  'won_back',
] as const satisfies readonly CustomerStatus[];

export const STORED_CAUSES = [
  'behaviour',
  'money',
  'passing_days',
  'model',
  'policy',
  'person',
  'merge',
] as const satisfies readonly MoverCause[];

/** @throws where no word has the number */
export function wordOf<Word extends string>(words: readonly Word[], stored: number): Word {
  const word = words[stored];
  if (word === undefined) throw new Error(`Nothing is stored as ${String(stored)}.`);
  return word;
}
