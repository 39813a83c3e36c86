import type { CrmRecord } from '../crm-data.ts';
import { compareIds, IdIndex } from './id-index.ts';
import { Float64List, Int32List } from './number-list.ts';
import { TableRecord } from './stored-record.ts';
import type { RecordColumns, StoredRecord } from './stored-record.ts';
import { ValueColumn } from './value-column.ts';

/** All records of one object type, in columns. */
export class RecordTable implements RecordColumns {
  readonly #ids = new IdIndex();
  readonly #columns = new Map<string, ValueColumn>();
  readonly #createdAt = new Float64List();
  readonly #updatedAt = new Float64List();
  /** When a record that was changed had been changed before. */
  readonly #updatedBefore = new Map<number, number>();
  readonly #archivedAt = new Map<number, number>();
  readonly #gone = new Set<number>();
  /** Ids of merged records and the record each of them resolves to. */
  readonly #mergedInto = new Map<string, string>();
  readonly #changed = new Int32List();
  #ordered: Int32Array | null = null;
  #firstDay = Number.POSITIVE_INFINITY;

  /** Adds a record of the data; `settle` ends the loading. Throws where its id is taken. */
  load(record: CrmRecord, createdProperty: string): void {
    const { id, properties } = record;
    if (this.#ids.slotOf(id) !== undefined) throw new Error(`The data of the sandbox holds record ${id} twice.`);
    const created = record.createdAt ?? properties[createdProperty];
    const createdAt = instantOf(created, Number.NaN);
    const updatedAt = record.updatedAt === created ? createdAt : instantOf(record.updatedAt, createdAt);
    const slot = this.#add(id, properties, createdAt, updatedAt);
    if (record.archived === true) this.#archivedAt.set(slot, updatedAt);
    if (record.createdAt !== undefined && createdAt < this.#firstDay) this.#firstDay = createdAt;
  }

  /** Milliseconds of the earliest day on which a record says that it was made; infinite where none says so. */
  get firstDay(): number {
    return this.#firstDay;
  }

  /** Dates the records that tell no day (milliseconds). */
  settle(firstDay: number): void {
    for (let slot = 0; slot < this.slots; slot += 1) {
      if (Number.isNaN(this.#createdAt.get(slot))) this.#createdAt.set(slot, firstDay);
      if (!Number.isNaN(this.#updatedAt.get(slot))) continue;
      this.#updatedAt.set(slot, this.#createdAt.get(slot));
      if (this.#archivedAt.has(slot)) this.#archivedAt.set(slot, this.#createdAt.get(slot));
    }
  }

  /** The slots of all changed records in the order of the changes, for whoever keeps an order of its own. */
  get changed(): Int32List {
    return this.#changed;
  }

  get size(): number {
    return this.#ids.size - this.#gone.size;
  }

  /** How many slots there are: some may have lost their record. */
  get slots(): number {
    return this.#ids.size;
  }

  get hasArchived(): boolean {
    return this.#archivedAt.size > 0;
  }

  /** The record of this id, or the one that it was merged into; archived ones too. */
  find(id: string): StoredRecord | undefined {
    const slot = this.#ids.slotOf(id);
    if (slot !== undefined && !this.#gone.has(slot)) return this.at(slot);
    const winner = this.#mergedInto.get(id);
    return winner === undefined ? undefined : this.find(winner);
  }

  findLive(id: string): StoredRecord | undefined {
    const record = this.find(id);
    return record?.archivedAt === null ? record : undefined;
  }

  /** The slot of the record that has or had this id. */
  slotOf(id: string): number | undefined {
    return this.#ids.slotOf(id);
  }

  at(slot: number): StoredRecord {
    return new TableRecord(this, slot);
  }

  idAt(slot: number): string {
    return this.#ids.idOf(slot);
  }

  isLive(slot: number): boolean {
    return !this.#archivedAt.has(slot) && !this.#gone.has(slot);
  }

  createdAt(slot: number): number {
    return this.#createdAt.get(slot);
  }

  updatedAt(slot: number): number {
    return this.#updatedAt.get(slot);
  }

  /** Undefined where the record is as it was loaded or made. */
  updatedBefore(slot: number): number | undefined {
    return this.#updatedBefore.get(slot);
  }

  archivedAt(slot: number): number | null {
    return this.#archivedAt.get(slot) ?? null;
  }

  value(slot: number, property: string): string | null | undefined {
    return this.#columns.get(property)?.get(slot);
  }

  /** A copy of all values of one record. */
  valuesAt(slot: number): Record<string, string | null> {
    const values: Record<string, string | null> = {};
    for (const [name, column] of this.#columns) {
      const value = column.get(slot);
      if (value !== undefined) values[name] = value;
    }
    return values;
  }

  /** Every value that some record has or had, once. */
  valuesOf(property: string): readonly string[] {
    return this.#columns.get(property)?.texts ?? [];
  }

  /** The slots of all records in order of their ids. */
  ordered(): Int32Array {
    this.#ordered ??= this.#ids.ordered().filter((slot) => !this.#gone.has(slot));
    return this.#ordered;
  }

  /** Orders two slots by the ids of their records. */
  compareSlots(one: number, other: number): number {
    return this.#ids.compare(one, other);
  }

  /** Position in `ordered()` of the first record whose id is greater. */
  positionAfter(id: string): number {
    const slots = this.ordered();
    let low = 0;
    let high = slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareIds(this.idAt(slots[middle] ?? 0), id) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(id: string, properties: Readonly<Record<string, string | null>>, at: number): StoredRecord {
    const slot = this.#add(id, properties, at, at);
    this.#changed.push(slot);
    return this.at(slot);
  }

  /** Replaces the given values, keeps the others, and bumps the day of modification. */
  write({ slot }: StoredRecord, values: Readonly<Record<string, string | null>>, at: number): void {
    this.#setValues(slot, values);
    this.#bump(slot, at);
  }

  archive({ slot }: StoredRecord, at: number): void {
    this.#archivedAt.set(slot, at);
    this.#bump(slot, at);
  }

  /** Brings an archived record back as it was: HubSpot does not count it as a modification. */
  restore({ slot }: StoredRecord): void {
    this.#archivedAt.delete(slot);
    this.#changed.push(slot);
  }

  /** Removes a record for good; its id leads nowhere. */
  remove({ slot }: StoredRecord): void {
    this.#gone.add(slot);
    this.#archivedAt.delete(slot);
    this.#ordered = null;
    this.#changed.push(slot);
  }

  /** Removes a record for good; from now on its id resolves to the winner. */
  mergeInto(loser: StoredRecord, winner: StoredRecord): void {
    this.remove(loser);
    this.#mergedInto.set(loser.id, winner.id);
  }

  #add(id: string, properties: Readonly<Record<string, string | null>>, createdAt: number, updatedAt: number): number {
    const slot = this.#ids.add(id);
    this.#setValues(slot, properties);
    this.#createdAt.set(slot, createdAt);
    this.#updatedAt.set(slot, updatedAt);
    this.#ordered = null;
    return slot;
  }

  #setValues(slot: number, values: Readonly<Record<string, string | null>>): void {
    for (const name in values) {
      const value = values[name];
      if (value === undefined) continue;
      let column = this.#columns.get(name);
      if (column === undefined) this.#columns.set(name, (column = new ValueColumn()));
      column.set(slot, value);
    }
  }

  #bump(slot: number, at: number): void {
    this.#updatedBefore.set(slot, this.#updatedAt.get(slot));
    this.#updatedAt.set(slot, at);
    this.#changed.push(slot);
  }
}

function instantOf(text: string | null | undefined, otherwise: number): number {
  if (text === undefined || text === null || text === '') return otherwise;
  const instant = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(instant) ? instant : otherwise;
}
