import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import type { CrmOptions, SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { companies, request, smallCrm } from './small-crm.ts';

const APP = { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh', lifetimeSeconds: 600 };
const GRANT = {
  grant_type: 'refresh_token',
  client_id: APP.clientId,
  client_secret: APP.clientSecret,
  refresh_token: APP.refreshToken,
};
const READ = '/crm/objects/2026-09/companies/1';

function oauthCrm(more: CrmOptions = {}): SandboxCrm {
  const now = (): Date => new Date('2026-11-20T12:00:00Z');
  return smallCrm({ companies: companies(1) }, [], { oauth: APP, now, ...more });
}

const fetchToken = (crm: SandboxCrm, form: Readonly<Record<string, string>> = GRANT): Promise<Response> =>
  crm.handle(new Request('https://api.hubapi.com/oauth/v3/token', { method: 'POST', body: new URLSearchParams(form) }));

const granted = z.object({
  access_token: z.string(),
  refresh_token: z.literal(APP.refreshToken),
  expires_in: z.literal(600),
  token_type: z.literal('bearer'),
});

async function newToken(crm: SandboxCrm): Promise<string> {
  return granted.parse(await (await fetchToken(crm)).json()).access_token;
}

const read = (crm: SandboxCrm, token: string): Promise<Response> => crm.handle(request('GET', READ, undefined, token));

describe('access tokens of an OAuth app', () => {
  it('are fetched by the refresh token and taken until they expire', async () => {
    const crm = oauthCrm();
    const token = await newToken(crm);
    expect((await read(crm, token)).status).toBe(200);
    crm.advance(599_000);
    expect((await read(crm, token)).status).toBe(200);
    crm.advance(1_000);
    const expired = await read(crm, token);
    expect(expired.status).toBe(401);
    expect(await expired.json()).toMatchObject({ status: 'error', category: 'EXPIRED_AUTHENTICATION' });
    const next = await newToken(crm);
    expect(next).not.toBe(token);
    expect((await read(crm, next)).status).toBe(200);
  });

  it('expire in the middle of a run when they are told to, the first one too', async () => {
    const crm = oauthCrm({ token: 'first' });
    expect((await read(crm, 'first')).status).toBe(200);
    const fetched = await newToken(crm);
    crm.expireTokens();
    expect((await read(crm, 'first')).status).toBe(401);
    expect((await read(crm, fetched)).status).toBe(401);
    expect((await read(crm, await newToken(crm))).status).toBe(200);
  });

  it('are refused where they were never given out', async () => {
    const answer = await read(oauthCrm(), 'made-up');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ category: 'INVALID_AUTHENTICATION' });
  });

  it.each([
    ['another grant', { grant_type: 'password' }, 'BAD_GRANT_TYPE'],
    ['another app', { client_secret: 'guessed' }, 'BAD_CLIENT_ID'],
    ['another refresh token', { refresh_token: 'old' }, 'BAD_REFRESH_TOKEN'],
  ])('are not given for %s', async (_what, wrong, status) => {
    const answer = await fetchToken(oauthCrm(), { ...GRANT, ...wrong });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status });
  });

  it('are not given where the account has no app', async () => {
    expect((await fetchToken(smallCrm())).status).toBe(404);
  });

  it('are fetched by calls that count against no limit', async () => {
    const crm = oauthCrm();
    await newToken(crm);
    expect(crm.calls.total).toBe(0);
  });
});
