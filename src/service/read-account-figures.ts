import type { KnownAccounts } from '../accounts/account.ts';
import type { Store } from '../store/store.ts';
import type { AccountFigures } from './metrics.ts';

/**
 * How each installed account stands, by what is kept of it and what this process knows: no account is opened for it, and HubSpot
 * is not asked.
 *
 * @throws {StoreError}
 */
export async function readAccountFigures(
  store: Pick<Store, 'readFigures'>,
  accounts: Pick<KnownAccounts, 'countCalls'>,
  now: Date,
): Promise<readonly AccountFigures[]> {
  const callsMade = accounts.countCalls();
  return (await store.readFigures(now)).map(({ portalId, installedAt, scoredAt, callsOfDay }) => ({
    portalId,
    callsMade: callsMade.get(portalId) ?? 0,
    callsOfDay: callsOfDay?.used ?? null,
    callLimit: callsOfDay?.limit ?? null,
    isScored: scoredAt !== null,
    scoreAgeSeconds: Math.max(0, (now.getTime() - (scoredAt ?? installedAt).getTime()) / 1000),
  }));
}
