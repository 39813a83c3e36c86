import type { CrmRecord } from './crm-record.ts';
import { COMPANY_TO_PRIMARY_DEAL, compareIds, DEAL_TO_PRIMARY_COMPANY } from './object-types.ts';
import { type Association, type Associations, readAssociations } from './read-associations.ts';
import type { ReadingContext } from './reading-context.ts';

/** The one company to which each deal is credited, by the deal's id. */
export type DealCredits = ReadonlyMap<string, string>;

/**
 * Finds the one company that each deal counts for: its primary company; where none is marked, the first by id.
 *
 * What the companies' own associations and the deals' property say is known already; only for what is left, the deals
 * are asked for all their companies.
 *
 * @param companyDeals which deals belong to which companies
 * @throws {HubSpotError}
 */
export async function creditDeals(
  { client }: ReadingContext,
  companyDeals: Associations,
  deals: ReadonlyMap<string, CrmRecord>,
): Promise<DealCredits> {
  const credits = new Map<string, string>();
  const open = new Set<string>();
  for (const [companyId, links] of companyDeals) {
    for (const link of links) {
      if (hasType(link, COMPANY_TO_PRIMARY_DEAL)) credits.set(link.id, companyId);
      else open.add(link.id);
    }
  }
  for (const dealId of open) {
    const primary = credits.get(dealId) ?? deals.get(dealId)?.properties.hs_primary_associated_company;
    if (primary === undefined) continue;
    credits.set(dealId, primary);
    open.delete(dealId);
  }
  for (const [dealId, companies] of await readAssociations(client, 'deals', 'companies', open)) {
    const primary = companies.find((company) => hasType(company, DEAL_TO_PRIMARY_COMPANY));
    const first = primary?.id ?? companies.map(({ id }) => id).sort(compareIds)[0];
    if (first !== undefined) credits.set(dealId, first);
  }
  return credits;
}

function hasType({ types }: Association, typeId: number): boolean {
  return types.some((type) => type.category === 'HUBSPOT_DEFINED' && type.typeId === typeId);
}
