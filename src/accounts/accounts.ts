import { isHubSpotError } from '../hubspot/client/hubspot-error.ts';
import { type OAuthApp, refreshTokens } from '../hubspot/client/oauth.ts';
import { readPortal } from '../hubspot/records/read-portal.ts';
import type { Installation } from '../operations/ports/installation-store.ts';
import type { PortalFacts } from '../operations/ports.ts';
import type { Store } from '../store/store.ts';
import type { KnownAccounts } from './account.ts';
import { connectTo, type Connection } from './connect.ts';
import { createKeptTokens } from './kept-tokens.ts';
import { type ClientParts, createOpenPortal, type OpenPortal } from './open-portal.ts';
import type { TokenCipher } from './token-cipher.ts';

export interface AccountsSettings extends Pick<Connection, 'apiBaseUrl' | 'tier'> {
  /** The token of the one account that a private app is installed in; null where there is none. */
  readonly staticToken: string | null;
  /** Accounts that install the app themselves; null where none do. */
  readonly oauth: { readonly app: OAuthApp; readonly cipher: TokenCipher } | null;
  /** Share of the account's calls of a day at which runs stop, above 0 and up to 1. */
  readonly dailyShare: number;
}

export interface AccountsParts {
  readonly store: Pick<Store, 'portal' | 'callBudget' | 'installations'>;
  readonly settings: AccountsSettings;
  readonly now: () => Date;
  /** Told once HubSpot grants an account's tokens no more: whatever waits for it is to be dropped. */
  readonly onUninstalled: (portalId: string) => Promise<void>;
}

/** Another process may have learnt that the app was uninstalled. */
const INSTALLED_KEPT_MILLISECONDS = 60_000;

/**
 * The accounts of this installation: the one whose static token is in the environment, and those that installed the app by
 * OAuth. Each is opened when it is first asked for and kept open; what is wrong with one is told by its own calls alone.
 */
export function createAccounts({ store, settings, now, onUninstalled }: AccountsParts): KnownAccounts {
  const { installations } = store;
  const open = new Map<string, { readonly portal: OpenPortal; readonly checkedAt: number }>();
  let staticFacts: PortalFacts | null = null;

  async function readStaticPortal(accessToken: string): Promise<PortalFacts> {
    if (staticFacts === null) {
      staticFacts = await readPortal(connectTo({ ...settings, accessToken }));
      const { portalId } = staticFacts;
      const kept = await installations.find(portalId);
      if (kept?.uninstalledAt !== null) {
        await installations.install({ portalId, kind: 'static', scopes: [] }, null);
      }
    }
    return staticFacts;
  }

  /** Where HubSpot cannot be asked now, what was known earlier counts. */
  async function staticPortalId(known: readonly Installation[]): Promise<string | null> {
    if (settings.staticToken === null) return null;
    try {
      return (await readStaticPortal(settings.staticToken)).portalId;
    } catch (error) {
      if (!isHubSpotError(error)) throw error;
      return known.find(({ kind }) => kind === 'static')?.portalId ?? null;
    }
  }

  function clientParts(portalId: string, kind: Installation['kind']): ClientParts {
    const connection = { ...settings, accessToken: null };
    if (kind === 'static') return { connection: { ...connection, accessToken: settings.staticToken }, tokens: null };
    const { oauth } = settings;
    if (oauth === null) throw new Error('An account with OAuth is opened only where OAuth is set up.');
    const tokens = createKeptTokens({
      ...{ portalId, installations, cipher: oauth.cipher, now },
      refresh: (refreshToken) => refreshTokens(oauth.app, refreshToken, now()),
      onRefused: async (refused) => {
        open.delete(portalId);
        const isUninstalled = await installations.uninstall(portalId, refused);
        if (isUninstalled) await onUninstalled(portalId);
        return isUninstalled;
      },
    });
    return { connection: { ...connection, distribution: 'marketplace' }, tokens };
  }

  const openPortal = (portalId: string, kind: Installation['kind']): OpenPortal =>
    createOpenPortal({ portalId, store, settings, now }, clientParts(portalId, kind));

  async function kindOf(portalId: string): Promise<Installation['kind'] | null> {
    const installation = await installations.find(portalId);
    const isOAuth = installation?.kind === 'oauth' && installation.uninstalledAt === null;
    if (isOAuth && settings.oauth !== null) return 'oauth';
    const { staticToken } = settings;
    return staticToken !== null && (await readStaticPortal(staticToken)).portalId === portalId ? 'static' : null;
  }

  return {
    async list() {
      const known = await installations.list();
      const byOAuth = settings.oauth === null ? [] : known.filter(({ kind }) => kind === 'oauth');
      const own = await staticPortalId(known);
      return [...new Set([...byOAuth.map(({ portalId }) => portalId), ...(own === null ? [] : [own])])];
    },
    countCalls: () => new Map([...open].map(([portalId, { portal }]) => [portalId, portal.countCalls()])),
    async open(portalId, caller = 'run') {
      const at = now().getTime();
      const known = open.get(portalId);
      if (known !== undefined && at - known.checkedAt < INSTALLED_KEPT_MILLISECONDS)
        return known.portal.account(caller);
      const kind = await kindOf(portalId);
      if (kind === null) {
        open.delete(portalId);
        return null;
      }
      const portal = open.get(portalId)?.portal ?? openPortal(portalId, kind);
      open.set(portalId, { portal, checkedAt: at });
      return portal.account(caller);
    },
  };
}
