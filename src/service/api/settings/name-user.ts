import { isHubSpotError } from '../../../hubspot/client/hubspot-error.ts';
import type { CrmOwner } from '../../../operations/ports/crm-desk.ts';
import type { SignedUser } from '../../../operations/settings/viewer-rights.ts';

/**
 * Who a person is, for those who read later who changed what: the name where the CRM knows it, else the address. An id alone
 * says nothing to people, so that it is told as one.
 *
 * @param readOwners may throw a HubSpotError: a change is kept all the same
 */
export async function nameUser(
  { id, email }: SignedUser,
  readOwners: () => Promise<readonly CrmOwner[]>,
): Promise<string> {
  const owner = (await ownersOrNone(readOwners)).find(({ userId }) => userId !== null && userId === id);
  if (owner !== undefined && owner.name.trim() !== '') return owner.name;
  const address = email ?? owner?.email ?? null;
  if (address !== null) return address;
  return id === null ? 'a user whom HubSpot did not name' : `a user without a name in HubSpot (id ${id})`;
}

async function ownersOrNone(readOwners: () => Promise<readonly CrmOwner[]>): Promise<readonly CrmOwner[]> {
  try {
    return await readOwners();
  } catch (error) {
    if (isHubSpotError(error)) return [];
    throw error;
  }
}
