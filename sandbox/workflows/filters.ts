import type { SandboxCrm, SeenRecord } from '../crm/sandbox-crm.ts';

/** What is asked of a value, as HubSpot's editor of lists and workflows offers it. */
export type Condition =
  | { readonly is: 'any_of' | 'none_of'; readonly values: readonly string[] }
  | { readonly is: 'known' | 'unknown' }
  | { readonly is: 'greater_than' | 'less_than'; readonly number: number }
  | {
      readonly is: 'less_than_days_ago' | 'more_than_days_ago' | 'less_than_days_from_now' | 'more_than_days_from_now';
      readonly days: number;
    };

/** A condition on one property of a company. */
export type Filter = { readonly property: string } & Condition;

/** All filters of at least one group hold. */
export type FilterGroups = readonly (readonly Filter[])[];

/** What a filter is held against: the account's day and instant. */
export interface FilterMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
}

const DAY = 86_400_000;

export function momentOf(crm: SandboxCrm): FilterMoment {
  return { now: crm.now().getTime(), timeZone: crm.timeZone };
}

export function matchesGroups(record: SeenRecord, groups: FilterGroups, moment: FilterMoment): boolean {
  return groups.some((group) => group.every((filter) => matchesFilter(record, filter, moment)));
}

/** A property without a value matches "is unknown" and "is none of", and nothing else. */
export function matchesFilter(record: SeenRecord, filter: Filter, moment: FilterMoment): boolean {
  const value = record.properties[filter.property] ?? '';
  switch (filter.is) {
    case 'known':
      return value !== '';
    case 'unknown':
      return value === '';
    case 'any_of':
      return value !== '' && filter.values.includes(value);
    case 'none_of':
      return !filter.values.includes(value);
    case 'greater_than':
      return value !== '' && Number(value) > filter.number;
    case 'less_than':
      return value !== '' && Number(value) < filter.number;
    default:
      return value !== '' && matchesDays(daysFromNow(value, moment), filter);
  }
}

type DayFilter = Extract<Filter, { readonly days: number }>;

function matchesDays(ahead: number, { is, days }: DayFilter): boolean {
  switch (is) {
    case 'less_than_days_ago':
      return ahead <= 0 && -ahead < days;
    case 'more_than_days_ago':
      return -ahead > days;
    case 'less_than_days_from_now':
      return ahead >= 0 && ahead < days;
    case 'more_than_days_from_now':
      return ahead > days;
  }
}

/** Days until a value; below 0 once it has passed. A date counts in whole days of the account, an instant in parts of days. */
function daysFromNow(value: string, { now, timeZone }: FilterMoment): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return (Date.parse(value) - now) / DAY;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  return (Date.parse(value) - Date.parse(today)) / DAY;
}

/** Throws where a filter is about a property that companies do not have. */
export function checkFilters(crm: SandboxCrm, where: string, filters: readonly Filter[]): void {
  for (const { property } of filters) requireProperty(crm, where, property);
}

export function requireProperty(crm: SandboxCrm, where: string, property: string): void {
  if (crm.property('companies', property) === undefined) {
    throw new Error(`${where} needs the company property ${property}, which the account does not have.`);
  }
}
