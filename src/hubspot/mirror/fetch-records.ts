import type { CrmRecord } from '../records/crm-record.ts';
import { HubSpotError } from '../client/hubspot-error.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import type { Associations } from '../records/read-associations.ts';
import { readBatches } from '../records/read-records.ts';
import type { Merge, MirrorRun } from './mirror-run.ts';
import { askedProperties, type HolderType, MERGEABLE_TYPES } from './mirrored-types.ts';

export interface FetchedRecords {
  readonly records: ReadonlyMap<string, CrmRecord>;
  /** Ids that HubSpot has no record for. */
  readonly gone: readonly string[];
  readonly merged: readonly Merge[];
}

/**
 * Reads records by their ids as HubSpot has them now, and tells what became of the others.
 *
 * @returns null where the permission is missing
 * @throws {HubSpotError} `server` where HubSpot keeps failing at one of them: nothing is taken for gone that is not
 */
export async function fetchRecords(
  { client, context, unread, tally }: MirrorRun,
  type: ObjectType,
  ids: Iterable<string>,
): Promise<FetchedRecords | null> {
  const asked = new Set(ids);
  if (asked.size === 0) return { records: new Map(), gone: [], merged: [] };
  const properties = askedProperties(type, context.options);
  const read = await unread.orNull(type, readBatches(client, type, asked, properties));
  if (read === null) return null;
  if (read.failed.length > 0) throw failedAt(type);
  const records = new Map(read.records.map((record) => [record.id, record]));
  const gone = new Set(read.notFound);
  const silent = [...asked].filter((id) => !records.has(id) && !gone.has(id));
  const merged: Merge[] = [];
  if (MERGEABLE_TYPES.includes(type)) {
    // A merged record answers under another id: asked for alone, it can be told which.
    const alone = await Promise.all(silent.map((id) => readBatches(client, type, [id], properties)));
    for (const [index, { records: found, failed }] of alone.entries()) {
      if (failed.length > 0) throw failedAt(type);
      const [oldId, record] = [silent[index], found[0]];
      if (oldId === undefined) continue;
      if (record === undefined) gone.add(oldId);
      else if (record.id !== oldId) merged.push({ oldId, newId: record.id });
      if (record !== undefined) records.set(record.id, record);
    }
  } else {
    for (const id of silent) gone.add(id);
  }
  tally.countRead(type, records.size);
  return { records, gone: [...gone], merged };
}

/** Reads links of one type; null where the permission is missing. @throws {HubSpotError} */
export async function fetchLinks(
  { context, unread }: Pick<MirrorRun, 'context' | 'unread'>,
  from: ObjectType,
  to: ObjectType,
  ids: readonly string[],
): Promise<Associations | null> {
  if (ids.length === 0) return new Map();
  const reading = context.source.readAssociations(from, to, ids);
  // Without the deals of its companies a portal cannot be read at all.
  return from === 'companies' && to === 'deals' ? reading : unread.orNull(`${from}>${to}`, reading);
}

export type LinksByType = ReadonlyMap<ObjectType, Associations>;

/** Reads links of several types side by side; a type that may not be read is missing. @throws {HubSpotError} */
export async function fetchAllLinks(
  run: Pick<MirrorRun, 'context' | 'unread'>,
  from: HolderType,
  types: readonly ObjectType[],
  ids: readonly string[],
): Promise<LinksByType> {
  const read = await Promise.all(types.map(async (to) => [to, await fetchLinks(run, from, to, ids)] as const));
  return new Map(read.flatMap(([to, associations]) => (associations === null ? [] : [[to, associations] as const])));
}

function failedAt(type: ObjectType): HubSpotError {
  const operation = `read ${KIND_OF[type].replace('_', ' ')} records`;
  return new HubSpotError({ code: 'server', status: 207, correlationId: null, operation });
}
