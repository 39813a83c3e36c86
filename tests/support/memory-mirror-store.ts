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
  const checkpoints = new Map<string, { readonly text: string; readonly at: number }>();
  const readingOf = new Map<MirrorRecord, number>();
  let readings = 0;

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
    beginReading: async () => ++readings,
    async writeRecords(records, found) {
      for (const record of records) {
        if (stones.get(`${record.kind} ${record.id}`)?.reason === 'forgotten') continue;
        const old = table(record.kind).get(record.id);
        const oldReading = (old === undefined ? undefined : readingOf.get(old)) ?? 0;
        if (found !== undefined && oldReading > found.reading) continue;
        if (old === undefined) sortedIds.delete(record.kind);
        const parts = old === undefined ? 'whole' : (found?.parts ?? 'whole');
        const kept = parts === 'whole' || old === undefined ? { ...record } : { ...old, [parts]: record[parts] };
        table(record.kind).set(record.id, kept);
        readingOf.set(kept, found?.parts === 'whole' ? found.reading : oldReading);
      }
    },
    async removeRecords(kind, ids, reading = Infinity) {
      for (const id of ids) {
        const old = table(kind).get(id);
        if (old !== undefined && (readingOf.get(old) ?? 0) <= reading) table(kind).delete(id);
      }
      sortedIds.delete(kind);
    },
    countOf: async (kind, atMost = Infinity) => Math.min(table(kind).size, atMost),
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
      const text = checkpoints.get(name)?.text;
      const value: unknown = text === undefined ? null : JSON.parse(text);
      return value;
    },
    async writeCheckpoint(name, value) {
      if (value === null) checkpoints.delete(name);
      else checkpoints.set(name, { text: JSON.stringify(value), at: now().getTime() });
    },
    async listCheckpoints(prefix, olderThanMilliseconds) {
      const until = now().getTime() - olderThanMilliseconds;
      return [...checkpoints].filter(([name, { at }]) => name.startsWith(prefix) && at <= until).map(([name]) => name);
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
