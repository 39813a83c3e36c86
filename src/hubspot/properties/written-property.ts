import type { PublishedValues } from '../../operations/ports.ts';
import type { PropertyBase } from './entered-properties.ts';

/** How a written value looks on the record, and by how much it has to move before it is written again. */
export type WrittenFormat = 'choice' | 'text' | 'day' | 'instant' | 'score' | 'amount' | 'share';

/** A property that the app writes, and the published value it carries. */
export interface WrittenProperty extends PropertyBase {
  readonly carries: keyof PublishedValues;
  readonly format: WrittenFormat;
  /** The part of the loyalty programme that it belongs to: only created while that is on. Left out: always. */
  readonly part?: 'goals' | 'milestones' | 'profile' | 'ranking';
}
