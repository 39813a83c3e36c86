import type {
  MergedRecord,
  MirrorRecord,
  MirrorStore,
  RecordKind,
  Tombstone,
} from '../../src/operations/ports/mirror-store.ts';

export interface MemoryMirrorStore extends MirrorStore {
  /** Every mirrored record, in no order. */
  all(): readonly MirrorRecord[];
}

/** A mirror that lasts as long as the test. */
export function createMemoryMirrorStore(now: () => Date = () => new Date(0)): MemoryMirrorStore {
  const tables = new Map<RecordKind, Map<string, MirrorRecord>>();
  const sortedIds = new Map<RecordKind, readonly string[]>();
  const merged = new Map<string, string>();
  const stones = new Map<string, Tombstone>();
  const checkpoints = new Map<string, string>();

  const table = (kind: RecordKind): Map<string, MirrorRecord> => {
    const known = tables.get(kind) ?? new Map<string, MirrorRecord>();
    tables.set(kind, known);
    return known;
  };
  const idsOf = (kind: RecordKind): readonly string[] => {
    const ids = sortedIds.get(kind) ?? [...table(kind).keys()].sort(compareNumbers);
    sortedIds.set(kind, ids);
    return ids;
  };

  return {
    all: () => [...tables.values()].flatMap((rows) => [...rows.values()]),
    async listIds(kind, { after, limit }) {
      const ids = idsOf(kind);
      const start = after === null ? 0 : firstAfter(ids, after);
      return ids.slice(start, start + limit);
    },
    async readRecords(kind, ids) {
      return [...new Set(ids)].flatMap((id) => table(kind).get(id) ?? []);
    },
    async writeRecords(records) {
      for (const record of records) {
        if (stones.get(`${record.kind} ${record.id}`)?.reason === 'forgotten') continue;
        if (!table(record.kind).has(record.id)) sortedIds.delete(record.kind);
        table(record.kind).set(record.id, record);
      }
    },
    async removeRecords(kind, ids) {
      for (const id of ids) table(kind).delete(id);
      sortedIds.delete(kind);
    },
    countRecords: async () => new Map([...tables].map(([kind, rows]) => [kind, rows.size])),
    async noteMerges(merges: readonly MergedRecord[]) {
      for (const { kind, oldId, newId } of merges) merged.set(`${kind} ${oldId}`, newId);
    },
    async resolveId(kind, id) {
      let current = id;
      for (let next = merged.get(`${kind} ${current}`); next !== undefined; next = merged.get(`${kind} ${current}`))
        current = next;
      return current;
    },
    async bury(kind, ids, reason) {
      for (const id of ids) stones.set(`${kind} ${id}`, { kind, id, reason, at: now() });
    },
    async unbury(kind, ids) {
      for (const id of ids) if (stones.get(`${kind} ${id}`)?.reason === 'deleted') stones.delete(`${kind} ${id}`);
    },
    listTombstones: async (kind) => [...stones.values()].filter((stone) => stone.kind === kind),
    async readCheckpoint(name) {
      const text = checkpoints.get(name);
      const value: unknown = text === undefined ? null : JSON.parse(text);
      return value;
    },
    async writeCheckpoint(name, value) {
      if (value === null) checkpoints.delete(name);
      else checkpoints.set(name, JSON.stringify(value));
    },
  };
}

function compareNumbers(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

function firstAfter(ids: readonly string[], after: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareNumbers(ids[middle] ?? '', after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
