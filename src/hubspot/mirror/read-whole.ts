import { lineItemIds } from '../history/company-deals.ts';
import { NO_ASSOCIATIONS, otherIds } from '../history/company-row.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { ACTIVITY_TYPES, type ObjectType } from '../records/object-types.ts';
import { parseDeal } from '../history/parse-deal.ts';
import { parsePublished } from '../properties/parse-published.ts';
import type { Associations } from '../records/read-associations.ts';
import { fetchAllLinks, fetchLinks, fetchRecords, type LinksByType } from './fetch-records.ts';
import { type FreshRecord, type Keeping, keepRecords } from './keep-records.ts';
import type { MirrorRun } from './mirror-run.ts';
import { companyLinkTypes, CONTACT_LINK_TYPES, DEAL_LINK_TYPES, type HolderType } from './mirrored-types.ts';
import { type LinkLists, packList } from './pack-links.ts';

/**
 * Reads companies with everything that belongs to them, however it was mirrored before, and keeps it.
 *
 * Calls, for 1,000 companies: one for each type of link and 1,000 records that have them, one for 100 records.
 *
 * @param companies as HubSpot just gave them, with the properties that are asked for of a company
 * @throws {HubSpotError}
 */
export async function readWhole(run: MirrorRun, companies: readonly CrmRecord[], keeping: Keeping): Promise<void> {
  if (companies.length === 0) return;
  const { context } = run;
  const companyIds = companies.map(({ id }) => id);
  const ofCompanies = await fetchAllLinks(run, 'companies', companyLinkTypes(context.options), companyIds);
  const [withDeals, ofContacts] = await Promise.all([
    readDeals(run, otherIds(ofCompanies.get('deals') ?? NO_ASSOCIATIONS)),
    readContacts(run, otherIds(ofCompanies.get('contacts') ?? NO_ASSOCIATIONS)),
  ]);
  const others = await readOthers(run, ofCompanies, ofContacts.links, withDeals);
  const fresh = [
    ...companies.map((record) => toFresh(run, 'companies', record, listsOf('companies', record.id, ofCompanies))),
    ...ofContacts.ids.map((id) =>
      toFresh(run, 'contacts', { id, properties: {} }, listsOf('contacts', id, ofContacts.links)),
    ),
    ...withDeals.records.map((deal) => toFresh(run, 'deals', deal, dealLists(deal, withDeals))),
    ...others,
  ];
  await keepRecords(run, fresh, keeping);
  await run.onPublished(
    companies.map(({ id, properties }) => ({ companyId: id, published: parsePublished(properties) })),
  );
  run.tally.countRead('companies', companies.length);
  run.tally.companies += companies.length;
}

interface ReadDeals {
  readonly records: readonly CrmRecord[];
  readonly links: LinksByType;
  readonly companies: Associations | null;
}

async function readDeals(run: MirrorRun, ids: ReadonlySet<string>): Promise<ReadDeals> {
  const [fetched, links] = await Promise.all([
    fetchRecords(run, 'deals', ids),
    fetchAllLinks(run, 'deals', DEAL_LINK_TYPES, [...ids]),
  ]);
  const records = [...(fetched?.records.values() ?? [])];
  return { records, links, companies: await readDealCompanies(run, records) };
}

/** The companies of those deals that do not say themselves for which of them they count. @throws {HubSpotError} */
export async function readDealCompanies(run: MirrorRun, deals: readonly CrmRecord[]): Promise<Associations | null> {
  const silent = deals.filter((deal) => needsCompanies(run, deal));
  return fetchLinks(
    run,
    'deals',
    'companies',
    silent.map(({ id }) => id),
  );
}

/** Where partners are told by labels, no property of a deal says for whom it counts. */
export function needsCompanies({ context: { options } }: MirrorRun, { properties }: CrmRecord): boolean {
  return properties.hs_primary_associated_company === undefined || options.partners.labels.length > 0;
}

/** A deal's companies as they are kept: none where the deal says which of them comes first. */
export function dealCompanyList(deal: CrmRecord, companies: Associations | null): LinkLists {
  if (companies === null) return new Map();
  return new Map([['companies', packList('deals', 'companies', companies.get(deal.id) ?? [])]]);
}

function dealLists(deal: CrmRecord, { links, companies }: ReadDeals): LinkLists {
  return new Map([...listsOf('deals', deal.id, links), ...dealCompanyList(deal, companies)]);
}

async function readContacts(
  run: MirrorRun,
  contactIds: ReadonlySet<string>,
): Promise<{ readonly ids: readonly string[]; readonly links: LinksByType }> {
  const ids = [...contactIds];
  return { ids, links: await fetchAllLinks(run, 'contacts', CONTACT_LINK_TYPES, ids) };
}

/** Activities, tickets and the line items of won deals, each once. */
async function readOthers(
  run: MirrorRun,
  ofCompanies: LinksByType,
  ofContacts: LinksByType,
  deals: ReadDeals,
): Promise<readonly FreshRecord[]> {
  const linked = (type: ObjectType): ReadonlySet<string> =>
    new Set(
      [ofCompanies, ofContacts, deals.links].flatMap((links) => [...otherIds(links.get(type) ?? NO_ASSOCIATIONS)]),
    );
  const parsed = new Map(deals.records.map((deal) => [deal.id, parseDeal(deal, run.context)]));
  const wanted: readonly (readonly [ObjectType, Iterable<string>])[] = [
    ...ACTIVITY_TYPES.map((type) => [type, linked(type)] as const),
    ['line_items', lineItemIds(parsed, deals.links.get('line_items') ?? NO_ASSOCIATIONS)],
    ['tickets', linked('tickets')],
  ];
  const read = await Promise.all(
    wanted.map(async ([type, ids]) => {
      const fetched = await fetchRecords(run, type, ids);
      return [...(fetched?.records.values() ?? [])].map((record) => toFresh(run, type, record, new Map()));
    }),
  );
  return read.flat();
}

export function toFresh({ packers }: MirrorRun, type: ObjectType, record: CrmRecord, lists: LinkLists): FreshRecord {
  return { type, id: record.id, fields: packers[type].pack(record), lists };
}

/** The lists of one record, of the types that were read. */
export function listsOf(holder: HolderType, id: string, links: LinksByType): LinkLists {
  return new Map([...links].map(([to, associations]) => [to, packList(holder, to, associations.get(id) ?? [])]));
}
