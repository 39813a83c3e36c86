import type { ReferredPurchase } from '../../scoring/types.ts';
import { type CompanyRow, NO_ASSOCIATIONS, otherIds } from './company-row.ts';
import { creditDeals } from './credit-deals.ts';
import { REFERRED_BY_LABEL } from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { dealProperties, parseDeal } from './parse-deal.ts';
import type { Associations } from '../records/read-associations.ts';
import type { ReadingContext } from './reading-context.ts';

/** The deals of the companies that one of the companies read has recommended us to. */
export interface ReferralLinks {
  /** Recommended company to the one that recommended us. */
  readonly referrers: ReadonlyMap<string, string>;
  readonly deals: Associations;
}

/**
 * Reads which companies came on the recommendation of one of the given companies, and what deals they have.
 * A company recommended by several is credited to the first of them by id, so that each purchase counts once.
 *
 * @throws {HubSpotError}
 */
export async function readReferralLinks(
  { source }: ReadingContext,
  rows: readonly CompanyRow[],
): Promise<ReferralLinks> {
  const unknown = rows.filter(({ inline }) => !inline.has('companies')).map(({ record }) => record.id);
  const asked = await source.readAssociations('companies', 'companies', unknown);
  const linked = new Set([...rows.flatMap(({ inline }) => inline.get('companies') ?? []), ...otherIds(asked)]);
  if (linked.size === 0) return { referrers: new Map(), deals: NO_ASSOCIATIONS };
  const [companies, deals] = await Promise.all([
    source.readAssociations('companies', 'companies', linked),
    source.readAssociations('companies', 'deals', linked),
  ]);
  const referrers = new Map<string, string>();
  const ours = new Set(rows.map(({ record }) => record.id));
  for (const [companyId, others] of companies) {
    const [first] = others
      .filter(({ id, types }) => id !== companyId && types.some(({ label }) => label === REFERRED_BY_LABEL))
      .map(({ id }) => id)
      .sort(compareIds);
    if (first !== undefined && ours.has(first)) referrers.set(companyId, first);
  }
  return { referrers, deals: new Map([...deals].filter(([companyId]) => referrers.has(companyId))) };
}

/** Reads the purchases made on each company's recommendation, by the company that recommended us. @throws {HubSpotError} */
export async function readReferredPurchases(
  context: ReadingContext,
  { referrers, deals: links }: ReferralLinks,
): Promise<ReadonlyMap<string, readonly ReferredPurchase[]>> {
  const deals = await context.source.readRecords('deals', otherIds(links), dealProperties(context.options));
  const credits = await creditDeals(context, links, deals);
  const found = new Map<string, ReferredPurchase[]>();
  for (const record of [...deals.values()].sort((one, other) => compareIds(one.id, other.id))) {
    const companyId = credits.get(record.id);
    const referrer = companyId === undefined ? undefined : referrers.get(companyId);
    const parsed = parseDeal(record, context);
    if (companyId === undefined || referrer === undefined || 'skipped' in parsed) continue;
    const { outcome, day, amount } = parsed.deal;
    if (outcome !== 'won' || amount === null) continue;
    const purchase: ReferredPurchase = { dealId: record.id, companyId, day, amount };
    found.set(referrer, [...(found.get(referrer) ?? []), purchase]);
  }
  return found;
}
