/** `/oauth/install` and `/oauth/callback`: an administrator lets the app into an account. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { InstallOutcome } from '../../accounts/install-account.ts';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import { consentUrl } from '../../hubspot/client/oauth.ts';
import type { InstallationStore } from '../../operations/ports/installation-store.ts';
import type { Log } from '../log.ts';
import { correlationIdOf } from './answers.ts';
import { sendPage, type OAuthPage } from './oauth-pages.ts';

const COOKIE = 'loyalty_install';
const STATE_BYTES = 24;
const STATE = /^[A-Za-z0-9_-]{32}$/;
/** As long as the store keeps the word. */
const COOKIE_SECONDS = 600;

export interface OAuthRouteDoors {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The page that asks. */
  readonly consentPage: string;
  readonly installations: Pick<InstallationStore, 'writeState' | 'takeState'>;
  readonly install: (code: string, redirectUri: string) => Promise<InstallOutcome>;
  /** What is to be done once an account is installed. */
  readonly onInstalled: (portalId: string) => Promise<void>;
  readonly log: Log;
}

export function oauthRoutes(doors: OAuthRouteDoors): Router {
  const redirectUri = `${doors.publicUrl}/oauth/callback`;
  const router = Router();

  router.get('/oauth/install', async (_request, response) => {
    const state = randomBytes(STATE_BYTES).toString('base64url');
    await doors.installations.writeState(state);
    response.setHeader('Set-Cookie', writeCookie(state, COOKIE_SECONDS, doors.publicUrl));
    const { clientId, scopes, consentPage: page } = doors;
    response.redirect(302, consentUrl({ clientId, redirectUri, scopes, state, page }));
  });

  router.get('/oauth/callback', async (request, response) => {
    response.setHeader('Set-Cookie', writeCookie('', 0, doors.publicUrl));
    sendPage(response, await finishInstallation(request, response));
  });
  return router;

  async function finishInstallation(request: Request, response: Response): Promise<OAuthPage> {
    const { state, code, error } = request.query;
    if (!(await isOurs(request, state))) return NOT_BEGUN_HERE;
    if (typeof error === 'string' || typeof code !== 'string' || code === '') return NOT_AGREED;
    const correlationId = correlationIdOf(response);
    try {
      const outcome = await doors.install(code, redirectUri);
      if (outcome.kind === 'refused') return TOO_LATE;
      doors.log.info('installed', { portalId: outcome.portalId, correlationId });
      await setUp(outcome.portalId, correlationId);
      return installedPage(outcome.portalId);
    } catch (problem) {
      if (!isHubSpotError(problem)) throw problem;
      doors.log.error('installation_failed', { correlationId }, problem);
      return failedPage(problem.meaning, correlationId);
    }
  }

  /** The account is installed by now: what is in the way here is tried again every minute by those who work. */
  async function setUp(portalId: string, correlationId: string): Promise<void> {
    try {
      await doors.onInstalled(portalId);
    } catch (problem) {
      if (!isHubSpotError(problem)) throw problem;
      doors.log.error('set_up_failed', { portalId, correlationId }, problem);
    }
  }

  /** Begun by this browser, from here, within ten minutes, and not yet used. */
  async function isOurs(request: Request, state: unknown): Promise<boolean> {
    if (typeof state !== 'string' || !STATE.test(state)) return false;
    return isSame(readCookie(request), state) && (await doors.installations.takeState(state));
  }
}

function writeCookie(value: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  // Lax: it comes along when HubSpot sends the browser back.
  return `${COOKIE}=${value}; Path=/; Max-Age=${String(seconds)}; HttpOnly; SameSite=Lax${secure}`;
}

function readCookie(request: Request): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function isSame(left: string, right: string): boolean {
  const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digestOf(left), digestOf(right));
}

const BEGIN_AGAIN = 'Open /oauth/install of this service and agree once more.';

const NOT_BEGUN_HERE: OAuthPage = {
  status: 400,
  title: 'This installation was not begun here',
  paragraphs: [
    'An installation has to be begun from this service, in this browser, within ten minutes, and each can be used once.',
    BEGIN_AGAIN,
  ],
};

const NOT_AGREED: OAuthPage = {
  status: 400,
  title: 'Loyalty Lens is not installed',
  paragraphs: ['HubSpot says that nobody agreed to the installation. Nothing was changed.', BEGIN_AGAIN],
};

const TOO_LATE: OAuthPage = {
  status: 400,
  title: 'Loyalty Lens is not installed',
  paragraphs: [
    'HubSpot did not take the code of this installation: it was used already, or it is too old.',
    BEGIN_AGAIN,
  ],
};

function installedPage(portalId: string): OAuthPage {
  return {
    status: 200,
    title: 'Loyalty Lens is installed',
    paragraphs: [
      `It is installed in account ${portalId}. The first reading of the account begins by itself; the scores appear on the companies when it is done, within minutes for a small account and hours for a large one.`,
      'Place the card: open a company, choose "Customize record", then the tab or the sidebar, "Add cards", "Apps", "Loyalty". You can close this page.',
    ],
  };
}

function failedPage(meaning: string, correlationId: string): OAuthPage {
  return {
    status: 502,
    title: 'Loyalty Lens is not installed',
    paragraphs: [meaning, BEGIN_AGAIN, `If it fails again, give your operator this id: ${correlationId}.`],
  };
}
