import type { CrmObjectType } from '../crm-data.ts';
import { findObjectType, OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { parseInstant } from '../properties/value-formats.ts';
import { requireValues, unusableFilter } from './search-comparisons.ts';
import type { Filter } from './search-comparisons.ts';

export type FilterGroup = readonly Filter[];

export const ASSOCIATION_PREFIX = 'associations.';

/** The records that can match at all, and what is known of them without looking at each. */
export interface Candidates {
  readonly slots: Int32Array;
  /** In which order they are; null: in none. */
  readonly order: 'id' | 'modified' | null;
  /** Whether all of them match. */
  readonly isExact: boolean;
}

/** What an index knows is not scanned for. */
export function findCandidates(portal: Portal, type: CrmObjectType, groups: readonly FilterGroup[]): Candidates {
  const index = portal.index(type);
  const [group] = groups;
  if (group === undefined || groups.length > 1) {
    return { slots: index.byId(), order: 'id', isExact: groups.length === 0 };
  }
  const ids = idsNamedBy(portal, type, group);
  if (ids !== null) return { slots: index.named(ids), order: null, isExact: false };
  const after = idBefore(group);
  const window = modifiedWindow(type, group);
  if (window === null) return { slots: index.byId(after ?? undefined), order: 'id', isExact: isOnly(group, after) };
  return {
    slots: index.modifiedBetween(window.from, window.to),
    order: 'modified',
    isExact: group.length === window.filters,
  };
}

/** Whether the id after which records are wanted is all that a group asks for. */
function isOnly(group: FilterGroup, after: string | null): boolean {
  return group.length === (after === null ? 0 : 1);
}

/** The ids that a group can only find, where it names some; null where it may find any. */
function idsNamedBy(portal: Portal, type: CrmObjectType, group: FilterGroup): readonly string[] | null {
  for (const filter of group) {
    const ids = idsOf(filter);
    if (ids === null) continue;
    if (filter.propertyName === 'hs_object_id') return ids;
    if (!filter.propertyName.startsWith(ASSOCIATION_PREFIX)) continue;
    const to = associatedTypeOf(filter);
    return ids.flatMap((id) => portal.linksOf({ type: to, id }, type).map((link) => link.id));
  }
  return null;
}

/** The id that the ids of all records of a group must be greater than. */
function idBefore(group: FilterGroup): string | null {
  const filter = group.find(({ propertyName, operator }) => propertyName === 'hs_object_id' && operator === 'GT');
  return filter?.value ?? null;
}

export function associatedTypeOf(filter: Filter): CrmObjectType {
  const facts = findObjectType(filter.propertyName.slice(ASSOCIATION_PREFIX.length));
  if (facts === undefined) throw unusableFilter(filter);
  return facts.type;
}

/** The values of a filter that names some; null where it compares in another way. */
export function idsOf(filter: Filter): readonly string[] | null {
  if (filter.operator === 'EQ') return filter.value === undefined ? null : [filter.value];
  return filter.operator === 'IN' ? requireValues(filter) : null;
}

interface Window {
  /** Milliseconds since 1970, both included. */
  readonly from: number;
  readonly to: number;
  /** How many filters of the group make the window. */
  readonly filters: number;
}

/** The window of modification that a group is limited to; null where it is limited to none. */
function modifiedWindow(type: CrmObjectType, group: FilterGroup): Window | null {
  const limits = group
    .filter((filter) => filter.propertyName === OBJECT_TYPES[type].modifiedProperty)
    .flatMap((filter) => limitsOf(filter) ?? []);
  if (limits.length === 0) return null;
  return {
    from: Math.max(...limits.map((limit) => limit.from)),
    to: Math.min(...limits.map((limit) => limit.to)),
    filters: limits.length,
  };
}

/** Instants are whole milliseconds. Null where the filter is no window. */
function limitsOf({ operator, value, highValue }: Filter): { readonly from: number; readonly to: number } | null {
  const from = parseInstant(value ?? '');
  if (from === null) return null;
  switch (operator) {
    case 'EQ':
      return { from, to: from };
    case 'GT':
      return { from: from + 1, to: Number.POSITIVE_INFINITY };
    case 'GTE':
      return { from, to: Number.POSITIVE_INFINITY };
    case 'LT':
      return { from: Number.NEGATIVE_INFINITY, to: from - 1 };
    case 'LTE':
      return { from: Number.NEGATIVE_INFINITY, to: from };
    case 'BETWEEN': {
      const to = parseInstant(highValue ?? '');
      return to === null ? null : { from, to };
    }
    default:
      return null;
  }
}
