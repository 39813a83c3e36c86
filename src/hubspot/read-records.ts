import * as z from 'zod';
import { OBJECTS_PER_BATCH, OBJECTS_VERSION } from './api-versions.ts';
import { type CrmRecord, recordsSchema } from './crm-record.ts';
import { errorBodySchema, idsNamedBy, saysNotFound } from './error-body.ts';
import type { HubSpotClient } from './hubspot-client.ts';
import { KIND_OF, type ObjectType } from './object-types.ts';

const batchSchema = z.object({ results: recordsSchema, errors: z.array(errorBodySchema).default([]) });

/**
 * Reads records by their ids, in batches of 100, each once.
 *
 * @returns by id; an id that HubSpot gave nothing for is missing
 * @throws {HubSpotError}
 */
export async function readRecords(
  client: HubSpotClient,
  type: ObjectType,
  ids: Iterable<string>,
  properties: readonly string[],
): Promise<ReadonlyMap<string, CrmRecord>> {
  const batches = chunk([...new Set(ids)], OBJECTS_PER_BATCH);
  const read = await Promise.all(
    batches.map(async (batch) => {
      const first = await readBatch(client, type, batch, properties);
      if (first.mayPass.length === 0) return first.records;
      const second = await readBatch(client, type, first.mayPass, properties);
      return [...first.records, ...second.records];
    }),
  );
  return new Map(read.flat().map((record) => [record.id, record]));
}

/** One call, and the ids that HubSpot failed at for a reason other than that there is no such record. */
async function readBatch(
  client: HubSpotClient,
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<{ readonly records: readonly CrmRecord[]; readonly mayPass: readonly string[] }> {
  const { results, errors } = await client.call(
    {
      kind: 'objects',
      operation: `read ${KIND_OF[type].replace('_', ' ')} records`,
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/${type}/batch/read`,
      body: { properties, inputs: ids.map((id) => ({ id })) },
    },
    batchSchema,
  );
  const failed = new Set(errors.filter((error) => !saysNotFound(error)).flatMap(idsNamedBy));
  return { records: results, mayPass: ids.filter((id) => failed.has(id)) };
}

export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
