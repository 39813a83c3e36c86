import { applyEdits, type Edits, entryOf } from './edits.ts';
import { type Entry, type Field, type FieldName, toLines } from './field.ts';
import type { AccessSettingsValue, PolicyValue } from '../../shared/settings-view.ts';

/** What is wrong with an entry; the service has the last word (`said`). */
export type Problem =
  | { readonly kind: 'no_number' }
  | { readonly kind: 'not_whole' }
  | { readonly kind: 'too_low'; readonly min: number }
  | { readonly kind: 'too_high'; readonly max: number }
  | { readonly kind: 'too_many'; readonly max: number }
  | { readonly kind: 'no_id' }
  | { readonly kind: 'no_property_name' }
  | { readonly kind: 'risks_must_rise' }
  | { readonly kind: 'name_an_admin' }
  | { readonly kind: 'name_yourself' }
  | { readonly kind: 'said'; readonly message: string };

export type Problems = Readonly<Partial<Record<FieldName, Problem>>>;

const WHOLE: ReadonlySet<string> = new Set(['days', 'months', 'years']);
/** An id of HubSpot: a whole number of 64 bits, without leading zeros. */
const ID = /^(0|[1-9]\d{0,18})$/;
const GREATEST_ID = '9223372036854775807';
const PROPERTY_NAME = /^[a-z][a-z0-9_]{0,99}$/;

/** What is wrong with one entry by itself; null where nothing is. */
export function checkEntry<Value>(field: Field<Value>, entry: Entry): Problem | null {
  switch (field.kind) {
    case 'toggle':
    case 'choice':
      return null;
    case 'words':
    case 'ids':
      return typeof entry === 'string' ? checkLines(field, toLines(entry)) : null;
    case 'text':
      return typeof entry === 'string' ? checkText(field, entry.trim()) : null;
    default:
      return checkNumber(field, entry);
  }
}

function checkNumber<Value>({ kind, min, max, isOptional }: Field<Value>, entry: Entry): Problem | null {
  if (entry === null && isOptional) return null;
  if (typeof entry !== 'number' || !Number.isFinite(entry)) return { kind: 'no_number' };
  if (WHOLE.has(kind) && !Number.isInteger(entry)) return { kind: 'not_whole' };
  if (min !== null && entry < min) return { kind: 'too_low', min };
  if (max !== null && entry > max) return { kind: 'too_high', max };
  return null;
}

function checkLines<Value>({ kind, max }: Field<Value>, lines: readonly string[]): Problem | null {
  if (max !== null && lines.length > max) return { kind: 'too_many', max };
  return kind === 'ids' && !lines.every(isId) ? { kind: 'no_id' } : null;
}

function checkText<Value>({ name, isOptional }: Field<Value>, text: string): Problem | null {
  if (text === '' && isOptional) return null;
  if (name === 'queueId') return isId(text) ? null : { kind: 'no_id' };
  return PROPERTY_NAME.test(text) ? null : { kind: 'no_property_name' };
}

function isId(text: string): boolean {
  return ID.test(text) && (text.length < GREATEST_ID.length || text <= GREATEST_ID);
}

/** What is wrong with a draft, input by input. */
export function checkEdits<Value>(fields: readonly Field<Value>[], standing: Value, edits: Edits): Problems {
  const problems: Partial<Record<FieldName, Problem>> = {};
  for (const field of fields) {
    const problem = checkEntry(field, entryOf(field, standing, edits));
    if (problem !== null) problems[field.name] = problem;
  }
  return problems;
}

export function checkPolicyEdits(fields: readonly Field<PolicyValue>[], standing: PolicyValue, edits: Edits): Problems {
  const problems = checkEdits(fields, standing, edits);
  const { watch, high, critical } = applyEdits(fields, standing, edits).risk;
  const rising: Problem = { kind: 'risks_must_rise' };
  return {
    ...(watch > high ? { 'risk.high': rising } : {}),
    ...(high > critical ? { 'risk.critical': rising } : {}),
    ...problems,
  };
}

/** @param userId HubSpot's id of the person who changes it; null where it is not known */
export function checkAccessEdits(
  fields: readonly Field<AccessSettingsValue>[],
  standing: AccessSettingsValue,
  edits: Edits,
  userId: string | null,
): Problems {
  const problems = checkEdits(fields, standing, edits);
  const { portfolio, admins } = applyEdits(fields, standing, edits);
  if (problems.admins !== undefined) return problems;
  if (portfolio === 'own' && admins.length === 0) return { ...problems, admins: { kind: 'name_an_admin' } };
  if (admins.length > 0 && userId !== null && !admins.includes(userId))
    return { ...problems, admins: { kind: 'name_yourself' } };
  return problems;
}

/**
 * The service's objections beside the inputs that they are about.
 *
 * @param said each begins with the place of the value, such as `contract.graceDays: Too big`
 * @returns with what belongs to no input
 */
export function placeProblems(
  names: readonly FieldName[],
  said: readonly string[],
): { readonly problems: Problems; readonly others: readonly string[] } {
  const problems: Partial<Record<FieldName, Problem>> = {};
  const others: string[] = [];
  for (const text of said) {
    const [place = '', ...rest] = text.split(': ');
    const name = names.find((one) => place === one || place.startsWith(`${one}.`));
    if (name === undefined) others.push(text);
    else problems[name] ??= { kind: 'said', message: rest.join(': ') };
  }
  return { problems, others };
}
