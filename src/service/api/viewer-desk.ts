import type { Account } from '../../accounts/account.ts';
import type { CrmOwner } from '../../operations/ports/crm-desk.ts';
import { readAccessSettings } from '../../operations/settings/read-settings.ts';
import {
  needsOwners,
  type SignedUser,
  type ViewerRights,
  viewerRights,
} from '../../operations/settings/viewer-rights.ts';

/** Who somebody is and whose team they are in changes seldom; reading it costs calls. */
const OWNERS_KEPT_MILLISECONDS = 300_000;

/** Tells what a signed user may see and do. */
export interface ViewerDesk {
  /** @throws {HubSpotError} where it depends on the owners and they cannot be read: then nobody is let see anything */
  rightsOf(account: Account, user: SignedUser): Promise<ViewerRights>;
  /** All owners of the account, inactive ones too, as they were at most five minutes ago. @throws {HubSpotError} */
  ownersOf(account: Account): Promise<readonly CrmOwner[]>;
}

export function createViewerDesk(now: () => Date): ViewerDesk {
  const kept = new Map<string, { readonly until: number; readonly owners: Promise<readonly CrmOwner[]> }>();

  function readOwners({ portal, desk }: Account): Promise<readonly CrmOwner[]> {
    const { portalId } = portal;
    const known = kept.get(portalId);
    if (known !== undefined && known.until > now().getTime()) return known.owners;
    const owners = desk.readOwners();
    kept.set(portalId, { until: now().getTime() + OWNERS_KEPT_MILLISECONDS, owners });
    // A failure is not kept: the next call asks again.
    owners.catch(() => kept.delete(portalId));
    return owners;
  }

  return {
    ownersOf: readOwners,
    rightsOf: async (account, user) => {
      const access = await readAccessSettings(account.store.runs);
      return viewerRights(user, access, needsOwners(user, access) ? await readOwners(account) : []);
    },
  };
}
