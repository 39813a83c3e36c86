import type { PublishedValues } from '../../operations/ports.ts';
import { toProperties } from './to-properties.ts';
import { WRITTEN_PROPERTIES } from './written-properties.ts';
import type { WrittenFormat } from './written-property.ts';

/** Points of 100 by which the score has to move before it is written again. */
const SCORE_STEP = 2;
/** Share by which an amount has to move. */
const AMOUNT_STEP = 0.01;

/** Far below the precision of what is published: it only keeps 71.9 − 69.9 from falling short of 2. */
const ROUNDING = 1e-9;

/** Sent along with others, never alone. */
const COMPANIONS: readonly (keyof PublishedValues)[] = ['scoredAt', 'summary'];

/**
 * Decides what is worth writing: every write shows in the record's history and may start a workflow.
 *
 * A choice, a date or a text is sent on any change, the score when it moved by 2 points or more, an amount or the share
 * of wallet when it moved by 1 % or more of what is there; the time of scoring and the sentence that sums up only when
 * anything else is sent, since their wording moves with every small step of the numbers.
 *
 * @param before what was last published; null where nothing was, and then everything that has a value is sent
 * @returns HubSpot's property values by name; empty where nothing is worth writing
 */
export function propertiesToSend(
  before: PublishedValues | null,
  after: PublishedValues,
): Readonly<Record<string, string>> {
  const texts = toProperties(after);
  const present = before === null ? {} : toProperties(before);
  const changed = WRITTEN_PROPERTIES.filter(
    ({ name, carries, format }) =>
      !COMPANIONS.includes(carries) && isWorthSending(present[name] ?? '', texts[name] ?? '', format),
  );
  if (changed.length === 0) return {};
  const sent = WRITTEN_PROPERTIES.filter(
    (property) =>
      (COMPANIONS.includes(property.carries) && (present[property.name] ?? '') !== (texts[property.name] ?? '')) ||
      changed.includes(property),
  );
  return Object.fromEntries(sent.map(({ name }) => [name, texts[name] ?? '']));
}

/**
 * What stands on the record once it was published: what stood there, overlaid with exactly what is sent. Null where nothing
 * is worth sending.
 */
export function standingAfter(before: PublishedValues | null, after: PublishedValues): PublishedValues | null {
  const sent = propertiesToSend(before, after);
  if (Object.keys(sent).length === 0) return null;
  if (before === null) return after;
  const standing: Writable<PublishedValues> = { ...before };
  for (const { name, carries } of WRITTEN_PROPERTIES) if (name in sent) carry(carries, after, standing);
  return standing;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function carry<Key extends keyof PublishedValues>(
  key: Key,
  from: PublishedValues,
  to: Writable<Pick<PublishedValues, Key>>,
): void {
  to[key] = from[key];
}

function isWorthSending(before: string, after: string, format: WrittenFormat): boolean {
  if (before === after) return false;
  if (before === '' || after === '') return true;
  const moved = Math.abs(Number(after) - Number(before));
  switch (format) {
    case 'score':
      return moved >= SCORE_STEP - ROUNDING;
    case 'amount':
    case 'share':
      return moved >= AMOUNT_STEP * Math.abs(Number(before)) - ROUNDING;
    case 'choice':
    case 'text':
    case 'day':
    case 'instant':
      return true;
  }
}
