import type { SyncProgress } from '../../operations/ports/portal-mirror.ts';
import { listCompanies } from '../records/list-companies.ts';
import { countCompanies } from '../history/read-companies.ts';
import { inReadings } from './begin-reading.ts';
import { compareCounts } from './compare-counts.ts';
import type { MirrorRun } from './mirror-run.ts';
import { type FillProgress, writeFillProgress } from './mirror-state.ts';
import { askedProperties } from './mirrored-types.ts';
import { readWhole } from './read-whole.ts';
import { removeUnlinked } from './remove-unlinked.ts';
import { runPages } from './run-pages.ts';
import { refreshLooseDeals } from './sweep-deals.ts';

/** As many as one call for associations takes. */
const COMPANIES_PER_PAGE = 1_000;
/** While one page waits for links, the others read records: the client is never idle. */
const PAGES_IN_FLIGHT = 3;

/**
 * Reads the whole portal, company by company with all that belongs to them, from where an earlier run was ended.
 *
 * @throws {HubSpotError}
 */
export async function fill(
  run: MirrorRun,
  begun: FillProgress,
  progress: (phase: SyncProgress['phase'], done: number, total: number | null) => void,
): Promise<'done' | 'stopped'> {
  const total = await countCompanies(run.client);
  let at = begun;
  await writeFillProgress(run.store, at);
  progress('reading', at.done, total);
  const outcome = await runPages({
    pages: inReadings(
      run,
      listCompanies(run.client, {
        properties: askedProperties('companies', run.context.options),
        from: begun.next,
        companiesPerPage: COMPANIES_PER_PAGE,
      }),
    ),
    inFlight: PAGES_IN_FLIGHT,
    signal: run.signal,
    work: ({ reading, page: { records } }) => readWhole(reading, records, { countsCorrections: false }),
    done: async ({ page: { records, next } }) => {
      at = { ...at, next, done: at.done + records.length };
      // After the last page there is no place to go on from: it is read again, should the run end right here.
      if (next !== null) await writeFillProgress(run.store, at);
      progress('reading', at.done, total);
    },
  });
  if (outcome === 'stopped') return 'stopped';
  await compareCounts(run);
  await refreshLooseDeals(run);
  await removeUnlinked(run);
  await run.loose.clear();
  await writeFillProgress(run.store, null);
  return 'done';
}
