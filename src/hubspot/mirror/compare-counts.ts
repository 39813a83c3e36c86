import { listCompanies } from '../records/list-companies.ts';
import { countCompanies } from '../history/read-companies.ts';
import { beginReading } from './begin-reading.ts';
import { fetchRecords } from './fetch-records.ts';
import type { MirrorRun } from './mirror-run.ts';
import { readWhole } from './read-whole.ts';
import { resolveVanished } from './resolve-vanished.ts';

const COMPANIES_PER_PAGE = 1_000;

/**
 * Compares the number of companies with the CRM's, at the price of one call; where they differ, all ids are listed, new
 * companies are read and what became of the others is found out.
 *
 * @throws {HubSpotError}
 */
export async function compareCounts(run: MirrorRun): Promise<void> {
  const mirrored = await run.store.countOf('company');
  if (mirrored === (await countCompanies(run.client))) return;
  const listed = new Set<string>();
  const pages = listCompanies(run.client, { properties: ['hs_object_id'], companiesPerPage: COMPANIES_PER_PAGE });
  for await (const { records } of pages) {
    const ids = records.map(({ id }) => id);
    const known = new Set((await run.store.readRecords('company', ids)).map(({ id }) => id));
    const reading = await beginReading(run);
    const unknown = await fetchRecords(
      reading,
      'companies',
      ids.filter((id) => !known.has(id)),
    );
    await readWhole(reading, [...(unknown?.records.values() ?? [])], { countsCorrections: false });
    for (const id of ids) listed.add(id);
  }
  await resolveVanished(run, await mirroredBut(run, listed));
}

async function mirroredBut({ store }: MirrorRun, listed: ReadonlySet<string>): Promise<readonly string[]> {
  const others: string[] = [];
  for (let after: string | null = null; ;) {
    const ids: readonly string[] = await store.listIds('company', { after, limit: 10 * COMPANIES_PER_PAGE });
    const last = ids.at(-1);
    if (last === undefined) return others;
    others.push(...ids.filter((id) => !listed.has(id)));
    after = last;
  }
}
