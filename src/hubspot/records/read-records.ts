import * as z from 'zod';
import { OBJECTS_PER_BATCH, OBJECTS_VERSION } from '../client/api-versions.ts';
import { type CrmRecord, recordsSchema } from './crm-record.ts';
import { errorBodySchema, idsNamedBy, saysNotFound } from '../client/error-body.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { KIND_OF, type ObjectType } from './object-types.ts';

const batchSchema = z.object({ results: recordsSchema, errors: z.array(errorBodySchema).default([]) });

/** What HubSpot answered about records asked for by their ids. */
export interface RecordsRead {
  readonly records: readonly CrmRecord[];
  /** Ids that it says it has no record for. */
  readonly notFound: readonly string[];
  /** Ids that it failed at, tried again in vain. */
  readonly failed: readonly string[];
}

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
  const { records } = await readBatches(client, type, ids, properties);
  return new Map(records.map((record) => [record.id, record]));
}

/** As `readRecords`, and says of the ids without a record what HubSpot said of them. @throws {HubSpotError} */
export async function readBatches(
  client: HubSpotClient,
  type: ObjectType,
  ids: Iterable<string>,
  properties: readonly string[],
): Promise<RecordsRead> {
  const batches = chunk([...new Set(ids)], OBJECTS_PER_BATCH);
  const read = await Promise.all(batches.map((batch) => readBatch(client, type, batch, properties)));
  return {
    records: read.flatMap(({ records }) => records),
    notFound: read.flatMap(({ notFound }) => notFound),
    failed: read.flatMap(({ failed }) => failed),
  };
}

/** Times that a part of a batch is asked for which HubSpot failed at for a reason other than that there is no such record. */
const TRIES = 4;

async function readBatch(
  client: HubSpotClient,
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<RecordsRead> {
  const records: CrmRecord[] = [];
  const notFound: string[] = [];
  let left = ids;
  for (let attempt = 1; attempt <= TRIES && left.length > 0; attempt += 1) {
    const { results, errors } = await client.call(
      {
        kind: 'objects',
        operation: `read ${KIND_OF[type].replace('_', ' ')} records`,
        method: 'POST',
        path: `/crm/objects/${OBJECTS_VERSION}/${type}/batch/read`,
        body: { properties, inputs: left.map((id) => ({ id })) },
      },
      batchSchema,
    );
    records.push(...results);
    notFound.push(...errors.filter(saysNotFound).flatMap(idsNamedBy));
    const failed = new Set(errors.filter((error) => !saysNotFound(error)).flatMap(idsNamedBy));
    left = left.filter((id) => failed.has(id));
  }
  return { records, notFound, failed: left };
}

export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
