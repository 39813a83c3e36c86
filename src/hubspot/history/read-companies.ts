import * as z from 'zod';
import type { CompanyReading } from '../../operations/ports.ts';
import { OBJECTS_VERSION } from '../client/api-versions.ts';
import { NO_INLINE_IDS, readCompanyLinks } from './company-row.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { listCompanies } from '../records/list-companies.ts';
import { companyProperties } from './parse-company.ts';
import { readHistories } from './read-histories.ts';
import type { ReadingContext } from './reading-context.ts';
import { createUnreadKinds } from './unread-kinds.ts';

/** Companies read together: large enough that the calls for associations are few, small enough for any memory. */
export const COMPANIES_PER_BATCH = 500;

/**
 * Reads every company of the portal, a batch at a time; nothing of a batch is kept after it was handed out.
 *
 * @throws {HubSpotError}
 */
export async function* readCompanies(
  client: HubSpotClient,
  context: ReadingContext,
  companiesPerBatch: number = COMPANIES_PER_BATCH,
  progress?: (done: { readonly companies: number; readonly calls: number }) => void,
): AsyncGenerator<readonly CompanyReading[], void, undefined> {
  const properties = companyProperties(context.options);
  let companies = 0;
  for await (const { records } of listCompanies(client, { properties, companiesPerPage: companiesPerBatch })) {
    const unread = createUnreadKinds();
    const ids = records.map(({ id }) => id);
    const links = await readCompanyLinks(context.source, ids, unread);
    const rows = records.map((record) => ({ record, inline: NO_INLINE_IDS }));
    const readings = await readHistories(context, rows, links, unread);
    companies += readings.length;
    progress?.({ companies, calls: client.countCalls().total });
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
