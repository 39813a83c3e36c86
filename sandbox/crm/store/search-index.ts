import type { RecordTable, StoredRecord } from './record-table.ts';

/**
 * The records of one type in order of their last modification, as search sees them. HubSpot's search lags behind its writes;
 * this is the one place from which search takes its records, so a lag belongs here.
 */
export class SearchIndex {
  readonly #table: RecordTable;
  #byModified: readonly StoredRecord[] = [];
  #builtAt = -1;

  constructor(table: RecordTable) {
    this.#table = table;
  }

  /** All live records in order of id. */
  all(): readonly StoredRecord[] {
    const records = this.#table.ordered();
    return this.#table.hasArchived ? records.filter((record) => record.archivedAt === null) : records;
  }

  /** The live ones of these ids. */
  named(ids: Iterable<string>): readonly StoredRecord[] {
    const found = new Set<StoredRecord>();
    for (const id of ids) {
      const record = this.#table.findLive(id);
      if (record !== undefined) found.add(record);
    }
    return [...found];
  }

  /** Live records last modified between two instants, both included, in milliseconds; in order of modification. */
  modifiedBetween(from: number, to: number): readonly StoredRecord[] {
    this.#build();
    return this.#byModified.slice(this.#firstAt(from), this.#firstAt(to + 1));
  }

  #build(): void {
    if (this.#builtAt === this.#table.changes) return;
    this.#builtAt = this.#table.changes;
    this.#byModified = [...this.all()].sort((one, other) => one.updatedAt - other.updatedAt);
  }

  #firstAt(instant: number): number {
    let low = 0;
    let high = this.#byModified.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#byModified[middle]?.updatedAt ?? Number.POSITIVE_INFINITY) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
