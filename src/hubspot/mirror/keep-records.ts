import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import { compareLists, mergeLists } from './compare-links.ts';
import { writeFound } from './begin-reading.ts';
import type { MirrorRun } from './mirror-run.ts';
import { joinLists, type LinkLists, splitLinks } from './pack-links.ts';

/** A record as it was just read. */
export interface FreshRecord {
  readonly type: ObjectType;
  readonly id: string;
  /** Packed. */
  readonly fields: string;
  /** Lists of the types that were read, empty ones too: the others stay as they are mirrored. */
  readonly lists: LinkLists;
}

export interface Keeping {
  /** Count what differs from the mirror as corrected: for records that should have been the same. */
  readonly countsCorrections: boolean;
}

/**
 * Writes records over what is mirrored of them, and remembers what they do not name any more.
 *
 * Only what has links is compared, unless corrections are counted: the rest is replaced as it is.
 */
export async function keepRecords(
  run: MirrorRun,
  fresh: readonly FreshRecord[],
  { countsCorrections }: Keeping,
): Promise<void> {
  const compared = countsCorrections ? fresh : fresh.filter(({ lists }) => lists.size > 0);
  const mirrored = await readMirrored(run, compared);
  const rows = fresh.map((record): MirrorRecord => {
    const before = mirrored.get(keyOf(record));
    const lists = splitLinks(before?.links ?? '');
    if (before !== undefined) noteRemoved(run, record.type, lists, record.lists);
    const links = joinLists(mergeLists(lists, record.lists));
    if (countsCorrections && (before?.fields !== record.fields || before.links !== links)) run.tally.corrected += 1;
    return { kind: KIND_OF[record.type], id: record.id, fields: record.fields, links };
  });
  await run.loose.save();
  await writeFound(run, rows, 'whole');
}

/** Remembers what a record does not name any more, and the deals whose companies are others now. */
export function noteRemoved(run: MirrorRun, holder: ObjectType, mirrored: LinkLists, read: LinkLists): void {
  for (const { type, removed, touched } of compareLists(mirrored, read)) {
    if (type !== 'companies') run.loose.addUnlinked(type, removed);
    if (holder === 'companies' && type === 'deals') run.loose.addDeals(touched);
  }
}

async function readMirrored(
  { store }: MirrorRun,
  records: readonly FreshRecord[],
): Promise<ReadonlyMap<string, MirrorRecord>> {
  const idsByType = new Map<ObjectType, string[]>();
  for (const { type, id } of records) {
    const ids = idsByType.get(type) ?? [];
    idsByType.set(type, ids);
    ids.push(id);
  }
  const read = await Promise.all(
    [...idsByType].map(async ([type, ids]) => {
      const rows = await store.readRecords(KIND_OF[type], ids);
      return rows.map((row) => [keyOf({ type, id: row.id }), row] as const);
    }),
  );
  return new Map(read.flat());
}

function keyOf({ type, id }: { readonly type: ObjectType; readonly id: string }): string {
  return `${type} ${id}`;
}
