import type { CrmRecord } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import type { ObjectType } from '../records/object-types.ts';
import { type Associations, readAssociations } from '../records/read-associations.ts';
import { readRecords } from '../records/read-records.ts';

/** Where records and their associations come from: HubSpot itself, or what was mirrored of it. */
export interface RecordSource {
  /** @returns by id; what the source has nothing for is missing. @throws {HubSpotError} */
  readRecords(
    type: ObjectType,
    ids: Iterable<string>,
    properties: readonly string[],
  ): Promise<ReadonlyMap<string, CrmRecord>>;
  /** @throws {HubSpotError} */
  readAssociations(from: ObjectType, to: ObjectType, ids: Iterable<string>): Promise<Associations>;
}

/** HubSpot as it is now. */
export function createLiveSource(client: HubSpotClient): RecordSource {
  return {
    readRecords: (type, ids, properties) => readRecords(client, type, ids, properties),
    readAssociations: (from, to, ids) => readAssociations(client, from, to, ids),
  };
}
