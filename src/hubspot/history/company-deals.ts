import type { Deal, SkippedRecord } from '../../scoring/types.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import type { DealCredits } from './credit-deals.ts';
import { NOT_SHOWN } from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { type ParsedDeal, parseDeal } from './parse-deal.ts';
import { type LineItem, parseLineItem, withLineItems } from './parse-line-item.ts';
import type { Associations } from '../records/read-associations.ts';
import type { ReadingContext } from './reading-context.ts';

/** Deals by their ids. */
export type ParsedDeals = ReadonlyMap<string, ParsedDeal>;

/** Everything that was read about deals, for all companies of a batch. */
export interface DealRecords {
  readonly parsedDeals: ParsedDeals;
  readonly credits: DealCredits;
  readonly lineItemLinks: Associations;
  readonly lineItems: ReadonlyMap<string, CrmRecord>;
}

export function parseDeals(context: ReadingContext, deals: ReadonlyMap<string, CrmRecord>): ParsedDeals {
  const parsed = new Map<string, ParsedDeal>();
  for (const [id, record] of deals) parsed.set(id, parseDeal(record, context));
  return parsed;
}

/** The line items of won deals: no other deal's say anything about a contract. */
export function lineItemIds(deals: ParsedDeals, links: Associations): readonly string[] {
  return [...links].flatMap(([dealId, items]) => {
    const parsed = deals.get(dealId);
    return parsed !== undefined && 'deal' in parsed && parsed.deal.outcome === 'won' ? items.map(({ id }) => id) : [];
  });
}

/** Puts one company's deals together: those credited to it, and why the others are not among them. */
export function collectDeals(
  companyId: string,
  dealIds: readonly string[],
  read: DealRecords,
): { readonly deals: readonly Deal[]; readonly skipped: readonly SkippedRecord[] } {
  const deals: Deal[] = [];
  const skipped: SkippedRecord[] = [];
  for (const id of [...dealIds].sort(compareIds)) {
    const skip = (reason: string): void => {
      skipped.push({ record: id, kind: 'deal', reason });
    };
    const parsed = read.parsedDeals.get(id);
    const creditedTo = read.credits.get(id) ?? companyId;
    if (parsed === undefined) {
      skip(NOT_SHOWN);
    } else if (creditedTo !== companyId) {
      skip(`counted at company ${creditedTo}, which it belongs to first`);
    } else if ('skipped' in parsed) {
      skip(parsed.skipped);
    } else {
      deals.push(parsed.deal.outcome === 'won' ? addLineItems(parsed.deal, read, skipped) : parsed.deal);
    }
  }
  return { deals, skipped };
}

function addLineItems(deal: Deal, { lineItemLinks, lineItems }: DealRecords, skipped: SkippedRecord[]): Deal {
  const items: LineItem[] = [];
  const ids = (lineItemLinks.get(deal.id) ?? []).map(({ id }) => id);
  for (const id of ids.sort(compareIds)) {
    const record = lineItems.get(id);
    if (record === undefined) continue;
    const parsed = parseLineItem(record);
    items.push(parsed.lineItem);
    if (parsed.skipped !== null) skipped.push({ record: id, kind: 'line_item', reason: parsed.skipped });
  }
  return withLineItems(deal, items);
}
