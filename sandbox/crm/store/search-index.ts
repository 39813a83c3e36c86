import type { RecordTable } from './record-table.ts';

/**
 * The live records of one type in order of their last modification. Built when it is first asked for; records that change
 * afterwards are looked at one by one until there are many of them.
 */
export class SearchIndex {
  readonly #table: RecordTable;
  #slots = new Int32Array(0);
  #instants = new Float64Array(0);
  #isBuilt = false;
  readonly #changed = new Set<number>();
  /** By slot: whether it is among the changed. */
  #isChanged = new Uint8Array(0);
  #seen = 0;

  constructor(table: RecordTable) {
    this.#table = table;
  }

  /** All live records in order of id; those with greater ids only where one is given. */
  byId(after?: string): Int32Array {
    const slots = this.#table.ordered();
    const wanted = after === undefined ? slots : slots.subarray(this.#table.positionAfter(after));
    return this.#table.hasArchived ? wanted.filter((slot) => this.#table.isLive(slot)) : wanted;
  }

  /** The live ones of these ids. */
  named(ids: Iterable<string>): Int32Array {
    const found = new Set<number>();
    for (const id of ids) {
      const record = this.#table.findLive(id);
      if (record !== undefined) found.add(record.slot);
    }
    return Int32Array.from(found);
  }

  /** Live records last modified between two instants, both included, in milliseconds; in order of modification, then of id. */
  modifiedBetween(from: number, to: number): Int32Array {
    this.#follow();
    const unchanged = this.#slots.subarray(this.#placeOf(from), this.#placeOf(to + 1));
    if (this.#changed.size === 0) return unchanged;
    const table = this.#table;
    const changed = [...this.#changed].filter((slot) => {
      const at = table.updatedAt(slot);
      return at >= from && at <= to && table.isLive(slot);
    });
    return this.#merged(
      unchanged.filter((slot) => this.#isChanged[slot] !== 1),
      changed.sort((one, other) => this.#compare(one, other)),
    );
  }

  #merged(unchanged: Int32Array, changed: readonly number[]): Int32Array {
    const slots = new Int32Array(unchanged.length + changed.length);
    let place = 0;
    let next = 0;
    for (const slot of changed) {
      while (next < unchanged.length && this.#compare(unchanged[next] ?? 0, slot) < 0) {
        slots[place++] = unchanged[next++] ?? 0;
      }
      slots[place++] = slot;
    }
    slots.set(unchanged.subarray(next), place);
    return slots;
  }

  #compare(one: number, other: number): number {
    return this.#table.updatedAt(one) - this.#table.updatedAt(other) || this.#table.compareSlots(one, other);
  }

  #follow(): void {
    const { changed, slots } = this.#table;
    if (this.#isBuilt) {
      if (this.#isChanged.length < slots) this.#isChanged = grown(this.#isChanged, slots);
      for (; this.#seen < changed.length; this.#seen += 1) {
        const slot = changed.get(this.#seen);
        this.#changed.add(slot);
        this.#isChanged[slot] = 1;
      }
      if (this.#changed.size <= Math.max(1_000, this.#slots.length / 20)) return;
    }
    this.#build();
    this.#isBuilt = true;
    this.#seen = changed.length;
    this.#changed.clear();
    this.#isChanged = new Uint8Array(slots);
  }

  /**
   * The instants are sorted by themselves, as plain numbers, and the records, in order of their ids, take the places of their
   * instants: comparing millions of records two by two would take much longer.
   */
  #build(): void {
    const live = this.byId();
    this.#instants = Float64Array.from(live, (slot) => this.#table.updatedAt(slot)).sort();
    this.#slots = new Int32Array(live.length);
    const taken = new Int32Array(live.length);
    for (const slot of live) {
      const first = this.#placeOf(this.#table.updatedAt(slot));
      const already = taken[first] ?? 0;
      this.#slots[first + already] = slot;
      taken[first] = already + 1;
    }
  }

  /** Where the first record modified at the instant or later stands. */
  #placeOf(instant: number): number {
    let low = 0;
    let high = this.#instants.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#instants[middle] ?? 0) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function grown(flags: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(flags);
  return larger;
}
