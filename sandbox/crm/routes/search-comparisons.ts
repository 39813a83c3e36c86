import * as z from 'zod';
import { invalid } from '../answers.ts';

const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

const LONGEST_ID = 40;

const scalar = z.union([z.string(), z.number().transform(String)]);

export const filterForm = z.object({
  propertyName: z.string().min(1),
  operator: z.enum(OPERATORS),
  value: scalar.optional(),
  highValue: scalar.optional(),
  values: z.array(scalar).optional(),
});
export type Filter = z.infer<typeof filterForm>;

/** How the texts of a filter become values to compare with. */
interface Operands<T> {
  readonly one: (text: string | undefined) => T;
  readonly ofList: (text: string) => T;
}

/** Comparison of numbers, and of days and instants as numbers; `operand` reads the values of the filter. Refuses with 400. */
export function orderedComparison(
  filter: Filter,
  operand: (text: string | undefined) => number,
): (value: number) => boolean {
  return comparison(filter, { one: operand, ofList: operand });
}

/** Comparison of text; `fold` brings both sides to one case. Refuses with 400. */
export function textComparison(filter: Filter, fold: (text: string) => string): (value: string) => boolean {
  const one = (text: string | undefined): string => {
    if (text === undefined) throw unusableFilter(filter);
    return fold(text);
  };
  if (filter.operator === 'CONTAINS_TOKEN') return containsToken(one(filter.value));
  if (filter.operator === 'NOT_CONTAINS_TOKEN') {
    const contains = containsToken(one(filter.value));
    return (value) => !contains(value);
  }
  // HubSpot wants the values of IN in lower case already: others find nothing.
  return comparison(filter, { one, ofList: (text) => text });
}

/** Comparison of ids by number, whatever their length: one beyond 2^53 would lose its last digits as a number. */
export function idComparison(filter: Filter): (id: string) => boolean {
  const operand = (text: string | undefined): string => {
    if (text === undefined || !/^\d+$/.test(text)) throw unusableFilter(filter);
    return paddedId(text);
  };
  const holds = comparison(filter, { one: operand, ofList: operand });
  return (id) => holds(paddedId(id));
}

function paddedId(id: string): string {
  return id.padStart(LONGEST_ID, '0');
}

function comparison<T extends number | string>(filter: Filter, operands: Operands<T>): (value: T) => boolean {
  if (filter.operator === 'IN' || filter.operator === 'NOT_IN') {
    const wanted = new Set(requireValues(filter).map(operands.ofList));
    return filter.operator === 'IN' ? (value) => wanted.has(value) : (value) => !wanted.has(value);
  }
  const first = operands.one(filter.value);
  switch (filter.operator) {
    case 'EQ':
      return (value) => value === first;
    case 'NEQ':
      return (value) => value !== first;
    case 'LT':
      return (value) => value < first;
    case 'LTE':
      return (value) => value <= first;
    case 'GT':
      return (value) => value > first;
    case 'GTE':
      return (value) => value >= first;
    case 'BETWEEN': {
      const last = operands.one(filter.highValue);
      return (value) => value >= first && value <= last;
    }
    default:
      throw unusableFilter(filter);
  }
}

/** Every word of the token must be a word of the value; an asterisk stands for any letters at its end of the word. */
function containsToken(token: string): (value: string) => boolean {
  const wanted = words(token, /[^\p{L}\p{N}*]+/u);
  return (value) => {
    const present = words(value, /[^\p{L}\p{N}]+/u);
    return wanted.every((pattern) => present.some((word) => matchesWord(word, pattern)));
  };
}

function words(text: string, separator: RegExp): readonly string[] {
  return text
    .toLowerCase()
    .split(separator)
    .filter((word) => word !== '');
}

function matchesWord(word: string, pattern: string): boolean {
  const core = pattern.replace(/^\*|\*$/g, '');
  if (pattern.startsWith('*') && pattern.endsWith('*')) return word.includes(core);
  if (pattern.startsWith('*')) return word.endsWith(core);
  return pattern.endsWith('*') ? word.startsWith(core) : word === core;
}

/** Refuses with 400 a filter without a list of values. */
export function requireValues(filter: Filter): readonly string[] {
  if (filter.values === undefined || filter.values.length === 0) throw unusableFilter(filter);
  return filter.values;
}

export function unusableFilter(filter: Filter): Error {
  return invalid(`The filter ${filter.propertyName} ${filter.operator} cannot be used with the value given.`);
}
