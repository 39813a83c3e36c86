import type { AccessTokens } from '../hubspot/client/access-tokens.ts';
import type { OAuthGrant, OAuthTokens } from '../hubspot/client/oauth.ts';
import type { InstallationStore, KeptTokens } from '../operations/ports/installation-store.ts';
import type { TokenCipher } from './token-cipher.ts';

export interface KeptTokensParts {
  readonly portalId: string;
  readonly installations: Pick<InstallationStore, 'readTokens' | 'renewTokens'>;
  readonly cipher: TokenCipher;
  readonly refresh: (refreshToken: string) => Promise<OAuthGrant>;
  /**
   * HubSpot grants no token any more for these.
   *
   * @returns whether the app is uninstalled there by now; false: it was installed again meanwhile, with other tokens
   */
  readonly onRefused: (refused: KeptTokens) => Promise<boolean>;
  readonly now: () => Date;
}

/** Sooner than this before its end a token is replaced: a call may be under way for a while. */
const RENEWED_BEFORE_MILLISECONDS = 120_000;

type OpenTokens = Pick<OAuthTokens, 'accessToken' | 'refreshToken' | 'expiresAt'>;

/**
 * The tokens of an account as the store keeps them. One refresh at a time: within this process the callers share it, between
 * processes the row's lock lets one ask HubSpot and the others find its answer.
 */
export function createKeptTokens(parts: KeptTokensParts): AccessTokens {
  const { portalId, installations, cipher, now } = parts;
  let known: OpenTokens | null = null;
  let renewing: Promise<string | null> | null = null;

  const isFresh = ({ expiresAt }: OpenTokens): boolean =>
    expiresAt.getTime() - now().getTime() > RENEWED_BEFORE_MILLISECONDS;

  /** @param stale a token that HubSpot has refused; null: whichever has come near its end */
  async function renew(stale: string | null): Promise<string | null> {
    const found: { tokens: OpenTokens | null; refused: KeptTokens | null } = { tokens: null, refused: null };
    await installations.renewTokens(portalId, async (kept) => {
      const before = openTokens(cipher, portalId, kept);
      found.tokens = before;
      if (before.accessToken !== stale && isFresh(before)) return null;
      const grant = await parts.refresh(before.refreshToken);
      found.refused = grant.kind === 'refused' ? kept : null;
      found.tokens = grant.kind === 'granted' ? grant.tokens : null;
      return found.tokens === null ? null : sealTokens(cipher, portalId, found.tokens);
    });
    known = found.tokens;
    // Outside of the row's lock, which an uninstallation takes as well.
    if (found.refused !== null && !(await parts.onRefused(found.refused))) return renew(stale);
    return found.tokens?.accessToken ?? null;
  }

  function renewOnce(stale: string | null): Promise<string | null> {
    renewing ??= renew(stale).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    async current() {
      if (known === null) {
        const kept = await installations.readTokens(portalId);
        known = kept === null ? null : openTokens(cipher, portalId, kept);
      }
      if (known !== null && isFresh(known)) return known.accessToken;
      // A token that HubSpot is sure to refuse says in its words that the app is not installed.
      return (await renewOnce(null)) ?? NO_TOKEN;
    },
    refresh: (stale) => renewOnce(stale),
  };
}

const NO_TOKEN = 'none';

export function sealTokens(cipher: TokenCipher, portalId: string, tokens: OpenTokens): KeptTokens {
  return {
    accessToken: cipher.encrypt(tokens.accessToken, { portalId, token: 'access' }),
    refreshToken: cipher.encrypt(tokens.refreshToken, { portalId, token: 'refresh' }),
    expiresAt: tokens.expiresAt,
  };
}

/** @throws {TokenKeyError} */
function openTokens(cipher: TokenCipher, portalId: string, kept: KeptTokens): OpenTokens {
  return {
    accessToken: cipher.decrypt(kept.accessToken, { portalId, token: 'access' }),
    refreshToken: cipher.decrypt(kept.refreshToken, { portalId, token: 'refresh' }),
    expiresAt: kept.expiresAt,
  };
}
