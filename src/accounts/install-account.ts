import { exchangeCode, type OAuthApp } from '../hubspot/client/oauth.ts';
import { readPortal } from '../hubspot/records/read-portal.ts';
import type { InstallationStore } from '../operations/ports/installation-store.ts';
import { connectTo, type Connection } from './connect.ts';
import { sealTokens } from './kept-tokens.ts';
import type { TokenCipher } from './token-cipher.ts';

export interface InstallParts {
  readonly app: OAuthApp;
  readonly cipher: TokenCipher;
  readonly installations: Pick<InstallationStore, 'install'>;
  readonly connection: Pick<Connection, 'apiBaseUrl' | 'tier'>;
  readonly now: () => Date;
}

export type InstallOutcome = { readonly kind: 'installed'; readonly portalId: string } | { readonly kind: 'refused' };

/**
 * Installs the app in the account that a code came from. Which account that is, HubSpot says itself when it is asked with the
 * new token: nothing of the request that brought the code is believed.
 *
 * @param redirectUri as it was when the code was asked for
 * @throws {HubSpotError}
 */
export async function installAccount(parts: InstallParts, code: string, redirectUri: string): Promise<InstallOutcome> {
  const { app, cipher, installations, connection, now } = parts;
  const grant = await exchangeCode(app, code, redirectUri, now());
  if (grant.kind === 'refused') return grant;
  const { tokens } = grant;
  const client = connectTo({ ...connection, accessToken: tokens.accessToken, distribution: 'marketplace' });
  const { portalId } = await readPortal(client);
  await installations.install({ portalId, kind: 'oauth', scopes: tokens.scopes }, sealTokens(cipher, portalId, tokens));
  return { kind: 'installed', portalId };
}
