import type { Difference } from '../state/edits.ts';
import { type Entry, type Field, type FieldKind, toLines } from '../state/field.ts';
import type { Words } from './words.ts';

/** A value as a sentence holds it, with its unit. */
export function sayEntry(kind: FieldKind, entry: Entry, { texts, format, exact }: Words): string {
  const { editing } = texts;
  if (entry === null || entry === '') return kind === 'words' || kind === 'ids' ? editing.nothing : editing.empty;
  if (typeof entry === 'boolean') return entry ? editing.on : editing.off;
  if (typeof entry === 'number') {
    if (!Number.isFinite(entry)) return editing.empty;
    return kind === 'money' ? format.money(entry) : `${exact(entry)} ${sayUnit(kind, texts)}`.trim();
  }
  if (kind === 'choice') return sayChoice(entry, texts);
  return toLines(entry).join(', ');
}

/** Of a bound: without the unit, which the label names. */
export function sayBound<Value>(field: Field<Value>, bound: number, { format, exact }: Words): string {
  return field.kind === 'money' ? format.money(bound) : exact(bound);
}

export function sayUnit(kind: FieldKind, { editing }: Words['texts']): string {
  const units: Readonly<Record<string, string>> = editing.units;
  return units[kind] ?? '';
}

export function sayChoice(choice: string, { editing }: Words['texts']): string {
  const names: Readonly<Record<string, string>> = editing.choices;
  return names[choice] ?? choice;
}

function nameSome(lines: readonly string[], most: number, { texts, exact }: Words): string {
  const others = lines.length - most;
  const named = lines.slice(0, most).join(', ');
  return others > 0 ? `${named} ${texts.page.changes.more(exact(others))}` : named;
}

export interface SaidDifference {
  readonly name: string;
  /** '' where a list only gains; `to` is where it only loses. */
  readonly from: string;
  readonly to: string;
}

/**
 * From what to what a value changes; of a list, what goes and what comes.
 *
 * @param most words of a list that are named, 1 or more; of the others only how many they are
 */
export function sayDifference(
  { name, from, to }: Difference,
  kind: FieldKind,
  words: Words,
  most = Number.POSITIVE_INFINITY,
): SaidDifference {
  const { label } = words.texts.fields[name];
  const isList = kind === 'words' || kind === 'ids';
  if (!isList || typeof from !== 'string' || typeof to !== 'string')
    return { name: label, from: sayEntry(kind, from, words), to: sayEntry(kind, to, words) };
  const [before, after] = [toLines(from), toLines(to)];
  const { save } = words.texts.editing;
  const say = (lines: readonly string[], sentence: (words: string) => string): string =>
    lines.length === 0 ? '' : sentence(nameSome(lines, most, words));
  return {
    name: label,
    from: say(
      before.filter((line) => !after.includes(line)),
      save.removed,
    ),
    to: say(
      after.filter((line) => !before.includes(line)),
      save.added,
    ),
  };
}
