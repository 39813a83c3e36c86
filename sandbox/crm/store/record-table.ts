import type { CrmRecord } from '../crm-data.ts';

/** A record as the sandbox holds it. Its properties are never changed in place: a write replaces the object. */
export interface StoredRecord {
  readonly id: string;
  properties: Readonly<Record<string, string | null>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
  /** Milliseconds since 1970; null while the record is live. */
  archivedAt: number | null;
}

/** Orders ids as HubSpot does, by number, whatever their length. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** All records of one object type. */
export class RecordTable {
  readonly #records = new Map<string, StoredRecord>();
  readonly #archived = new Set<string>();
  /** Ids of merged records and the record each of them resolves to. */
  readonly #mergedInto = new Map<string, string>();
  #ordered: StoredRecord[] | null = null;
  #changes = 0;

  /** `createdProperty` names the property that holds the day of creation; without one, the record is as old as the account. */
  constructor(records: readonly CrmRecord[], createdProperty: string, firstDay: number) {
    for (const record of records) {
      const createdAt = instantOf(record.createdAt ?? record.properties[createdProperty], firstDay);
      const updatedAt = instantOf(record.updatedAt, createdAt);
      if (this.#records.has(record.id)) throw new Error(`The data of the sandbox holds record ${record.id} twice.`);
      this.#records.set(record.id, {
        id: record.id,
        properties: record.properties,
        createdAt,
        updatedAt,
        archivedAt: record.archived === true ? updatedAt : null,
      });
      if (record.archived === true) this.#archived.add(record.id);
    }
  }

  /** Counts every change of a record: an index that was built at another count is out of date. */
  get changes(): number {
    return this.#changes;
  }

  get size(): number {
    return this.#records.size;
  }

  get hasArchived(): boolean {
    return this.#archived.size > 0;
  }

  /** The record of this id, or the one that it was merged into; archived ones too. */
  find(id: string): StoredRecord | undefined {
    return this.#records.get(id) ?? this.#records.get(this.#winnerOf(id));
  }

  findLive(id: string): StoredRecord | undefined {
    const record = this.find(id);
    return record?.archivedAt === null ? record : undefined;
  }

  isArchived(id: string): boolean {
    return this.#archived.has(id);
  }

  /** All records in order of their ids. */
  ordered(): readonly StoredRecord[] {
    this.#ordered ??= [...this.#records.values()].sort((one, other) => compareIds(one.id, other.id));
    return this.#ordered;
  }

  /** Position in `ordered()` of the first record whose id is greater. */
  positionAfter(id: string): number {
    const records = this.ordered();
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = records[middle];
      if (record !== undefined && compareIds(record.id, id) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(id: string, properties: Readonly<Record<string, string | null>>, at: number): StoredRecord {
    const record: StoredRecord = { id, properties, createdAt: at, updatedAt: at, archivedAt: null };
    const last = this.#ordered?.at(-1);
    this.#records.set(id, record);
    if (last === undefined || compareIds(last.id, id) < 0) this.#ordered?.push(record);
    else this.#ordered = null;
    this.#changes += 1;
    return record;
  }

  /** Replaces the given values, keeps the others, and bumps the day of modification. */
  write(record: StoredRecord, values: Readonly<Record<string, string | null>>, at: number): void {
    record.properties = { ...record.properties, ...values };
    record.updatedAt = at;
    this.#changes += 1;
  }

  archive(record: StoredRecord, at: number): void {
    record.archivedAt = at;
    record.updatedAt = at;
    this.#archived.add(record.id);
    this.#changes += 1;
  }

  /** Removes a record for good; from now on its id resolves to the winner. */
  mergeInto(loser: StoredRecord, winner: StoredRecord): void {
    this.#records.delete(loser.id);
    this.#archived.delete(loser.id);
    this.#mergedInto.set(loser.id, winner.id);
    this.#ordered = null;
    this.#changes += 1;
  }

  #winnerOf(id: string): string {
    let winner = id;
    for (let next = this.#mergedInto.get(winner); next !== undefined; next = this.#mergedInto.get(winner))
      winner = next;
    return winner;
  }
}

function instantOf(text: string | null | undefined, otherwise: number): number {
  if (text === undefined || text === null || text === '') return otherwise;
  const instant = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(instant) ? instant : otherwise;
}
