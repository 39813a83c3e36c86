import * as z from 'zod';
import { OBJECTS_VERSION, RECORDS_PER_PAGE } from '../client/api-versions.ts';
import { type CrmRecord, pagingSchema, recordsSchema } from './crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError } from '../client/hubspot-error.ts';

const pageSchema = z.object({ results: recordsSchema, paging: pagingSchema });

/** A part of the list of companies, and where the next one begins. */
export interface CompanyPage {
  readonly records: readonly CrmRecord[];
  /** Null after the last page. */
  readonly next: string | null;
}

export interface CompanyListing {
  readonly properties: readonly string[];
  /** Where to begin: the `next` of an earlier page. */
  readonly from?: string | null;
  readonly companiesPerPage: number;
}

/** HubSpot has been seen to answer with an earlier page again: that passes, or it is asked in vain. */
const MOST_REPEATS = 3;

/** Lists the companies and gathers them into pages. @throws {HubSpotError} `bad_response` where the list has no end */
export async function* listCompanies(
  client: HubSpotClient,
  { properties, from = null, companiesPerPage }: CompanyListing,
): AsyncGenerator<CompanyPage, void, undefined> {
  const seen = new Set<string>();
  let gathered: CrmRecord[] = [];
  let next = from;
  let repeats = 0;
  do {
    const page = await readPage(client, properties, next);
    const first = page.records[0]?.id;
    // A page that comes again, or names itself as the next one, would be read for ever.
    if ((first !== undefined && seen.has(first)) || (page.next !== null && page.next === next)) {
      repeats += 1;
      if (repeats > MOST_REPEATS) throw endless();
      continue;
    }
    repeats = 0;
    if (first !== undefined) seen.add(first);
    next = page.next;
    gathered.push(...page.records);
    if (gathered.length >= companiesPerPage || next === null) {
      if (gathered.length > 0) yield { records: gathered, next };
      gathered = [];
    }
  } while (next !== null);
}

const OPERATION = 'list the companies';

async function readPage(
  client: HubSpotClient,
  properties: readonly string[],
  after: string | null,
): Promise<CompanyPage> {
  const query = new URLSearchParams({ limit: String(RECORDS_PER_PAGE), properties: properties.join(',') });
  if (after !== null) query.set('after', after);
  const { results, paging } = await client.call(
    {
      kind: 'objects',
      operation: OPERATION,
      method: 'GET',
      path: `/crm/objects/${OBJECTS_VERSION}/companies?${query.toString()}`,
    },
    pageSchema,
  );
  return { records: results, next: paging?.next?.after ?? null };
}

function endless(): HubSpotError {
  return new HubSpotError({ code: 'bad_response', status: null, correlationId: null, operation: OPERATION });
}
