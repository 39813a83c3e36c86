import type { ActivityKind, ProgrammePart } from '../../shared/programme/programme-parts.ts';
import type { PolicyValue } from '../../shared/settings-view.ts';

/** What an input holds: a percentage as a percentage, words one a line; null where a number is not entered. */
export type Entry = number | null | boolean | string;

export type PolicyFieldName =
  | 'provisional'
  | 'renewalWords'
  | 'pilotWords'
  | 'contract.defaultTermMonths'
  | 'contract.graceDays'
  | 'contract.renewalWindowDays'
  | 'contract.autoRenew'
  | 'lapsedAfterMonths'
  | 'partners.labels'
  | 'partners.dealsCountFor'
  | 'contact.inTouchDays'
  | 'contact.dueDays'
  | 'contact.renewalSubjectWords'
  | 'grossMargin'
  | 'costToServe'
  | 'acquisitionCost'
  | 'targetValueToAcquisitionCost'
  | 'annualDiscountRate'
  | 'horizonMonths'
  | 'lifetimeYears'
  | 'idealLifetimeValue'
  | 'ideal.sureness'
  | 'ideal.loyalty'
  | 'nonIdeal.sureness'
  | 'risk.watch'
  | 'risk.high'
  | 'risk.critical'
  | 'budgetStaleAfterMonths'
  | 'wallet.property'
  | 'wallet.datedBy';
export type AlertFieldName = 'alerts' | 'digest' | 'ownerProperty' | 'queueId';
export type AccessFieldName = 'portfolio' | 'admins';
export type ProgrammeFieldName = `parts.${ProgrammePart}` | `usualCosts.${ActivityKind}`;
/** Where a value stands in its setting, as the service names it when it refuses one. */
export type FieldName = PolicyFieldName | AlertFieldName | AccessFieldName | ProgrammeFieldName;

/** The unit of a number, or what else an input holds. */
export type FieldKind =
  'percent' | 'money' | 'days' | 'months' | 'years' | 'ratio' | 'words' | 'ids' | 'text' | 'toggle' | 'choice';

/** One value of a setting, as an input shows and changes it. The ranges are those that the service holds it to. */
export interface Field<Value> {
  readonly name: FieldName;
  readonly kind: FieldKind;
  /** In the input's unit; null: no bound. */
  readonly min: number | null;
  readonly max: number | null;
  /** May be left empty. */
  readonly isOptional: boolean;
  /** Of a choice. */
  readonly choices: readonly string[];
  readonly read: (value: Value) => Entry;
  /** A copy with the entry; the same value where the entry is of another kind than the field. */
  readonly write: (value: Value, entry: Entry) => Value;
}

type NumberKind = 'percent' | 'money' | 'days' | 'months' | 'years' | 'ratio';

export const PLAIN = { min: null, max: null, isOptional: false, choices: [] };

/** Twelve digits say what a person typed: 0.07 × 100 is 7.000000000000001 otherwise. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12));
}

export function numberField<Value>(
  name: FieldName,
  kind: NumberKind,
  range: readonly [min: number | null, max: number | null],
  read: (value: Value) => number,
  write: (value: Value, number: number) => Value,
): Field<Value> {
  const [factor, divisor] = kind === 'percent' ? [100, 0.01] : [1, 1];
  return {
    ...PLAIN,
    name,
    kind,
    min: range[0],
    max: range[1],
    read: (value) => scaled(read(value), factor),
    write: (value, entry) => (typeof entry === 'number' ? write(value, scaled(entry, divisor)) : value),
  };
}

export function optionalMoney(
  name: FieldName,
  min: number | null,
  read: (policy: PolicyValue) => number | null,
  write: (policy: PolicyValue, amount: number | null) => PolicyValue,
): Field<PolicyValue> {
  return {
    ...PLAIN,
    name,
    kind: 'money',
    min,
    isOptional: true,
    read,
    write: (policy, entry) => (typeof entry === 'number' || entry === null ? write(policy, entry) : policy),
  };
}

/** Commas would be part of a word: one a line. */
export function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function linesField<Value>(
  name: FieldName,
  kind: 'words' | 'ids',
  max: number,
  read: (value: Value) => readonly string[],
  write: (value: Value, lines: string[]) => Value,
): Field<Value> {
  return {
    ...PLAIN,
    name,
    kind,
    max,
    read: (value) => read(value).join('\n'),
    write: (value, entry) => (typeof entry === 'string' ? write(value, toLines(entry)) : value),
  };
}

export function toggleField<Value>(
  name: FieldName,
  read: (value: Value) => boolean,
  write: (value: Value, on: boolean) => Value,
): Field<Value> {
  return {
    ...PLAIN,
    name,
    kind: 'toggle',
    read,
    write: (value, entry) => (typeof entry === 'boolean' ? write(value, entry) : value),
  };
}
