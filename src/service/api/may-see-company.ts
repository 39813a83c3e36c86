import type { Account } from '../../accounts/account.ts';
import { readKeptOwner } from '../../operations/describe/describe-kept.ts';
import { seesCustomerOf } from '../../operations/portfolio/viewer.ts';
import type { ViewerRights } from '../../operations/settings/viewer-rights.ts';

/** What somebody is told who may not. */
export const NOT_YOURS =
  'You see the customers of yours and of your teams. Ask an admin of Loyalty Lens if you should see this one.';

/** Whether the caller sees the company; one that is not kept yet is looked up in HubSpot. @throws {HubSpotError} */
export async function maySeeCompany(account: Account, rights: ViewerRights, companyId: string): Promise<boolean> {
  if (rights.ownerIds === null) return true;
  const kept = await readKeptOwner(account, companyId);
  if (kept !== null) return seesCustomerOf(rights, kept.ownerId);
  const live = await account.records.readCompany(companyId);
  return live !== null && seesCustomerOf(rights, live.history.ownerId);
}
