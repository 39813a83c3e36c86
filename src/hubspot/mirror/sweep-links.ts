import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import { compareLists, mergeLists } from './compare-links.ts';
import { fetchAllLinks, fetchRecords } from './fetch-records.ts';
import { noteRemoved } from './keep-records.ts';
import { beginReading, writeFound } from './begin-reading.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { HolderType } from './mirrored-types.ts';
import { joinLists, splitLinks } from './pack-links.ts';
import { listsOf } from './read-whole.ts';

/**
 * Compares the links of mirrored records with HubSpot's: whatever was associated, taken apart, deleted, merged or brought
 * back shows in them, while no record's date of change does. What they lead to and is not mirrored is read.
 *
 * @returns the records as they are mirrored now
 * @throws {HubSpotError}
 */
export async function sweepLinks(
  run: MirrorRun,
  holder: HolderType,
  rows: readonly MirrorRecord[],
  types: readonly ObjectType[],
): Promise<readonly MirrorRecord[]> {
  const reading = await beginReading(run);
  const links = await fetchAllLinks(
    run,
    holder,
    types,
    rows.map(({ id }) => id),
  );
  const added = new Map<ObjectType, string[]>();
  const relinked: string[] = [];
  const changed: MirrorRecord[] = [];
  const now = rows.map((row) => {
    const mirrored = splitLinks(row.links);
    const read = listsOf(holder, row.id, links);
    const changes = compareLists(mirrored, read);
    if (changes.length === 0) return row;
    for (const change of changes) addTo(added, change.type, change.added);
    noteRemoved(run, holder, mirrored, read);
    if (holder === 'companies' && changes.some(({ type }) => type === 'companies')) relinked.push(row.id);
    const kept = { ...row, links: joinLists(mergeLists(mirrored, read)) };
    changed.push(kept);
    return kept;
  });
  if (changed.length === 0) return rows;
  // A company that another one leads to has its own place in the list of all companies.
  for (const [type, ids] of added) if (type !== 'companies') await readUnknown(run, type, ids);
  await run.loose.save();
  await writeFound(reading, changed, 'links');
  return refreshCompanies(run, now, relinked);
}

function addTo(all: Map<ObjectType, string[]>, type: ObjectType, ids: readonly string[]): void {
  const known = all.get(type) ?? [];
  all.set(type, known);
  known.push(...ids);
}

/** Which company another one belongs to is a property of it, and follows from how the two are associated. */
async function refreshCompanies(
  run: MirrorRun,
  rows: readonly MirrorRecord[],
  ids: readonly string[],
): Promise<readonly MirrorRecord[]> {
  const reading = await beginReading(run);
  const fetched = await fetchRecords(reading, 'companies', ids);
  if (fetched === null || fetched.records.size === 0) return rows;
  const now = rows.map((row) => {
    const record = fetched.records.get(row.id);
    return record === undefined ? row : { ...row, fields: run.packers.companies.pack(record) };
  });
  const read = now.filter((row, index) => row !== rows[index]);
  await writeFound(reading, read, 'fields');
  return now;
}

/** Reads and keeps those of the records that are not mirrored yet. @throws {HubSpotError} */
export async function readUnknown(run: MirrorRun, type: ObjectType, ids: readonly string[]): Promise<void> {
  const known = new Set((await run.store.readRecords(KIND_OF[type], ids)).map(({ id }) => id));
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const reading = await beginReading(run);
  const records =
    type === 'contacts' ? unknown.map((id) => ({ id, properties: {} })) : await readThrough(run, type, unknown);
  if (type === 'deals') run.loose.addDeals(records.map(({ id }) => id));
  await run.loose.save();
  const fresh = records.map((record) => ({
    kind: KIND_OF[type],
    id: record.id,
    fields: run.packers[type].pack(record),
    links: '',
  }));
  await writeFound(reading, fresh, 'fields');
}

/** What the search has shown tonight, and the rest by id. */
async function readThrough(run: MirrorRun, type: ObjectType, ids: readonly string[]) {
  const shown = ids.flatMap((id) => run.found.get(type, id) ?? []);
  const seen = new Set(shown.map(({ id }) => id));
  const fetched = await fetchRecords(
    run,
    type,
    ids.filter((id) => !seen.has(id)),
  );
  run.tally.countRead(type, shown.length);
  return [...shown, ...(fetched?.records.values() ?? [])];
}
