/** A record as the table holds it at the moment of asking: what is written to the table shows at once. */
export interface StoredRecord {
  readonly id: string;
  /** Its place in the table, which it keeps. */
  readonly slot: number;
  /** A copy of all its values. */
  readonly properties: Readonly<Record<string, string | null>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Milliseconds since 1970; null while the record is live. */
  readonly archivedAt: number | null;
  /** Undefined where the record was never given a value, null where it was emptied. */
  value(property: string): string | null | undefined;
}

/** What a table knows about the record at a slot. */
export interface RecordColumns {
  idAt(slot: number): string;
  createdAt(slot: number): number;
  updatedAt(slot: number): number;
  archivedAt(slot: number): number | null;
  value(slot: number, property: string): string | null | undefined;
  valuesAt(slot: number): Readonly<Record<string, string | null>>;
}

/** One row of a table. */
export class TableRecord implements StoredRecord {
  readonly slot: number;
  readonly #columns: RecordColumns;

  constructor(columns: RecordColumns, slot: number) {
    this.#columns = columns;
    this.slot = slot;
  }

  get id(): string {
    return this.#columns.idAt(this.slot);
  }

  get properties(): Readonly<Record<string, string | null>> {
    return this.#columns.valuesAt(this.slot);
  }

  get createdAt(): number {
    return this.#columns.createdAt(this.slot);
  }

  get updatedAt(): number {
    return this.#columns.updatedAt(this.slot);
  }

  get archivedAt(): number | null {
    return this.#columns.archivedAt(this.slot);
  }

  value(property: string): string | null | undefined {
    return this.#columns.value(this.slot, property);
  }
}
