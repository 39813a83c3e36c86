import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import { beginReading } from './begin-reading.ts';
import { fetchLinks, fetchRecords } from './fetch-records.ts';
import type { MirrorRun } from './mirror-run.ts';
import { holdersOf, UNLINKABLE_TYPES } from './mirrored-types.ts';
import { idsIn, splitLinks } from './pack-links.ts';
import { loosen } from './resolve-vanished.ts';
import { sweepDeals } from './sweep-deals.ts';

/** What is removed may leave something behind in its turn: a contact its calls, a deal its line items. */
const MOST_ROUNDS = 5;

/**
 * Looks after records that a record does not name any more. HubSpot says which are still there, and under which id; what is
 * gone, and what no mirrored record leads to any more, is removed.
 *
 * @throws {HubSpotError}
 */
export async function removeUnlinked(run: MirrorRun): Promise<void> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const unlinked = run.loose.takeUnlinked();
    if (unlinked.size === 0) return;
    for (const type of UNLINKABLE_TYPES) {
      const ids = unlinked.get(type);
      if (ids !== undefined) await removeOfType(run, type, [...ids]);
    }
  }
}

async function removeOfType(run: MirrorRun, type: ObjectType, ids: readonly string[]): Promise<void> {
  const kind = KIND_OF[type];
  const { reading } = await beginReading(run);
  const rows = await run.store.readRecords(kind, ids);
  const mirrored = rows.map(({ id }) => id);
  const fetched = await fetchRecords(run, type, mirrored);
  // Without the permission nobody can tell: they stay, and are read again when it is back.
  if (fetched === null) return;
  await run.store.noteMerges(fetched.merged.map((merge) => ({ kind, ...merge })));
  const alive = mirrored.filter((id) => fetched.records.has(id));
  const linked = await findLinked(run, type, alive);
  const removed = rows.filter(({ id }) => !linked.has(id));
  if (removed.length === 0) return;
  for (const row of removed) loosen(run, row);
  await run.loose.save();
  await run.store.removeRecords(
    kind,
    removed.map(({ id }) => id),
    reading,
  );
  run.tally.countRemoved(type, removed.length);
}

/** Those of the records to which a mirrored record leads. */
async function findLinked(run: MirrorRun, type: ObjectType, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const linked = new Set<string>();
  for (const holder of holdersOf(type)) {
    const links = await fetchLinks(run, type, holder, ids);
    // Who may not ask keeps what is there.
    if (links === null) return new Set(ids);
    const holderIds = [...new Set([...links.values()].flatMap((others) => others.map(({ id }) => id)))];
    if (holder === 'deals') await sweepDeals(run, await run.store.readRecords('deal', holderIds));
    for (const row of await run.store.readRecords(KIND_OF[holder], holderIds)) {
      for (const id of idsIn(splitLinks(row.links).get(type))) linked.add(id);
    }
  }
  return linked;
}
