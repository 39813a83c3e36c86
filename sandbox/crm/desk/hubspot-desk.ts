import type { SandboxCrm } from '../sandbox-crm.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { InstalledApps } from './installed-apps.ts';
import type { AppRegistration } from './installed-apps.ts';

export interface DeskAccount {
  readonly name: string;
  readonly crm: SandboxCrm;
  /** The token of a static app in this account, taken beside those that OAuth gives. */
  readonly staticToken?: string;
}

/** Several accounts behind one address, and the installation of an app in them. */
export interface HubSpotDesk {
  /** HubSpot's answer; `Response.error()` where the connection drops. */
  handle(request: Request): Promise<Response>;
  isInstalled(portalId: number): boolean;
  /** How many access tokens were given out for an account so far. */
  tokensGiven(portalId: number): number;
  /** A person of the account removes the app. */
  uninstall(portalId: number): void;
  /** The access tokens given out so far are taken no more; of one account, or of all. */
  expireTokens(portalId?: number): void;
}

const AUTHORIZE_PATH = '/oauth/authorize';
const TOKEN_PATH = /^\/oauth\/[^/]+\/token$/;

/**
 * HubSpot for several accounts: whose a call is follows from its token. The accounts take any token themselves, so they are
 * made without one.
 *
 * @throws where two accounts have the same id
 */
export function createHubSpotDesk(
  app: AppRegistration,
  accounts: readonly DeskAccount[],
  now: () => Date = () => new Date(),
): HubSpotDesk {
  const apps = new InstalledApps(app);
  const byId = new Map(accounts.map((account) => [account.crm.portalId, account]));
  if (byId.size < accounts.length) throw new Error('Two accounts of the desk have the same portal id.');
  for (const { crm, staticToken } of accounts) {
    if (staticToken !== undefined) apps.addStatic(crm.portalId, staticToken);
  }
  const choices = accounts.map(({ name, crm }) => ({ portalId: crm.portalId, name }));

  async function authorize(request: Request, url: URL): Promise<Response> {
    const wanted = readAuthorization(app, url.searchParams);
    if (typeof wanted === 'string') return refusalPage(wanted);
    const { redirectUri, state, scopes } = wanted;
    if (request.method === 'GET') {
      return consentPage(choices, scopes, { decline: withQuery(redirectUri, { error: 'access_denied', state }) });
    }
    const portalId = Number(new URLSearchParams(await request.text()).get('portalId'));
    if (!byId.has(portalId)) return refusalPage('Choose one of the accounts.');
    return redirectTo(withQuery(redirectUri, { code: apps.grantCode(portalId, redirectUri, now()), state }));
  }

  return {
    handle: async (request) => {
      const url = new URL(request.url);
      if (url.pathname === AUTHORIZE_PATH) return authorize(request, url);
      if (TOKEN_PATH.test(url.pathname)) return apps.answer(new URLSearchParams(await request.text()), now());
      const portalId = apps.portalOf(request, now());
      if (typeof portalId !== 'number') return portalId;
      const account = byId.get(portalId);
      if (account === undefined) throw new Error(`The desk has no account ${String(portalId)}.`);
      return account.crm.handle(request);
    },
    isInstalled: (portalId) => apps.isInstalled(portalId),
    tokensGiven: (portalId) => apps.tokensGiven(portalId),
    uninstall: (portalId) => {
      apps.uninstall(portalId);
    },
    expireTokens: (portalId) => {
      apps.expireTokens(now(), portalId);
    },
  };
}

interface Authorization {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
}

/** What an app asks for by the address that it sends a person to; else why HubSpot does not take it. */
function readAuthorization(app: AppRegistration, query: URLSearchParams): Authorization | string {
  if (query.get('client_id') !== app.clientId) return 'No app has this client id.';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app.redirectUrls.includes(redirectUri)) return 'The redirect address is not one that the app has registered.';
  const scopes = (query.get('scope') ?? '').split(/[ +]/).filter((scope) => scope !== '');
  const missing = app.scopes.filter((scope) => !scopes.includes(scope));
  const unknown = scopes.filter((scope) => !app.scopes.includes(scope) && scope !== 'oauth');
  if (missing.length > 0) return `The app requires scopes that are not asked for: ${missing.join(', ')}.`;
  if (unknown.length > 0) return `The app has not registered the scopes ${unknown.join(', ')}.`;
  return { redirectUri, state: query.get('state'), scopes };
}

function withQuery(address: string, query: Readonly<Record<string, string | null>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  return url;
}

function redirectTo(url: URL): Response {
  return new Response(null, { status: 302, headers: { Location: url.href } });
}
