import type { CompanyReading } from '../../operations/ports.ts';
import { collectActivities, readActivities, readActivityPlaces } from './company-activities.ts';
import { collectDeals, lineItemIds, parseDeals } from './company-deals.ts';
import { type CompanyLinks, type CompanyRow, NO_ASSOCIATIONS, otherIds } from './company-row.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { creditDeals } from './credit-deals.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { parseCompany } from './parse-company.ts';
import { dealProperties } from './parse-deal.ts';
import { LINE_ITEM_PROPERTIES } from './parse-line-item.ts';
import { parsePublished } from '../properties/parse-published.ts';
import { readReferralLinks, readReferredPurchases } from './read-referrals.ts';
import { collectVoice, readTicketLinks, readTickets } from './read-voice.ts';
import type { ReadingContext } from './reading-context.ts';
import type { UnreadKinds } from './unread-kinds.ts';

/**
 * Reads the histories of companies whose records, deals and contacts are known: two rounds of calls that wait for each
 * other, however many companies. One company and a batch of them are read by the same lines, so both give the same.
 *
 * @throws {HubSpotError}
 */
export async function readHistories(
  context: ReadingContext,
  rows: readonly CompanyRow[],
  links: CompanyLinks,
  unread: UnreadKinds,
): Promise<readonly CompanyReading[]> {
  const linked = await readSecondRound(context, rows, links, unread);
  const records = await readThirdRound(context, links, linked, unread);
  if (!context.labels.complete) unread.add('deal_labels');
  return rows.map(({ record }) => ({
    published: parsePublished(record.properties),
    history: collectHistory(context, record, links, { ...linked, ...records }, unread),
  }));
}

async function readSecondRound(
  context: ReadingContext,
  rows: readonly CompanyRow[],
  links: CompanyLinks,
  unread: UnreadKinds,
) {
  const { source, options } = context;
  const dealIds = otherIds(links.deals);
  const companyIds = rows.map(({ record }) => record.id);
  const [deals, lineItemLinks, places, referralLinks, ticketLinks] = await Promise.all([
    source.readRecords('deals', dealIds, dealProperties(options)),
    unread.orElse('line_item', source.readAssociations('deals', 'line_items', dealIds), NO_ASSOCIATIONS),
    readActivityPlaces(context, rows, links, unread),
    options.readReferrals ? readReferralLinks(context, rows) : null,
    readTicketLinks(context, companyIds, unread),
  ]);
  return { deals, lineItemLinks, places, referralLinks, ticketLinks };
}

type SecondRound = Awaited<ReturnType<typeof readSecondRound>>;

async function readThirdRound(
  context: ReadingContext,
  links: CompanyLinks,
  { deals, lineItemLinks, places, referralLinks, ticketLinks }: SecondRound,
  unread: UnreadKinds,
) {
  const none: ReadonlyMap<string, CrmRecord> = new Map();
  const parsedDeals = parseDeals(context, deals);
  const wanted = lineItemIds(parsedDeals, lineItemLinks);
  const [credits, lineItems, activities, referred, tickets] = await Promise.all([
    creditDeals(context, links.deals, deals),
    unread.orElse('line_item', context.source.readRecords('line_items', wanted, LINE_ITEM_PROPERTIES), none),
    readActivities(context, places, unread),
    referralLinks === null ? null : readReferredPurchases(context, referralLinks),
    readTickets(context, ticketLinks, unread),
  ]);
  return { parsedDeals, credits, lineItems, activities, referred, tickets };
}

type AllRead = SecondRound & Awaited<ReturnType<typeof readThirdRound>>;

function collectHistory(
  context: ReadingContext,
  record: CrmRecord,
  links: CompanyLinks,
  read: AllRead,
  unread: UnreadKinds,
): CompanyReading['history'] {
  const { skipped: skippedEntries, ...facts } = parseCompany(record, context.options);
  const dealIds = idsOf(links.deals, record.id);
  const contactIds = idsOf(links.contacts, record.id);
  const { deals, skipped: skippedDeals } = collectDeals(record.id, dealIds, read);
  const creditedDealIds = new Set(dealIds.filter((id) => (read.credits.get(id) ?? record.id) === record.id));
  const { activities, skipped: skippedActivities } = collectActivities(
    context,
    { companyId: record.id, parentId: facts.parentId, contactIds, dealIds, creditedDealIds },
    read.places,
    read.activities,
    unread,
  );
  const { voice, skipped: skippedTickets } = collectVoice(
    context,
    idsOf(read.ticketLinks, record.id),
    read.tickets,
    unread,
  );
  return {
    companyId: record.id,
    ...facts,
    deals,
    activities,
    contactIds,
    referred: read.referred?.get(record.id) ?? [],
    voice,
    skipped: [...skippedEntries, ...skippedDeals, ...skippedActivities, ...skippedTickets],
    unread: unread.list(),
  };
}

function idsOf(links: CompanyLinks['deals'], companyId: string): readonly string[] {
  return (links.get(companyId) ?? []).map(({ id }) => id).sort(compareIds);
}
