import * as z from 'zod';
import type { CompanyReading } from '../operations/ports.ts';
import { OBJECTS_VERSION, RECORDS_PER_PAGE } from './api-versions.ts';
import { NO_INLINE_IDS, readCompanyLinks } from './company-row.ts';
import { type CrmRecord, pagingSchema, recordsSchema } from './crm-record.ts';
import type { HubSpotClient } from './hubspot-client.ts';
import { HubSpotError } from './hubspot-error.ts';
import { companyProperties } from './parse-company.ts';
import { readHistories } from './read-histories.ts';
import type { ReadingContext } from './reading-context.ts';
import { createUnreadKinds } from './unread-kinds.ts';

/** Companies read together: large enough that the calls for associations are few, small enough for any memory. */
export const COMPANIES_PER_BATCH = 500;

const pageSchema = z.object({ results: recordsSchema, paging: pagingSchema });

/**
 * Reads every company of the portal, a batch at a time; nothing of a batch is kept after it was handed out.
 *
 * @throws {HubSpotError}
 */
export async function* readCompanies(
  context: ReadingContext,
  companiesPerBatch: number = COMPANIES_PER_BATCH,
  progress?: (done: { readonly companies: number; readonly calls: number }) => void,
): AsyncGenerator<readonly CompanyReading[], void, undefined> {
  let companies = 0;
  for await (const records of listCompanies(context, companiesPerBatch)) {
    const unread = createUnreadKinds();
    const ids = records.map(({ id }) => id);
    const links = await readCompanyLinks(context.client, ids, unread);
    const rows = records.map((record) => ({ record, inline: NO_INLINE_IDS }));
    const readings = await readHistories(context, rows, links, unread);
    companies += readings.length;
    progress?.({ companies, calls: context.client.countCalls().total });
    yield readings;
  }
}

/** How many companies the portal has, by a search that asks for none of them. @throws {HubSpotError} */
export async function countCompanies(client: HubSpotClient): Promise<number> {
  const { total } = await client.call(
    {
      kind: 'search',
      operation: 'count the companies',
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/companies/search`,
      body: { filterGroups: [], properties: [], limit: 1 },
    },
    z.object({ total: z.int().nonnegative() }),
  );
  return total;
}

/** Pages through the companies and gathers them into batches. */
async function* listCompanies(
  { client, options }: ReadingContext,
  companiesPerBatch: number,
): AsyncGenerator<readonly CrmRecord[], void, undefined> {
  const properties = companyProperties(options).join(',');
  const operation = 'list the companies';
  let gathered: CrmRecord[] = [];
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(RECORDS_PER_PAGE), properties });
    if (after !== undefined) query.set('after', after);
    const page = await client.call(
      {
        kind: 'objects',
        operation,
        method: 'GET',
        path: `/crm/objects/${OBJECTS_VERSION}/companies?${query.toString()}`,
      },
      pageSchema,
    );
    const next = page.paging?.next?.after;
    // A page that names itself as the next one would be read for ever.
    if (next !== undefined && next === after) {
      throw new HubSpotError({ code: 'bad_response', status: null, correlationId: null, operation });
    }
    after = next;
    gathered.push(...page.results);
    if (gathered.length >= companiesPerBatch || after === undefined) {
      if (gathered.length > 0) yield gathered;
      gathered = [];
    }
  } while (after !== undefined);
}
