import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { parseInstant } from '../properties/value-formats.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { ASSOCIATION_PREFIX, associatedTypeOf, idsOf } from './search-candidates.ts';
import type { FilterGroup } from './search-candidates.ts';
import { idComparison, orderedComparison, textComparison, unusableFilter } from './search-comparisons.ts';
import type { Filter } from './search-comparisons.ts';
import type { SearchView } from './search-view.ts';

type Test = (record: StoredRecord) => boolean;

/** One test for all groups: a record is found where every filter of at least one group holds. Refuses with 400. */
export function compileGroups(
  portal: Portal,
  type: CrmObjectType,
  groups: readonly FilterGroup[],
  view: SearchView,
): Test {
  if (groups.length === 0) return () => true;
  const compiled = groups.map((group) => group.map((filter) => compileFilter(portal, type, filter, view)));
  return (record) => compiled.some((tests) => tests.every((test) => test(record)));
}

function compileFilter(portal: Portal, type: CrmObjectType, filter: Filter, view: SearchView): Test {
  if (filter.propertyName.startsWith(ASSOCIATION_PREFIX)) return compileAssociation(portal, type, filter);
  const read = (record: StoredRecord): string | null => {
    const value = portal.values.read(type, record, filter.propertyName);
    return value === '' ? null : value;
  };
  if (filter.operator === 'HAS_PROPERTY') return (record) => read(record) !== null;
  if (filter.operator === 'NOT_HAS_PROPERTY') return (record) => read(record) === null;
  if (filter.propertyName === 'hs_object_id') {
    const holds = idComparison(filter);
    return (record) => holds(record.id);
  }
  const kind = portal.catalog.findLive(type, filter.propertyName)?.type;
  if (kind === 'number' || kind === 'date' || kind === 'datetime') {
    const parse = kind === 'number' ? parseNumber : parseInstant;
    return compileOrdered(filter, parse, numberReader(portal, type, filter.propertyName, parse, view));
  }
  // An enumeration is compared letter by letter, other text without regard to case.
  return compileText(filter, read, kind === 'enumeration' || kind === 'bool');
}

/** Reads the instant of modification without making text of it first: this is what most searches filter by. */
function numberReader(
  portal: Portal,
  type: CrmObjectType,
  name: string,
  parse: (text: string) => number | null,
  view: SearchView,
): (record: StoredRecord) => number | null {
  if (name === OBJECT_TYPES[type].modifiedProperty) return (record) => view.modifiedAt(record.slot);
  return (record) => {
    const value = portal.values.read(type, record, name);
    return value === null || value === '' ? null : parse(value);
  };
}

function parseNumber(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

function compileOrdered(
  filter: Filter,
  parse: (text: string) => number | null,
  read: (record: StoredRecord) => number | null,
): Test {
  const operand = (text: string | undefined): number => {
    const value = text === undefined ? null : parse(text);
    if (value === null) throw unusableFilter(filter);
    return value;
  };
  const holds = orderedComparison(filter, operand);
  // A record without a value is not found by a comparison.
  return (record) => {
    const value = read(record);
    return value !== null && holds(value);
  };
}

function compileText(filter: Filter, read: (record: StoredRecord) => string | null, exactCase: boolean): Test {
  const fold = (text: string): string => (exactCase ? text : text.toLowerCase());
  const holds = textComparison(filter, fold);
  return (record) => {
    const value = read(record);
    return value !== null && holds(fold(value));
  };
}

/** `associations.company` and its like: which records the found ones are associated with. */
function compileAssociation(portal: Portal, type: CrmObjectType, filter: Filter): Test {
  const to = associatedTypeOf(filter);
  if (filter.operator === 'HAS_PROPERTY') return (record) => portal.linksOf({ type, id: record.id }, to).length > 0;
  if (filter.operator === 'NOT_HAS_PROPERTY')
    return (record) => portal.linksOf({ type, id: record.id }, to).length === 0;
  const ids = idsOf(filter);
  if (ids === null) throw unusableFilter(filter);
  const wanted = new Set(ids);
  return (record) => portal.linksOf({ type, id: record.id }, to).some((link) => wanted.has(link.id));
}
