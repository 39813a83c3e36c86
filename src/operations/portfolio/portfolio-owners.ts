import type { CrmOwner, CrmTeam } from '../ports/crm-desk.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

export interface OwnersView {
  /** The person sees every customer, not only their own and their teams'. */
  readonly seesAll: boolean;
  readonly owners: readonly {
    readonly id: string;
    readonly name: string;
    readonly isActive: boolean;
    readonly teams: readonly CrmTeam[];
  }[];
}

/**
 * Whose customers a viewer sees, by name. An owner whom the CRM does not know any more goes by the id, as inactive, since the
 * customers are still there.
 *
 * @param known all owners of the account
 */
export async function portfolioOwners(
  store: SeenPortfolio,
  known: readonly CrmOwner[],
  viewer: Viewer,
): Promise<OwnersView> {
  const byId = new Map(known.map((owner) => [owner.id, owner]));
  const ids = await seenBy(store, viewer).listOwnerIds({});
  const owners = ids.map((id) => {
    const { name, isActive, teams } = byId.get(id) ?? { name: id, isActive: false, teams: [] };
    return { id, name, isActive, teams };
  });
  return {
    seesAll: viewer.ownerIds === null,
    owners: owners.toSorted((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1)),
  };
}
