import type { CrmRecord } from '../records/crm-record.ts';
import { COMPANY_TO_PRIMARY_DEAL, DEAL_TO_PRIMARY_COMPANY } from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import type { Association, Associations } from '../records/read-associations.ts';
import type { ReadingContext } from './reading-context.ts';

/** The one company to which each deal is credited, by the deal's id. */
export type DealCredits = ReadonlyMap<string, string>;

type Partners = ReadingContext['options']['partners'];

/**
 * Finds the one company that each deal counts for: its primary company; where none is marked, the first by id. Where a
 * partner has a hand in it, the policy says whether it counts for the partner or for the end customer.
 *
 * What the companies' own associations say is known already; only for what is left, the deals are asked for all their
 * companies.
 *
 * @param companyDeals which deals belong to which companies
 * @throws {HubSpotError}
 */
export async function creditDeals(
  { source, options: { partners } }: ReadingContext,
  companyDeals: Associations,
  deals: ReadonlyMap<string, CrmRecord>,
): Promise<DealCredits> {
  const credits = new Map<string, string>();
  const open = new Set<string>();
  for (const [companyId, links] of companyDeals) {
    for (const link of links) {
      if (isSettled(link, partners)) credits.set(link.id, companyId);
      else open.add(link.id);
    }
  }
  for (const dealId of credits.keys()) open.delete(dealId);
  for (const dealId of open) {
    const primary = deals.get(dealId)?.properties.hs_primary_associated_company;
    if (primary !== undefined) credits.set(dealId, primary);
    if (primary !== undefined && partners.labels.length === 0) open.delete(dealId);
  }
  for (const [dealId, companies] of await source.readAssociations('deals', 'companies', open)) {
    const company = chooseCompany(companies, partners);
    if (company !== undefined) credits.set(dealId, company);
  }
  return credits;
}

/** Whether a company's own association with a deal says already that the deal counts for it. */
function isSettled(link: Association, { labels, dealsCountFor }: Partners): boolean {
  if (!hasType(link, COMPANY_TO_PRIMARY_DEAL)) return false;
  return labels.length === 0 || (dealsCountFor === 'end_customer' && !isPartner(link, labels));
}

function chooseCompany(companies: readonly Association[], { labels, dealsCountFor }: Partners): string | undefined {
  const wanted = companies.filter((company) => isPartner(company, labels) === (dealsCountFor === 'partner'));
  const candidates = wanted.length > 0 ? wanted : companies;
  const primary = candidates.find((company) => hasType(company, DEAL_TO_PRIMARY_COMPANY));
  return primary?.id ?? candidates.map(({ id }) => id).sort(compareIds)[0];
}

function isPartner({ types }: Association, labels: Partners['labels']): boolean {
  const known = labels.map((label) => label.toLowerCase());
  return types.some(({ label }) => known.includes((label ?? '').trim().toLowerCase()));
}

function hasType({ types }: Association, typeId: number): boolean {
  return types.some((type) => type.category === 'HUBSPOT_DEFINED' && type.typeId === typeId);
}
