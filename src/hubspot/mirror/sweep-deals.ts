import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import { parseDeal } from '../history/parse-deal.ts';
import { beginReading } from './begin-reading.ts';
import { fetchRecords } from './fetch-records.ts';
import { type FreshRecord, keepRecords } from './keep-records.ts';
import type { MirrorRun } from './mirror-run.ts';
import { DEAL_LINK_TYPES } from './mirrored-types.ts';
import { idsIn, splitLinks } from './pack-links.ts';
import { dealCompanyList, readDealCompanies, toFresh } from './read-whole.ts';
import { readUnknown, sweepLinks } from './sweep-links.ts';

/** Compares what is logged on deals and which line items they have. @throws {HubSpotError} */
export async function sweepDeals(run: MirrorRun, rows: readonly MirrorRecord[]): Promise<void> {
  if (rows.length === 0) return;
  const swept = await sweepLinks(run, 'deals', rows, DEAL_LINK_TYPES);
  // While a deal was open, nobody asked for its line items.
  const items = swept.flatMap((row) => (isWon(run, row) ? idsIn(splitLinks(row.links).get('line_items')) : []));
  await readUnknown(run, 'line_items', items);
}

function isWon({ packers, context }: MirrorRun, row: MirrorRecord): boolean {
  const record = packers.deals.unpack(row.id, row.fields);
  const parsed = record === null ? null : parseDeal(record, context);
  return parsed !== null && 'deal' in parsed && parsed.deal.outcome === 'won';
}

/**
 * Reads deals again whose companies have changed: which company comes first is a property of the deal, and a change of
 * its associations is no change of the deal.
 *
 * @throws {HubSpotError}
 */
export async function refreshLooseDeals(run: MirrorRun): Promise<readonly string[]> {
  const rows = await run.store.readRecords('deal', run.loose.takeDeals());
  const ids = rows.map(({ id }) => id);
  const reading = await beginReading(run);
  const fetched = await fetchRecords(reading, 'deals', ids);
  if (fetched === null) return [];
  const records = [...fetched.records.values()].filter(({ id }) => ids.includes(id));
  run.loose.addUnlinked(
    'deals',
    ids.filter((id) => !fetched.records.has(id)),
  );
  const companies = await readDealCompanies(run, records);
  const fresh = records.map((record): FreshRecord => toFresh(run, 'deals', record, dealCompanyList(record, companies)));
  await keepRecords(reading, fresh, { countsCorrections: false });
  return records.map(({ id }) => id);
}
