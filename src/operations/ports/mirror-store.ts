/** What is kept of the CRM between runs. The store knows neither what a record says nor how it is linked. */
import type { ActivityKind, SkippedRecord } from '../../scoring/types.ts';

/** Our word for each kind of mirrored record. */
export type RecordKind = Exclude<SkippedRecord['kind'], 'answer'> | ActivityKind;

/** A record of the CRM as it was last read: two texts that only the room that wrote them can read. */
export interface MirrorRecord {
  readonly kind: RecordKind;
  /** A whole number of at most 18 digits, as text. */
  readonly id: string;
  /** What the record says, packed. */
  readonly fields: string;
  /** Which records of which kinds belong to it, packed; '' where none. */
  readonly links: string;
}

/** A record that is the same as another one since a merge. */
export interface MergedRecord {
  readonly kind: RecordKind;
  readonly oldId: string;
  readonly newId: string;
}

/** A record that must not come back by itself, or has to be looked after in case it is restored. */
export interface Tombstone {
  readonly kind: RecordKind;
  readonly id: string;
  readonly reason: 'deleted' | 'forgotten';
  readonly at: Date;
}

/** The mirror of one portal. Writing a record that is there replaces it; removing one that is not does nothing. */
export interface MirrorStore {
  /** Ids in ascending order, from the first one after `after` on (null: from the start). */
  listIds(
    kind: RecordKind,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly string[]>;
  /** In no order; what is not mirrored is missing. */
  readRecords(kind: RecordKind, ids: readonly string[]): Promise<readonly MirrorRecord[]>;
  /** In one transaction. A forgotten record is left out. */
  writeRecords(records: readonly MirrorRecord[]): Promise<void>;
  removeRecords(kind: RecordKind, ids: readonly string[]): Promise<void>;
  countRecords(): Promise<ReadonlyMap<RecordKind, number>>;

  /** Notes that the old id means the new one; earlier merges into the old id follow. */
  noteMerges(merges: readonly MergedRecord[]): Promise<void>;
  /** The id a record goes by today, however often it was merged; the id itself where it was not. */
  resolveId(kind: RecordKind, id: string): Promise<string>;

  bury(kind: RecordKind, ids: readonly string[], reason: Tombstone['reason']): Promise<void>;
  /** Takes a deleted record's stone away, because it was restored. A forgotten one's stays. */
  unbury(kind: RecordKind, ids: readonly string[]): Promise<void>;
  listTombstones(kind: RecordKind): Promise<readonly Tombstone[]>;

  /** Where a run was, by name; null where it never was, or has come to its end. Any JSON value. */
  readCheckpoint(name: string): Promise<unknown>;
  /** Null takes it away. */
  writeCheckpoint(name: string, value: unknown): Promise<void>;
}
