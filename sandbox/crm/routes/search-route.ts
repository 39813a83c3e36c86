import * as z from 'zod';
import { invalid, jsonAnswer } from '../answers.ts';
import { objectTypeOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { compareIds } from '../store/record-table.ts';
import type { StoredRecord } from '../store/record-table.ts';
import { recordBody } from './record-body.ts';
import { filterForm } from './search-comparisons.ts';
import { compileGroups, idsNamedBy, modifiedWindow } from './search-filters.ts';
import type { FilterGroup } from './search-filters.ts';

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
  const { offset, limit } = readPage(body);
  const matches = candidates(portal, type, groups).filter(compileGroups(portal, type, groups));
  const sorted = sortMatches(portal, type, matches, body.sorts ?? []);
  const end = offset + limit;
  return jsonAnswer(200, {
    total: sorted.length,
    results: sorted.slice(offset, end).map((record) => recordBody(portal, type, record, body.properties ?? [])),
    ...(end < sorted.length && limit > 0 ? { paging: { next: { after: String(end) } } } : {}),
  });
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

/** The records that can match at all; what an index knows is not scanned for. */
function candidates(portal: Portal, type: CrmObjectType, groups: readonly FilterGroup[]): readonly StoredRecord[] {
  const index = portal.index(type);
  const [group] = groups;
  if (group === undefined || groups.length > 1) return index.all();
  const ids = idsNamedBy(portal, type, group);
  if (ids !== null) return index.named(ids);
  const { from, to } = modifiedWindow(type, group);
  return Number.isFinite(from) || Number.isFinite(to) ? index.modifiedBetween(from, to) : index.all();
}

/** By the one property asked for, records without a value last; else, and among equals, by id. */
function sortMatches(
  portal: Portal,
  type: CrmObjectType,
  matches: readonly StoredRecord[],
  sorts: readonly z.infer<typeof sortForm>[],
): readonly StoredRecord[] {
  if (sorts.length > 1) throw invalid('A search is sorted by one property at most.');
  const [sort] = sorts;
  if (sort === undefined) return [...matches].sort((one, other) => compareIds(one.id, other.id));
  const descending = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING';
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName;
  const key = sortKey(portal, type, name);
  const keyed = matches.map((record) => ({ record, key: key(record) }));
  keyed.sort((one, other) => {
    if (one.key === other.key) return compareIds(one.record.id, other.record.id);
    if (one.key === null) return 1;
    if (other.key === null) return -1;
    const order = one.key < other.key ? -1 : 1;
    return descending ? -order : order;
  });
  return keyed.map(({ record }) => record);
}

function sortKey(portal: Portal, type: CrmObjectType, name: string): (record: StoredRecord) => string | number | null {
  if (name === OBJECT_TYPES[type].modifiedProperty) return (record) => record.updatedAt;
  const isNumber = portal.catalog.findLive(type, name)?.type === 'number';
  return (record) => {
    const value = portal.values.read(type, record, name);
    if (value === null || value === '') return null;
    return isNumber ? Number(value) : value.toLowerCase();
  };
}
