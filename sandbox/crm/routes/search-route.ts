import * as z from 'zod';
import { invalid, jsonAnswer } from '../answers.ts';
import { objectTypeOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { readAfter, withRepeated } from './flawed-pages.ts';
import { recordBody } from './record-body.ts';
import { findCandidates } from './search-candidates.ts';
import type { Candidates, FilterGroup } from './search-candidates.ts';
import { filterForm } from './search-comparisons.ts';
import { compileGroups } from './search-filters.ts';
import { SearchView } from './search-view.ts';

const RESULTS_PER_PAGE = 10;
const MOST_RESULTS_PER_PAGE = 200;
const MOST_RESULTS = 10_000;
const LONGEST_BODY = 3_000;
const MOST_GROUPS = 5;
const MOST_FILTERS_PER_GROUP = 6;
const MOST_FILTERS = 18;

export const searchRoutes: readonly Route[] = [
  { method: 'POST', path: 'crm/objects/{version}/{type}/search', bucket: 'search', access: 'read', answer: search },
];

const sortForm = z.union([
  z.string(),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).optional() }),
]);

const searchForm = z.object({
  query: z.string().optional(),
  filterGroups: z.array(z.object({ filters: z.array(filterForm) })).optional(),
  filters: z.array(filterForm).optional(),
  sorts: z.array(sortForm).optional(),
  properties: z.array(z.string()).optional(),
  limit: z.number().int().optional(),
  after: z.union([z.string(), z.number().transform(String)]).optional(),
});

function search(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  if (call.text.length > LONGEST_BODY) throw invalid(`A search body holds at most ${String(LONGEST_BODY)} characters.`);
  const body = readBody(call, searchForm);
  if (body.query !== undefined && body.query !== '') throw invalid('This stand-in searches by filters, not by query.');
  const groups = readGroups(body);
  const { offset, limit } = readPage({ ...body, after: readAfter(portal, call, body.after) });
  const slots = findSlots(portal, type, groups, body.sorts ?? []);
  const end = offset + limit;
  const page = withStranger(portal, call, type, slots, slots.subarray(offset, end));
  const results = page.map((slot) => recordBody(portal, type, portal.table(type).at(slot), body.properties ?? []));
  return jsonAnswer(200, {
    total: slots.length,
    results: withRepeated(portal, call, results),
    ...(end < slots.length && limit > 0 ? { paging: { next: { after: String(end) } } } : {}),
  });
}

type Sort = z.infer<typeof sortForm>;

/** All records that match, in the order asked for. Refuses with 400 what cannot be searched or sorted by. */
function findSlots(
  portal: Portal,
  type: CrmObjectType,
  groups: readonly FilterGroup[],
  sorts: readonly Sort[],
): Int32Array {
  const view = new SearchView(portal, type);
  const test = compileGroups(portal, type, groups, view);
  const candidates = findCandidates(portal, type, groups);
  const table = portal.table(type);
  if (candidates.isExact && !view.isBehind) return sortMatches(portal, type, candidates, sorts, view);
  const slots = (view.isBehind ? view.corrected(candidates.slots) : candidates.slots).filter((slot) =>
    test(table.at(slot)),
  );
  const order = view.isBehind ? null : candidates.order;
  return sortMatches(portal, type, { slots, order }, sorts, view);
}

/** The page, and at its end a record that was not asked for where HubSpot brings one along. */
function withStranger(
  portal: Portal,
  call: ApiCall,
  type: CrmObjectType,
  matches: Int32Array,
  page: Int32Array,
): readonly number[] {
  const canBe = page.length > 0 && matches.length < portal.table(type).size;
  if (!canBe || !portal.misbehaviour.hasFlaw('outside_results', call)) return [...page];
  const asked = new Set(matches);
  const stranger = portal
    .index(type)
    .byId()
    .find((slot) => !asked.has(slot));
  return stranger === undefined ? [...page] : [...page, stranger];
}

function readGroups(body: z.infer<typeof searchForm>): readonly FilterGroup[] {
  const groups = (body.filterGroups ?? []).map((group) => group.filters);
  if (body.filters !== undefined && body.filters.length > 0) groups.push(body.filters);
  if (groups.length > MOST_GROUPS) throw invalid(`A search holds at most ${String(MOST_GROUPS)} filter groups.`);
  if (groups.some((group) => group.length > MOST_FILTERS_PER_GROUP)) {
    throw invalid(`A filter group holds at most ${String(MOST_FILTERS_PER_GROUP)} filters.`);
  }
  if (groups.reduce((sum, group) => sum + group.length, 0) > MOST_FILTERS) {
    throw invalid(`A search holds at most ${String(MOST_FILTERS)} filters in all.`);
  }
  return groups;
}

function readPage(body: z.infer<typeof searchForm>): { readonly offset: number; readonly limit: number } {
  const limit = body.limit ?? RESULTS_PER_PAGE;
  const offset = Number(body.after ?? '0');
  if (limit < 0 || limit > MOST_RESULTS_PER_PAGE) {
    throw invalid(`limit must lie between 0 and ${String(MOST_RESULTS_PER_PAGE)}; ${String(limit)} does not.`);
  }
  if (!Number.isInteger(offset) || offset < 0) throw invalid(`after must come from the page before.`);
  if (offset + limit > MOST_RESULTS) throw invalid(`A search returns at most ${String(MOST_RESULTS)} results in all.`);
  return { offset, limit };
}

/** By the one property asked for, records without a value last; else, and among equals, by id. */
function sortMatches(
  portal: Portal,
  type: CrmObjectType,
  { slots, order }: Pick<Candidates, 'slots' | 'order'>,
  sorts: readonly Sort[],
  view: SearchView,
): Int32Array {
  if (sorts.length > 1) throw invalid('A search is sorted by one property at most.');
  const [sort = 'hs_object_id'] = sorts;
  const descending = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING';
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName;
  const table = portal.table(type);
  if (name === 'hs_object_id') {
    if (order === 'id') return descending ? slots.toReversed() : slots;
    return slots.toSorted((one, other) => table.compareSlots(one, other) * (descending ? -1 : 1));
  }
  const isByModification = name === OBJECT_TYPES[type].modifiedProperty;
  if (isByModification && order === 'modified' && !descending) return slots;
  const key = isByModification ? (slot: number) => view.modifiedAt(slot) : sortKey(portal, type, name);
  const keyed = Array.from(slots, (slot) => ({ slot, key: key(slot) }));
  keyed.sort((one, other) => {
    if (one.key === other.key) return table.compareSlots(one.slot, other.slot);
    if (one.key === null) return 1;
    if (other.key === null) return -1;
    const before = one.key < other.key ? -1 : 1;
    return descending ? -before : before;
  });
  return Int32Array.from(keyed, ({ slot }) => slot);
}

function sortKey(portal: Portal, type: CrmObjectType, name: string): (slot: number) => string | number | null {
  const isNumber = portal.catalog.findLive(type, name)?.type === 'number';
  const read = (record: StoredRecord): string | null => portal.values.read(type, record, name);
  return (slot) => {
    const value = read(portal.table(type).at(slot));
    if (value === null || value === '') return null;
    return isNumber ? Number(value) : value.toLowerCase();
  };
}
