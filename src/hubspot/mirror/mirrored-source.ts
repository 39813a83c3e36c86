import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { HubSpotError } from '../client/hubspot-error.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import type { Association } from '../records/read-associations.ts';
import type { RecordSource } from '../history/record-source.ts';
import type { FieldPackers } from './field-packers.ts';
import type { HolderType } from './mirrored-types.ts';
import { type LinkLists, splitLinks, unpackList } from './pack-links.ts';
import type { PortalPart } from './unread-parts.ts';

export interface MirroredSource extends RecordSource {
  /** Whether a record was met that was packed under another list of properties: what was read is then not to be used. */
  readonly hasUnreadable: () => boolean;
}

interface Row {
  readonly record: CrmRecord | null;
  readonly lists: LinkLists;
}

/** A page of the mirror, read without a call; each record is taken from the store once. */
export function createMirroredSource(
  store: MirrorStore,
  packers: FieldPackers,
  unreadParts: readonly string[],
): MirroredSource {
  const unread = new Set(unreadParts);
  const rows = new Map<ObjectType, Map<string, Row | null>>();
  const loading = new Map<ObjectType, Promise<void>>();
  let unreadable = false;

  async function loadMissing(type: ObjectType, ids: ReadonlySet<string>): Promise<void> {
    const known = rows.get(type) ?? new Map<string, Row | null>();
    rows.set(type, known);
    const missing = [...ids].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    for (const id of missing) known.set(id, null);
    for (const { id, fields, links } of await store.readRecords(KIND_OF[type], missing)) {
      const record = packers[type].unpack(id, fields);
      unreadable ||= record === null;
      known.set(id, { record, lists: splitLinks(links) });
    }
  }

  /** One load of a type after the other: two that want the same records then read them once. */
  async function load(type: ObjectType, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Row | null>> {
    const turn = (loading.get(type) ?? Promise.resolve()).then(() => loadMissing(type, ids));
    loading.set(type, turn);
    await turn;
    return rows.get(type) ?? new Map();
  }

  /** As HubSpot would refuse it, so that what is missing is told in the same way. */
  function refuseUnread(part: PortalPart, asked: ReadonlySet<string>): void {
    if (asked.size === 0 || !unread.has(part)) return;
    throw new HubSpotError({ code: 'missing_scope', status: null, correlationId: null, operation: 'read the mirror' });
  }

  return {
    hasUnreadable: () => unreadable,
    async readRecords(type, ids) {
      const asked = new Set(ids);
      refuseUnread(type, asked);
      const known = await load(type, asked);
      const found = new Map<string, CrmRecord>();
      for (const id of asked) {
        const record = known.get(id)?.record;
        if (record !== undefined && record !== null) found.set(id, record);
      }
      return found;
    },
    async readAssociations(from, to, ids) {
      const asked = new Set(ids);
      refuseUnread(`${from}>${to}`, asked);
      if (!isHolder(from)) throw new RangeError(`The mirror keeps no links of ${from}.`);
      const known = await load(from, asked);
      const found = new Map<string, readonly Association[]>();
      for (const id of asked) {
        const list = known.get(id)?.lists.get(to);
        if (list !== undefined) found.set(id, unpackList(from, to, list));
      }
      return found;
    },
  };
}

function isHolder(type: ObjectType): type is HolderType {
  return type === 'companies' || type === 'contacts' || type === 'deals';
}
