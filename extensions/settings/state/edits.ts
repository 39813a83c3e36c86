import type { Entry, Field, FieldName } from './field.ts';

/** What a person changed and did not save yet; everything else is as it stands, also where somebody else saves meanwhile. */
export type Edits = Readonly<Partial<Record<FieldName, Entry>>>;

export const NO_EDITS: Edits = {};

export interface Difference {
  readonly name: FieldName;
  readonly from: Entry;
  readonly to: Entry;
}

/** What an input shows: what a person entered, else what stands. */
export function entryOf<Value>(field: Field<Value>, standing: Value, edits: Edits): Entry {
  const edit = edits[field.name];
  return edit === undefined ? field.read(standing) : edit;
}

/** An entry that is what stands is no change. */
export function withEdit<Value>(edits: Edits, field: Field<Value>, standing: Value, entry: Entry): Edits {
  const { [field.name]: _before, ...others } = edits;
  return isSame(field.read(standing), entry) ? others : { ...others, [field.name]: entry };
}

/** What stands, with what a person changed. */
export function applyEdits<Value>(fields: readonly Field<Value>[], standing: Value, edits: Edits): Value {
  return fields.reduce((value, field) => {
    const edit = edits[field.name];
    return edit === undefined ? value : field.write(value, edit);
  }, standing);
}

/** What is another value in `to` than in `from`, in the order of the fields. */
export function differencesOf<Value>(fields: readonly Field<Value>[], from: Value, to: Value): readonly Difference[] {
  return fields
    .map((field) => ({ name: field.name, from: field.read(from), to: field.read(to) }))
    .filter((difference) => !isSame(difference.from, difference.to));
}

function isSame(one: Entry, other: Entry): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}
