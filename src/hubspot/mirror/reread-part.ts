import type { SyncProgress } from '../../operations/ports/portal-mirror.ts';
import { chunk } from '../records/read-records.ts';
import { beginReading } from './begin-reading.ts';
import { fetchRecords } from './fetch-records.ts';
import type { MirrorRun } from './mirror-run.ts';
import { readWhole } from './read-whole.ts';
import { removeUnlinked } from './remove-unlinked.ts';
import { noteMergedCompanies, resolveVanished } from './resolve-vanished.ts';
import { refreshLooseDeals, sweepDeals } from './sweep-deals.ts';

/** Parts into which the companies fall, one a night. */
const PARTS = 7;

const COMPANIES_PER_PAGE = 1_000;

/** Which part a company is in: its last digits alone would put companies together that were imported together. */
export function partOf(companyId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < companyId.length; index += 1) {
    hash = Math.imul(hash ^ companyId.charCodeAt(index), 0x01000193) >>> 0;
  }
  // The low bits of this hash alone follow the last digit.
  return ((hash ^ (hash >>> 15)) >>> 0) % PARTS;
}

/**
 * Reads one part of the companies whole, as if they had never been mirrored, and counts what the mirror had wrong.
 *
 * @throws {HubSpotError}
 */
export async function rereadPart(
  run: MirrorRun,
  part: number,
  progress: (phase: SyncProgress['phase'], done: number, total: number | null) => void,
): Promise<void> {
  const ids = await idsOfPart(run, part);
  let done = 0;
  for (const page of chunk(ids, COMPANIES_PER_PAGE)) {
    if (run.signal?.aborted === true) break;
    await rereadCompanies(run, page, true);
    done += page.length;
    progress('rereading', done, ids.length);
  }
  await finishReading(run);
}

/**
 * Reads companies whole, under the ids they go by now.
 *
 * @returns the id that each goes by now; those that are gone are missing
 * @throws {HubSpotError}
 */
export async function rereadCompanies(
  run: MirrorRun,
  companyIds: readonly string[],
  countsCorrections: boolean,
): Promise<ReadonlyMap<string, string>> {
  const reading = await beginReading(run);
  const fetched = await fetchRecords(reading, 'companies', companyIds);
  if (fetched === null) return new Map();
  await noteMergedCompanies(reading, fetched.merged);
  const { gone, records, merged } = fetched;
  const mirrored = await run.store.readRecords('company', gone);
  await resolveVanished(
    run,
    mirrored.map(({ id }) => id),
  );
  await readWhole(reading, [...records.values()], { countsCorrections });
  return new Map([
    ...[...records.keys()].map((id) => [id, id] as const),
    ...merged.map(({ oldId, newId }) => [oldId, newId] as const),
  ]);
}

/** Looks after what the companies read have left behind. @throws {HubSpotError} */
export async function finishReading(run: MirrorRun): Promise<void> {
  const deals = await refreshLooseDeals(run);
  await sweepDeals(run, await run.store.readRecords('deal', deals));
  await removeUnlinked(run);
  await run.loose.clear();
}

async function idsOfPart({ store }: MirrorRun, part: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const ids: readonly string[] = await store.listIds('company', { after, limit: 10 * COMPANIES_PER_PAGE });
    const last = ids.at(-1);
    if (last === undefined) return found;
    found.push(...ids.filter((id) => partOf(id) === part));
    after = last;
  }
}
