import * as z from 'zod';
import { OBJECTS_VERSION } from '../client/api-versions.ts';
import { type CrmRecord, pagingSchema, recordsSchema } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError } from '../client/hubspot-error.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { parseInstant } from '../portal-day.ts';

/** Milliseconds since 1970, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const MODIFIED = 'hs_lastmodifieddate';
const RESULTS_PER_PAGE = 200;
/** HubSpot refuses to go further into the results of one search. */
const MOST_RESULTS = 10_000;
/** A page that comes again is asked for anew, which helps where HubSpot overlooked `after`. */
const MOST_REPEATS = 3;

const pageSchema = z.object({ results: recordsSchema, paging: pagingSchema });
type Page = z.infer<typeof pageSchema>;

/** A condition on a property, in HubSpot's words. */
export interface Filter {
  readonly propertyName: string;
  readonly operator: 'GTE' | 'LTE' | 'GT' | 'CONTAINS_TOKEN';
  readonly value: string;
}

/**
 * Searches for the records of a type that were changed in a span of time, in the order of their change, each once for each
 * span that is searched. More than 10,000 results are taken in parts: the next one begins with the last millisecond of
 * the one before, and a single millisecond with more than that is read by id.
 *
 * @param also what the records found have to meet besides
 * @throws {HubSpotError} `bad_response` where a page comes again and again
 */
export async function* searchChanges(
  client: HubSpotClient,
  type: ObjectType,
  properties: readonly string[],
  window: Window,
  also: readonly Filter[] = [],
): AsyncGenerator<readonly CrmRecord[], void, undefined> {
  const search = { client, type, properties: [...new Set([...properties, MODIFIED])], also };
  const seen = new Set<string>();
  let from = window.from;
  while (from <= window.to) {
    let last = from;
    let isWhole = false;
    for await (const { results, isLast } of searchPages(search, between(from, window.to), MODIFIED)) {
      const hits = results.filter((record) => isWithin(record, { from, to: window.to }) && !seen.has(record.id));
      for (const { id } of hits) seen.add(id);
      last = Math.max(last, ...hits.map((record) => modifiedAt(record) ?? from));
      if (hits.length > 0) yield hits;
      isWhole = isLast;
    }
    if (isWhole) return;
    if (last > from) {
      from = last;
    } else {
      yield* drainInstant(search, from, seen);
      from += 1;
    }
  }
}

interface Search {
  readonly client: HubSpotClient;
  readonly type: ObjectType;
  readonly properties: readonly string[];
  readonly also: readonly Filter[];
}

/** The records changed in one and the same millisecond, however many. */
async function* drainInstant(
  search: Search,
  instant: number,
  seen: Set<string>,
): AsyncGenerator<readonly CrmRecord[], void, undefined> {
  for (let lastId = '0'; ;) {
    const after: Filter = { propertyName: 'hs_object_id', operator: 'GT', value: lastId };
    const { results } = await ask(search, [...between(instant, instant), after], 'hs_object_id', undefined);
    const ids = results.map(({ id }) => id).sort(compareIds);
    const greatest = ids.at(-1);
    if (greatest === undefined || compareIds(greatest, lastId) <= 0) return;
    lastId = greatest;
    const hits = results.filter(({ id }) => !seen.has(id));
    for (const { id } of hits) seen.add(id);
    if (hits.length > 0) yield hits;
  }
}

/** The pages of one search, up to the last one or to as many results as HubSpot gives. */
async function* searchPages(
  search: Search,
  filters: readonly Filter[],
  sort: string,
): AsyncGenerator<{ readonly results: Page['results']; readonly isLast: boolean }, void, undefined> {
  let after: string | undefined;
  let before = '';
  for (let repeats = 0; ;) {
    const { results, paging } = await ask(search, filters, sort, after);
    const next = paging?.next?.after;
    const page = results.map(({ id }) => id).join(' ');
    if (results.length > 0 && page === before) {
      repeats += 1;
      if (repeats > MOST_REPEATS) throw endless(search);
      continue;
    }
    repeats = 0;
    before = page;
    const isLast = next === undefined;
    yield { results, isLast };
    if (isLast || Number(next) + RESULTS_PER_PAGE > MOST_RESULTS) return;
    after = next;
  }
}

async function ask(search: Search, filters: readonly Filter[], sort: string, after: string | undefined): Promise<Page> {
  const { client, type, properties, also } = search;
  return client.call(
    {
      kind: 'search',
      operation: operationOf(type),
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/${type}/search`,
      body: {
        filterGroups: [{ filters: [...filters, ...also] }],
        sorts: [{ propertyName: sort, direction: 'ASCENDING' }],
        properties,
        limit: RESULTS_PER_PAGE,
        ...(after === undefined ? {} : { after }),
      },
    },
    pageSchema,
  );
}

function between(from: number, to: number): readonly Filter[] {
  return [
    { propertyName: MODIFIED, operator: 'GTE', value: String(from) },
    { propertyName: MODIFIED, operator: 'LTE', value: String(to) },
  ];
}

/** HubSpot's search has been seen to give records outside the span asked for. */
function isWithin(record: CrmRecord, { from, to }: Window): boolean {
  const instant = modifiedAt(record);
  return instant === null || (instant >= from && instant <= to);
}

function modifiedAt({ properties }: CrmRecord): number | null {
  const text = properties[MODIFIED];
  return text === undefined ? null : parseInstant(text);
}

function operationOf(type: ObjectType): string {
  return `search for changed ${KIND_OF[type].replace('_', ' ')} records`;
}

function endless({ type }: Search): HubSpotError {
  return new HubSpotError({ code: 'bad_response', status: null, correlationId: null, operation: operationOf(type) });
}
