import { isRecordId } from '../../operations/ports/record-id.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import { parsePublished } from '../properties/parse-published.ts';
import { beginReading, writeFound } from './begin-reading.ts';
import type { MirrorRun } from './mirror-run.ts';
import { askedProperties, MERGED_IDS, searchedTypes } from './mirrored-types.ts';
import { splitLinks } from './pack-links.ts';
import { needsCompanies, readWhole } from './read-whole.ts';
import { searchChanges, type Window } from './search-changes.ts';

export interface ChangesFound {
  /** Mirrored deals that were changed. */
  readonly deals: ReadonlySet<string>;
  /** Mirrored companies that another one says were merged into it. */
  readonly absorbed: ReadonlySet<string>;
}

/** New companies that are read together. */
const COMPANIES_PER_READING = 1_000;

/**
 * Searches for what was changed in a span of time. What is mirrored is refreshed from the search's own answer, new companies
 * are read whole, and the rest is remembered for when it turns up in links.
 *
 * @throws {HubSpotError}
 */
export async function refreshChanged(
  run: MirrorRun,
  window: Window,
  progress: (records: number) => void,
): Promise<ChangesFound> {
  const changes = { deals: new Set<string>(), absorbed: new Set<string>() };
  let records = 0;
  for (const type of searchedTypes(run.context.options)) {
    const searching = refreshType(await beginReading(run), type, window, changes, (count) => {
      records += count;
      progress(records);
    });
    // A portal whose companies may not be read has no mirror; without any other kind it is mirrored all the same.
    if (type === 'companies') await searching;
    else await run.unread.orNull(type, searching);
  }
  return changes;
}

async function refreshType(
  run: MirrorRun,
  type: ObjectType,
  window: Window,
  changes: { readonly deals: Set<string>; readonly absorbed: Set<string> },
  progress: (records: number) => void,
): Promise<void> {
  const { options } = run.context;
  let newCompanies: CrmRecord[] = [];
  for await (const hits of searchChanges(run.client, type, askedProperties(type, options), window)) {
    const { known, unknown } = await refreshKnown(run, type, hits);
    if (type === 'deals') for (const { id } of known) changes.deals.add(id);
    if (type === 'companies') {
      for (const id of await absorbedBy(run, hits)) changes.absorbed.add(id);
      await run.onPublished(
        known.map(({ id, properties }) => ({ companyId: id, published: parsePublished(properties) })),
      );
      newCompanies.push(...unknown);
      if (newCompanies.length >= COMPANIES_PER_READING) {
        await readWhole(run, newCompanies, { countsCorrections: false });
        newCompanies = [];
      }
    } else {
      for (const record of unknown) run.found.add(type, record);
    }
    progress(hits.length);
  }
  await readWhole(run, newCompanies, { countsCorrections: false });
}

async function refreshKnown(
  run: MirrorRun,
  type: ObjectType,
  hits: readonly CrmRecord[],
): Promise<{ readonly known: readonly CrmRecord[]; readonly unknown: readonly CrmRecord[] }> {
  const rows = await run.store.readRecords(
    KIND_OF[type],
    hits.map(({ id }) => id),
  );
  const mirrored = new Map(rows.map((row) => [row.id, row]));
  const changed = hits.flatMap((record) => {
    const row = mirrored.get(record.id);
    const fields = run.packers[type].pack(record);
    return row === undefined || row.fields === fields ? [] : [{ ...row, fields }];
  });
  if (type === 'deals') {
    const silent = hits.filter((deal) => {
      const row = mirrored.get(deal.id);
      return row !== undefined && needsCompanies(run, deal) && !splitLinks(row.links).has('companies');
    });
    run.loose.addDeals(silent.map(({ id }) => id));
    await run.loose.save();
  }
  if (changed.length > 0) await writeFound(run, changed, 'fields');
  run.tally.countRead(type, mirrored.size);
  return {
    known: hits.filter(({ id }) => mirrored.has(id)),
    unknown: hits.filter(({ id }) => !mirrored.has(id)),
  };
}

/** Mirrored companies that were merged into one of these. */
async function absorbedBy({ store }: MirrorRun, companies: readonly CrmRecord[]): Promise<readonly string[]> {
  const named = companies.flatMap(({ id, properties }) =>
    (properties[MERGED_IDS] ?? '').split(/[;,\s]+/).filter((old) => isRecordId(old) && old !== id),
  );
  return (await store.readRecords('company', named)).map(({ id }) => id);
}
