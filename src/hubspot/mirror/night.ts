import type { SyncProgress } from '../../operations/ports/portal-mirror.ts';
import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import { compareCounts } from './compare-counts.ts';
import { compareDeals } from './compare-deals.ts';
import { listMirrored } from './list-mirrored.ts';
import type { MirrorRun } from './mirror-run.ts';
import { type NightProgress, readNightProgress, writeNightProgress } from './mirror-state.ts';
import { companyLinkTypes, CONTACT_LINK_TYPES } from './mirrored-types.ts';
import { refreshChanged } from './refresh-changed.ts';
import { removeUnlinked } from './remove-unlinked.ts';
import { readRestored, resolveVanished } from './resolve-vanished.ts';
import { runPages } from './run-pages.ts';
import { refreshLooseDeals } from './sweep-deals.ts';
import { sweepLinks } from './sweep-links.ts';

export interface Night {
  readonly startedAt: Date;
  /** Up to when changes are known. */
  readonly knownUntil: Date;
  readonly dealsComparedUntil: string | null;
  readonly progress: (phase: SyncProgress['phase'], done: number, total: number | null) => void;
}

export type NightOutcome =
  { readonly kind: 'stopped' } | { readonly kind: 'done'; readonly dealsComparedUntil: string | null };

/** HubSpot's search shows a change late, and not in the order of changes: the last hour is searched again. */
const OVERLAP_MILLISECONDS = 60 * 60_000;
/** What was compared longer ago than this may have changed since. */
const STALE_MILLISECONDS = 2 * 60 * 60_000;

/** As many as one call for associations takes. */
const RECORDS_PER_SWEEP = 1_000;
const SWEEPS_IN_FLIGHT = 3;

/** What a night may cost before deals without a reason are looked at no more; a small portal is always compared whole. */
const CALLS_PER_COMPANY = 38 / 1_000;
const CALLS_AT_LEAST = 120;

/**
 * Brings a filled mirror up to date: changed records by search, everything else by comparing links and counts.
 *
 * @throws {HubSpotError}
 */
export async function bringUpToDate(run: MirrorRun, night: Night): Promise<NightOutcome> {
  const callsBefore = run.client.countCalls().total;
  const isStopped = (): boolean => run.signal?.aborted === true;

  await readRestored(run);
  const window = { from: night.knownUntil.getTime() - OVERLAP_MILLISECONDS, to: night.startedAt.getTime() };
  const changes = await refreshChanged(run, window, (records) => night.progress('looking_for_changes', records, null));
  await resolveVanished(run, [...changes.absorbed]);
  if (isStopped() || !(await compareAllLinks(run, night))) return { kind: 'stopped' };
  await compareCounts(run);

  const touched = await refreshLooseDeals(run);
  const companies = await run.store.countOf('company');
  const budget = Math.max(CALLS_AT_LEAST, CALLS_PER_COMPANY * companies);
  const dealsComparedUntil = await compareDeals(run, {
    wanted: new Set([...changes.deals, ...touched]),
    after: night.dealsComparedUntil,
    mayGoOn: () => run.client.countCalls().total - callsBefore < budget,
  });
  await removeUnlinked(run);
  await run.loose.clear();
  await writeNightProgress(run.store, null);
  return isStopped() ? { kind: 'stopped' } : { kind: 'done', dealsComparedUntil };
}

/**
 * Goes on with a night that was ended, so that what it did not come to has its turn; what it had compared long ago is
 * compared once more. False where the signal ended it.
 */
async function compareAllLinks(run: MirrorRun, night: Night): Promise<boolean> {
  const fresh = { startedAt: night.startedAt, companiesUntil: null, contactsUntil: null };
  const earlier = await readNightProgress(run.store);
  if (earlier === null) return compareLinks(run, fresh, night);
  if (!(await compareLinks(run, earlier, night))) return false;
  const isStale = night.startedAt.getTime() - earlier.startedAt.getTime() > STALE_MILLISECONDS;
  return isStale ? compareLinks(run, fresh, night) : true;
}

/** Compares the links of the companies and contacts that are left; false where the signal ended it. */
async function compareLinks(run: MirrorRun, begun: NightProgress, { progress }: Night): Promise<boolean> {
  const total = (await run.store.countOf('company')) + (await run.store.countOf('contact'));
  let at = begun;
  let done = 0;
  await writeNightProgress(run.store, at);
  const advance = async (rows: readonly MirrorRecord[], next: Partial<NightProgress>): Promise<void> => {
    at = { ...at, ...next };
    await writeNightProgress(run.store, at);
    done += rows.length;
    progress('comparing_links', done, total);
  };
  const companyTypes = companyLinkTypes(run.context.options);
  const companies = await runPages({
    pages: listMirrored(run.store, 'company', { after: begun.companiesUntil, limit: RECORDS_PER_SWEEP }),
    inFlight: SWEEPS_IN_FLIGHT,
    signal: run.signal,
    work: async (rows) => {
      const swept = await sweepLinks(run, 'companies', rows, companyTypes);
      // Links that vanish all at once vanish with the company.
      const emptied = swept.filter(({ links }, index) => links === '' && rows[index]?.links !== '');
      await resolveVanished(
        run,
        emptied.map(({ id }) => id),
      );
      run.tally.companies += rows.length;
    },
    done: (rows) => advance(rows, { companiesUntil: rows.at(-1)?.id ?? null }),
  });
  if (companies === 'stopped') return false;
  const contacts = await runPages({
    pages: listMirrored(run.store, 'contact', { after: begun.contactsUntil, limit: RECORDS_PER_SWEEP }),
    inFlight: SWEEPS_IN_FLIGHT,
    signal: run.signal,
    work: async (rows) => {
      await sweepLinks(run, 'contacts', rows, CONTACT_LINK_TYPES);
    },
    done: (rows) => advance(rows, { contactsUntil: rows.at(-1)?.id ?? null }),
  });
  return contacts === 'done';
}
