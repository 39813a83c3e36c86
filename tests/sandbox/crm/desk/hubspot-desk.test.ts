import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { createHubSpotDesk } from '../../../../sandbox/crm/desk/hubspot-desk.ts';
import type { HubSpotDesk } from '../../../../sandbox/crm/desk/hubspot-desk.ts';
import { createCrm } from '../../../../sandbox/crm/sandbox-crm.ts';
import { companies, request, smallData } from '../small-crm.ts';

const APP = {
  clientId: 'client',
  clientSecret: 'secret',
  redirectUrls: ['https://loyalty.example.com/oauth/callback'],
  scopes: ['crm.objects.companies.read', 'crm.objects.deals.read'],
  lifetimeSeconds: 600,
};
const [REDIRECT] = APP.redirectUrls;
const HOST = 'https://app.hubspot.com';

interface TestDesk extends HubSpotDesk {
  readonly pass: (seconds: number) => void;
}

function twoAccounts(): TestDesk {
  let at = Date.parse('2026-11-20T12:00:00Z');
  const account = (portalId: number, count: number): ReturnType<typeof createCrm> => {
    const data = smallData({ companies: companies(count) });
    return createCrm({ ...data, account: { ...data.account, portalId } });
  };
  const desk = createHubSpotDesk(
    APP,
    [
      { name: 'Acme <Sales>', crm: account(11, 1) },
      { name: 'Bolt', crm: account(22, 2), staticToken: 'static-22' },
    ],
    () => new Date(at),
  );
  return {
    ...desk,
    pass: (seconds) => {
      at += seconds * 1_000;
    },
  };
}

function authorizeUrl(more: Readonly<Record<string, string>> = {}): string {
  const query = { client_id: APP.clientId, redirect_uri: REDIRECT!, scope: APP.scopes.join(' '), state: 'state-1' };
  return `${HOST}/oauth/authorize?${new URLSearchParams({ ...query, ...more }).toString()}`;
}

async function consent(desk: HubSpotDesk, portalId: number): Promise<URL> {
  const body = new URLSearchParams({ portalId: String(portalId) });
  const answer = await desk.handle(new Request(authorizeUrl(), { method: 'POST', body }));
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('Location') ?? '');
}

const exchange = (desk: HubSpotDesk, form: Readonly<Record<string, string>>): Promise<Response> =>
  desk.handle(
    new Request('https://api.hubapi.com/oauth/2026-09/token', {
      method: 'POST',
      body: new URLSearchParams({ client_id: APP.clientId, client_secret: APP.clientSecret, ...form }),
    }),
  );

const tokensForm = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.literal(600) });

async function install(desk: HubSpotDesk, portalId: number): Promise<z.infer<typeof tokensForm>> {
  const code = (await consent(desk, portalId)).searchParams.get('code') ?? '';
  const answer = await exchange(desk, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT! });
  return tokensForm.parse(await answer.json());
}

async function portalOf(desk: HubSpotDesk, token: string): Promise<unknown> {
  const answer = await desk.handle(request('GET', '/account-info/2026-09/details', undefined, token));
  const details: unknown = await answer.json();
  return answer.status === 200 ? z.object({ portalId: z.number() }).parse(details).portalId : answer.status;
}

describe('installing an app in one of several accounts', () => {
  it('asks a person in which, and shows what the app wants', async () => {
    const answer = await twoAccounts().handle(new Request(authorizeUrl()));
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('Install in Acme &lt;Sales&gt; (11)');
    expect(html).toContain('Install in Bolt (22)');
    for (const scope of APP.scopes) expect(html).toContain(scope);
    expect(html).toContain('error=access_denied&amp;state=state-1');
  });

  it('sends the person back with a code and the state, and gives tokens for the code once', async () => {
    const desk = twoAccounts();
    const back = await consent(desk, 11);
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('state-1');
    const form = {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT!,
    };
    expect((await exchange(desk, form)).status).toBe(200);
    expect(desk.isInstalled(11)).toBe(true);
    const again = await exchange(desk, form);
    expect([again.status, await again.json()]).toMatchObject([400, { status: 'BAD_AUTH_CODE' }]);
  });

  it.each([
    ['another app', { client_id: 'other' }, /client id/],
    ['an address that is not registered', { redirect_uri: 'https://evil.example.com/' }, /redirect address/],
    ['fewer scopes than the app requires', { scope: 'crm.objects.companies.read' }, /deals\.read/],
    ['scopes that the app has not registered', { scope: `${APP.scopes.join(' ')} crm.export` }, /crm\.export/],
  ])('is refused for %s, without sending anybody on', async (_what, wrong, reason) => {
    const answer = await twoAccounts().handle(new Request(authorizeUrl(wrong)));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(reason);
  });

  it('does not take a code that is old, or comes with another redirect address', async () => {
    const desk = twoAccounts();
    const old = (await consent(desk, 11)).searchParams.get('code') ?? '';
    desk.pass(60);
    const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT! };
    expect(await (await exchange(desk, { ...form, code: old })).json()).toMatchObject({ status: 'BAD_AUTH_CODE' });
    const code = (await consent(desk, 11)).searchParams.get('code') ?? '';
    const elsewhere = await exchange(desk, { ...form, code, redirect_uri: 'https://evil.example.com/' });
    expect(await elsewhere.json()).toMatchObject({ status: 'MISMATCH_REDIRECT_URI_AUTH_CODE' });
  });
});

describe('calls to several accounts behind one address', () => {
  it('reach the account of their token', async () => {
    const desk = twoAccounts();
    const [one, other] = [await install(desk, 11), await install(desk, 22)];
    expect(await portalOf(desk, one.access_token)).toBe(11);
    expect(await portalOf(desk, other.access_token)).toBe(22);
    expect(await portalOf(desk, 'static-22')).toBe(22);
    expect(await portalOf(desk, 'made-up')).toBe(401);
  });

  it('need a new token when the old one has expired, each account its own', async () => {
    const desk = twoAccounts();
    const [one, other] = [await install(desk, 11), await install(desk, 22)];
    desk.pass(1);
    desk.expireTokens(11);
    expect(await portalOf(desk, one.access_token)).toBe(401);
    expect(await portalOf(desk, other.access_token)).toBe(22);
    const answer = await exchange(desk, { grant_type: 'refresh_token', refresh_token: one.refresh_token });
    const renewed = tokensForm.parse(await answer.json());
    expect(renewed.refresh_token).toBe(one.refresh_token);
    expect(await portalOf(desk, renewed.access_token)).toBe(11);
    expect(desk.tokensGiven(11)).toBe(2);
    desk.pass(600);
    expect(await portalOf(desk, renewed.access_token)).toBe(401);
  });

  it('are refused once the app was removed, until it is installed again; other accounts go on', async () => {
    const desk = twoAccounts();
    const [one, other] = [await install(desk, 11), await install(desk, 22)];
    desk.uninstall(11);
    expect(desk.isInstalled(11)).toBe(false);
    expect(await portalOf(desk, one.access_token)).toBe(401);
    const refused = await exchange(desk, { grant_type: 'refresh_token', refresh_token: one.refresh_token });
    expect(await refused.json()).toMatchObject({ status: 'BAD_REFRESH_TOKEN' });
    expect(await portalOf(desk, other.access_token)).toBe(22);
    expect(await portalOf(desk, (await install(desk, 11)).access_token)).toBe(11);
  });

  it('cannot be told apart where two accounts have one id', () => {
    const crm = createCrm(smallData());
    expect(() =>
      createHubSpotDesk(APP, [
        { name: 'One', crm },
        { name: 'Two', crm },
      ]),
    ).toThrow(/same portal id/);
  });
});
