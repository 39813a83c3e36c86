import type { SyncProgress } from '../../operations/ports/portal-mirror.ts';
import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import { beginReading, writeFound } from './begin-reading.ts';
import { fetchRecords } from './fetch-records.ts';
import { listMirrored } from './list-mirrored.ts';
import type { MirrorRun } from './mirror-run.ts';
import { runPages } from './run-pages.ts';

const COMPANIES_PER_PAGE = 1_000;
const PAGES_IN_FLIGHT = 3;

/**
 * Reads the records of those companies again whose budget was read from other properties than those chosen now: one call for
 * 100 companies. What was read before an earlier run was ended is not read again.
 *
 * @throws {HubSpotError}
 */
export async function rereadWallets(
  run: MirrorRun,
  progress: (phase: SyncProgress['phase'], done: number, total: number | null) => void,
): Promise<'done' | 'stopped'> {
  const total = await run.store.countOf('company');
  let done = 0;
  return runPages({
    pages: listMirrored(run.store, 'company', { after: null, limit: COMPANIES_PER_PAGE }),
    inFlight: PAGES_IN_FLIGHT,
    signal: run.signal,
    work: async (rows) =>
      rereadThese(
        run,
        rows.filter(({ id, fields }) => !run.packers.companies.holdsWallet(id, fields)),
      ),
    done: (rows) => {
      done += rows.length;
      progress('rereading', done, total);
      return Promise.resolve();
    },
  });
}

/** One that is gone, or goes by another id, is left to the rest of the night. */
async function rereadThese(run: MirrorRun, rows: readonly MirrorRecord[]): Promise<void> {
  const reading = await beginReading(run);
  const fetched = await fetchRecords(
    reading,
    'companies',
    rows.map(({ id }) => id),
  );
  if (fetched === null) return;
  const changed = rows.flatMap((row) => {
    const record = fetched.records.get(row.id);
    return record === undefined ? [] : [{ ...row, fields: run.packers.companies.pack(record) }];
  });
  await writeFound(reading, changed, 'fields');
}
