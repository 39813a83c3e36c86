import type { CrmOwner } from '../ports/crm-desk.ts';
import type { AccessSettings } from './portal-settings.ts';

/** A person as the CRM vouches for them. */
export interface SignedUser {
  /** HubSpot's user id; null where HubSpot did not say. */
  readonly id: string | null;
  /** Null where HubSpot did not say. */
  readonly email: string | null;
}

/** What a person may see and do. */
export interface ViewerRights {
  /** Owners whose customers they see; null: of everybody, and those that nobody owns. */
  readonly ownerIds: readonly string[] | null;
  readonly mayChangeSettings: boolean;
}

/** Whether the rights of the person depend on who owns what. */
export function needsOwners(user: SignedUser, access: AccessSettings): boolean {
  return access.portfolio === 'own' && !isAdmin(user, access);
}

/**
 * Where no admin is named, everyone is one. Where people see only their own, these are the customers of the owners who are this
 * person, and of everybody who shares a team with them; a person who owns nothing and is in no team sees none.
 *
 * @param owners all owners of the account, inactive ones too; looked at only where {@link needsOwners} holds
 */
export function viewerRights(user: SignedUser, access: AccessSettings, owners: readonly CrmOwner[]): ViewerRights {
  const mayChangeSettings = isAdmin(user, access);
  if (!needsOwners(user, access)) return { ownerIds: null, mayChangeSettings };
  const own = owners.filter((owner) => isSame(owner, user));
  const teams = new Set(own.flatMap((owner) => owner.teams.map(({ id }) => id)));
  const seen = owners.filter((owner) => own.includes(owner) || owner.teams.some(({ id }) => teams.has(id)));
  return { ownerIds: seen.map(({ id }) => id), mayChangeSettings };
}

function isAdmin({ id }: SignedUser, { admins }: AccessSettings): boolean {
  return admins.length === 0 || (id !== null && admins.includes(id));
}

/** The address stands in only where the account does not say which user an owner is. */
function isSame(owner: CrmOwner, { id, email }: SignedUser): boolean {
  if (owner.userId !== null && id !== null) return owner.userId === id;
  return owner.email !== null && email !== null && owner.email.toLowerCase() === email.toLowerCase();
}
