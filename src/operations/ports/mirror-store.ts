/** What is kept of the CRM between runs. The store knows neither what a record says nor how it is linked. */
import type { ActivityKind, SkippedRecord } from '../../scoring/types.ts';

/** Our word for each kind of mirrored record. */
export type RecordKind = Exclude<SkippedRecord['kind'], 'answer'> | ActivityKind;

/** A record of the CRM as it was last read: two texts that only the room that wrote them can read. */
export interface MirrorRecord {
  readonly kind: RecordKind;
  /** A whole number from 0 to 2^63 - 1, as text. */
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

/** What a write knows: what was read of the records, and when the reading began. */
export interface Found {
  /** From `beginReading`, before the first call of the reading. */
  readonly reading: number;
  /** The part that was not read stays as it is mirrored; what is written of it counts only where the record is new. */
  readonly parts: 'whole' | 'fields' | 'links';
  /** Notes the reading also on records that say the same already, so that an earlier reading does not come after it. */
  readonly confirms: boolean;
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
  /**
   * Begins a reading of the CRM: what has changed before is in it, what changes later may not be. Of the portal's readings, in
   * whichever processes, each gets a higher number than those that began before it.
   */
  beginReading(): Promise<number>;
  /**
   * In one transaction. A forgotten record is left out, and so is what a later reading has found otherwise.
   *
   * @param found absent: whole records, in the place of whatever is there
   */
  writeRecords(records: readonly MirrorRecord[], found?: Found): Promise<void>;
  /** @param reading what a later one found whole stays; absent: everything goes */
  removeRecords(kind: RecordKind, ids: readonly string[], reading?: number): Promise<void>;
  /** Of every kind: in a large mirror it takes seconds, since millions of records are counted one by one. */
  countRecords(): Promise<ReadonlyMap<RecordKind, number>>;
  /** Of one kind. @param atMost where it stops counting, from 1; default: nowhere */
  countOf(kind: RecordKind, atMost?: number): Promise<number>;

  /** Notes that the old id means the new one; earlier merges into the old id follow. */
  noteMerges(merges: readonly MergedRecord[]): Promise<void>;
  /** The id a record goes by today, however often it was merged; the id itself where it was not. */
  resolveId(kind: RecordKind, id: string): Promise<string>;

  /** @param reading that found them gone: what a later one found stays, what an earlier one found does not come back */
  bury(kind: RecordKind, ids: readonly string[], reason: Tombstone['reason'], reading?: number): Promise<void>;
  /** Takes a deleted record's stone away, because it was restored. A forgotten one's stays. */
  unbury(kind: RecordKind, ids: readonly string[]): Promise<void>;
  listTombstones(kind: RecordKind): Promise<readonly Tombstone[]>;

  /** Where a run was, by name; null where it never was, or has come to its end. Any JSON value. */
  readCheckpoint(name: string): Promise<unknown>;
  /** Null takes it away. */
  writeCheckpoint(name: string, value: unknown): Promise<void>;
  /** Names that begin so, of what was last written so long ago or longer. */
  listCheckpoints(prefix: string, olderThanMilliseconds: number): Promise<readonly string[]>;
}
