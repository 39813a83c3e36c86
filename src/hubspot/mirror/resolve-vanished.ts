import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { beginReading } from './begin-reading.ts';
import { fetchRecords } from './fetch-records.ts';
import type { Merge, MirrorRun } from './mirror-run.ts';
import { idsIn, splitLinks } from './pack-links.ts';
import { readWhole } from './read-whole.ts';

/**
 * Finds out what became of mirrored companies that seem to be gone: they are still there, merged into another one, or deleted.
 *
 * @throws {HubSpotError}
 */
export async function resolveVanished(run: MirrorRun, companyIds: readonly string[]): Promise<void> {
  const reading = await beginReading(run);
  const fetched = await fetchRecords(reading, 'companies', companyIds);
  if (fetched === null) return;
  const { records, gone, merged } = fetched;
  await noteMergedCompanies(reading, merged);
  await removeCompanies(reading, gone);
  await run.store.bury('company', gone, 'deleted', reading.reading);
  const winners = new Set(merged.map(({ newId }) => newId));
  await readWhole(
    reading,
    [...records.values()].filter(({ id }) => winners.has(id)),
    { countsCorrections: false },
  );
}

/** What was kept of the old company follows it to the new one; the old one is mirrored no more. */
export async function noteMergedCompanies(run: MirrorRun, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return;
  await run.store.noteMerges(merges.map((merge) => ({ kind: 'company', ...merge })));
  await run.onMerged(merges);
  await removeCompanies(
    run,
    merges.map(({ oldId }) => oldId),
  );
  run.tally.merged.push(...merges);
}

async function removeCompanies(run: MirrorRun, companyIds: readonly string[]): Promise<void> {
  const rows = await run.store.readRecords('company', companyIds);
  if (rows.length === 0) return;
  for (const row of rows) loosen(run, row);
  await run.loose.save();
  await run.store.removeRecords(
    'company',
    rows.map(({ id }) => id),
    run.reading,
  );
  run.tally.countRemoved('companies', rows.length);
}

/** Everything that a record led to may belong to nothing now. */
export function loosen({ loose }: MirrorRun, { kind, links }: MirrorRecord): void {
  for (const [type, list] of splitLinks(links)) {
    if (type === 'companies') continue;
    loose.addUnlinked(type, idsIn(list));
    if (kind === 'company' && type === 'deals') loose.addDeals(idsIn(list));
  }
}

/** HubSpot lets people restore a record for 90 days. */
const RESTORABLE_MILLISECONDS = 90 * 86_400_000;

/** Reads deleted companies again that were restored: nothing else would tell of it. @throws {HubSpotError} */
export async function readRestored(run: MirrorRun): Promise<void> {
  const stones = await run.store.listTombstones('company');
  const since = run.now().getTime() - RESTORABLE_MILLISECONDS;
  const buried = stones.filter(({ reason, at }) => reason === 'deleted' && at.getTime() >= since).map(({ id }) => id);
  const reading = await beginReading(run);
  const fetched = await fetchRecords(reading, 'companies', buried);
  if (fetched === null) return;
  const restored = buried.flatMap((id): readonly CrmRecord[] => {
    const record = fetched.records.get(id);
    return record === undefined ? [] : [record];
  });
  if (restored.length === 0) return;
  await run.store.unbury(
    'company',
    restored.map(({ id }) => id),
  );
  await readWhole(reading, restored, { countsCorrections: false });
}
