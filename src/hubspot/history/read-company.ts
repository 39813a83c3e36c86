import type * as z from 'zod';
import type { CompanyReading, PublishedValues } from '../../operations/ports.ts';
import { OBJECTS_VERSION } from '../client/api-versions.ts';
import { type CompanyRow, type InlineIds, readCompanyLinks } from './company-row.ts';
import { type CrmRecord, crmRecordSchema, crmRecordWithAssociationsSchema } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError, isHubSpotError } from '../client/hubspot-error.ts';
import { ACTIVITY_TYPES } from '../records/object-types.ts';
import { parseCompanyName } from '../records/company-name.ts';
import { companyProperties } from './parse-company.ts';
import { parsePublished, PUBLISHED_PROPERTY_NAMES } from '../properties/parse-published.ts';
import { readHistories } from './read-histories.ts';
import type { LiveReading } from './reading-context.ts';
import { createUnreadKinds } from './unread-kinds.ts';

/**
 * Reads one company: at most 20 calls in three rounds for up to 100 records of each kind. The calls are three for the
 * company with its activities, its deals and its contacts; ten for the deals and for what is logged on them and on the
 * contacts; seven for the activities and the line items. Each further one is for something rare: a deal shared by
 * companies of which none is its primary (one call), companies linked to this one (up to four), a kind of more than
 * 100 records.
 *
 * @returns null where HubSpot knows no such company
 * @throws {HubSpotError}
 */
export async function readCompany(reading: LiveReading, companyId: string): Promise<CompanyReading | null> {
  const unread = createUnreadKinds();
  const [context, row, asked] = await Promise.all([
    reading.context(),
    readRow(reading, companyId),
    readCompanyLinks(reading.source, [companyId], unread).catch(notFoundAsNull),
  ]);
  if (row === null) return null;
  // HubSpot answers for a merged company with the one it was merged into, under that one's id.
  const { id } = row.record;
  const links = id === companyId && asked !== null ? asked : await readCompanyLinks(reading.source, [id], unread);
  const [read] = await readHistories(context, [row], links, unread);
  return read ?? null;
}

/** What was last published on a company: one call. @throws {HubSpotError} */
export async function readPublished(
  client: HubSpotClient,
  companyId: string,
): Promise<{ readonly name: string; readonly published: PublishedValues | null } | null> {
  const record = await getCompany(
    client,
    companyId,
    { properties: ['name', 'domain', ...PUBLISHED_PROPERTY_NAMES] },
    crmRecordSchema,
  );
  return record === null ? null : { name: parseCompanyName(record), published: parsePublished(record.properties) };
}

async function readRow({ client, options }: LiveReading, companyId: string): Promise<CompanyRow | null> {
  const properties = companyProperties(options);
  const associations = [...ACTIVITY_TYPES, ...(options.readReferrals ? ['companies'] : [])];
  try {
    const record = await getCompany(client, companyId, { properties, associations }, crmRecordWithAssociationsSchema);
    return record === null ? null : { record, inline: wholeLists(record, associations) };
  } catch (error) {
    // A permission missing for one of the associated kinds: they are then asked for one by one.
    if (!isHubSpotError(error, 'missing_scope')) throw error;
    const record = await getCompany(client, companyId, { properties }, crmRecordSchema);
    return record === null ? null : { record, inline: new Map() };
  }
}

type RecordWithAssociations = z.infer<typeof crmRecordWithAssociationsSchema>;

/** The lists that came whole with the company. One that is cut short says so by naming a next page. */
function wholeLists({ associations }: RecordWithAssociations, asked: readonly string[]): InlineIds {
  const types = [...ACTIVITY_TYPES, 'companies' as const].filter((type) => asked.includes(type));
  return new Map(
    types.flatMap((type) => {
      const list = associations?.[type];
      if (list?.paging?.next !== undefined) return [];
      return [[type, [...new Set(list?.results.map(({ id }) => id))]] as const];
    }),
  );
}

async function getCompany<T extends CrmRecord>(
  client: HubSpotClient,
  companyId: string,
  query: { readonly properties: readonly string[]; readonly associations?: readonly string[] },
  schema: z.ZodType<T>,
): Promise<T | null> {
  const search = new URLSearchParams({ properties: query.properties.join(',') });
  if (query.associations !== undefined) search.set('associations', query.associations.join(','));
  const found = await client
    .call(
      {
        kind: 'objects',
        operation: 'read a company',
        method: 'GET',
        path: `/crm/objects/${OBJECTS_VERSION}/companies/${encodeURIComponent(companyId)}?${search.toString()}`,
      },
      schema,
    )
    .catch(notFoundAsNull);
  return found;
}

function notFoundAsNull(error: unknown): null {
  if (error instanceof HubSpotError && error.code === 'not_found') return null;
  throw error;
}
