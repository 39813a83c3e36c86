import { afterEach, describe, expect, it } from 'vitest';
import type { InstallOutcome } from '../../../src/accounts/install-account.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import { oauthRoutes } from '../../../src/service/web/oauth-routes.ts';
import { openWeb, type WebBed } from './web-bed.ts';

const beds: WebBed[] = [];

afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.close();
});

interface OAuthBed extends WebBed {
  readonly codes: string[];
  readonly installed: string[];
}

async function open(
  install: () => Promise<InstallOutcome>,
  setUp: () => Promise<void> = () => Promise.resolve(),
): Promise<OAuthBed> {
  const states = new Set<string>();
  const codes: string[] = [];
  const installed: string[] = [];
  const bed = await openWeb(({ log }) =>
    oauthRoutes({
      publicUrl: 'https://loyalty.example.com',
      clientId: 'client-id',
      scopes: ['oauth', 'tickets'],
      consentPage: 'https://app.hubspot.com/oauth/authorize',
      installations: {
        writeState: async (state) => void states.add(state),
        takeState: async (state) => states.delete(state),
      },
      install: async (code, redirectUri) => {
        codes.push(`${code} ${redirectUri}`);
        return install();
      },
      onInstalled: (portalId) => {
        installed.push(portalId);
        return setUp();
      },
      log,
    }),
  );
  beds.push(bed);
  return { ...bed, codes, installed };
}

const succeed = async (): Promise<InstallOutcome> => ({ kind: 'installed', portalId: '4711' });

/** Begins an installation as a browser does. */
async function begin(
  url: string,
): Promise<{ readonly location: URL; readonly cookie: string; readonly state: string }> {
  const answer = await fetch(`${url}/oauth/install`, { redirect: 'manual' });
  const location = new URL(answer.headers.get('location') ?? '');
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { location, cookie, state: location.searchParams.get('state') ?? '' };
}

const finish = (url: string, query: Record<string, string>, cookie: string): Promise<Response> =>
  fetch(`${url}/oauth/callback?${new URLSearchParams(query).toString()}`, { headers: { Cookie: cookie } });

describe('an installation by OAuth', () => {
  it('asks HubSpot for the scopes of the app, with a word that is bound to this browser', async () => {
    const { url } = await open(succeed);
    const { location, cookie, state } = await begin(url);
    expect(location.origin + location.pathname).toBe('https://app.hubspot.com/oauth/authorize');
    expect(location.searchParams.get('redirect_uri')).toBe('https://loyalty.example.com/oauth/callback');
    expect(location.searchParams.get('scope')).toBe('oauth tickets');
    expect(cookie).toBe(`loyalty_install=${state}`);
    const attributes = (await fetch(`${url}/oauth/install`, { redirect: 'manual' })).headers.get('set-cookie');
    expect(attributes).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
  });

  it('installs, sets the account up, and says on a page what comes next', async () => {
    const bed = await open(succeed);
    const { cookie, state } = await begin(bed.url);
    const answer = await finish(bed.url, { code: 'the-code', state }, cookie);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('Loyalty Lens is installed');
    expect(bed.codes).toEqual(['the-code https://loyalty.example.com/oauth/callback']);
    expect(bed.installed).toEqual(['4711']);
  });

  it('says that the account is installed also where HubSpot is away when it is to be set up', async () => {
    const away = new HubSpotError({ code: 'server', status: 503, correlationId: null, operation: 'read the account' });
    const bed = await open(succeed, () => Promise.reject(away));
    const { cookie, state } = await begin(bed.url);
    const answer = await finish(bed.url, { code: 'the-code', state }, cookie);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('<h1>Loyalty Lens is installed'),
    ]);
    expect(bed.text()).toContain('set_up_failed');
  });

  it('takes a word once', async () => {
    const bed = await open(succeed);
    const { cookie, state } = await begin(bed.url);
    await finish(bed.url, { code: 'the-code', state }, cookie);
    expect((await finish(bed.url, { code: 'the-code', state }, cookie)).status).toBe(400);
    expect(bed.codes).toHaveLength(1);
  });

  it('refuses a word that another browser began with, or that nobody began with', async () => {
    const bed = await open(succeed);
    const mine = await begin(bed.url);
    const other = await begin(bed.url);
    for (const [state, cookie] of [
      [mine.state, other.cookie],
      [mine.state, ''],
      ['x'.repeat(32), `loyalty_install=${'x'.repeat(32)}`],
      ['', 'loyalty_install='],
    ] as const) {
      const answer = await finish(bed.url, { code: 'the-code', state }, cookie);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('not begun here');
    }
    expect(bed.codes).toEqual([]);
  });

  it('says what to do where nobody agreed, where the code is too old, and where HubSpot is away', async () => {
    const outcomes: (() => Promise<InstallOutcome>)[] = [
      succeed,
      async () => ({ kind: 'refused' }),
      () => Promise.reject(new HubSpotError({ code: 'server', status: 500, correlationId: null, operation: 'x' })),
    ];
    const pages: [number, string][] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const bed = await open(outcome);
      const { cookie, state } = await begin(bed.url);
      const query: Record<string, string> = index === 0 ? { error: 'access_denied', state } : { code: 'c', state };
      const answer = await finish(bed.url, query, cookie);
      pages.push([answer.status, await answer.text()]);
      expect(bed.installed).toEqual([]);
    }
    expect(pages.map(([status]) => status)).toEqual([400, 400, 502]);
    for (const [, text] of pages) expect(text).toContain('Open /oauth/install of this service');
  });

  it('shows nothing of the request on a page', async () => {
    const bed = await open(succeed);
    const answer = await finish(bed.url, { code: '<script>canary</script>', state: '<b>canary</b>' }, '');
    expect(await answer.text()).not.toContain('canary');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
