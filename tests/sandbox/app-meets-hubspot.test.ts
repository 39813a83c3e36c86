import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseActionCall } from '../../src/hubspot/requests/action-calls.ts';
import { parseWebhookBody } from '../../src/hubspot/events/parse-webhook-body.ts';
import { toCrmEvent } from '../../src/hubspot/events/to-crm-event.ts';
import { consentUrl, exchangeCode, refreshTokens } from '../../src/hubspot/client/oauth.ts';
import { checkSignature } from '../../src/hubspot/requests/signature.ts';
import type { SignatureCheck, SignatureVersion } from '../../src/hubspot/requests/signature.ts';
import { createHubSpotDesk } from '../../sandbox/crm/desk/hubspot-desk.ts';
import { crmRouter } from '../../sandbox/crm/mount-express.ts';
import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { createCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { readWebhookConfig } from '../../sandbox/crm/webhooks/subscriptions.ts';
import { startWebhooks } from '../../sandbox/crm/webhooks/webhooks.ts';
import type { Webhooks } from '../../sandbox/crm/webhooks/webhooks.ts';
import { proxyCall } from '../../sandbox/demo/app-proxy.ts';
import { usersOf } from '../../sandbox/demo/signed-in-user.ts';
import { callAction } from '../../sandbox/workflows/call-action.ts';
import { companies, smallData } from './crm/small-crm.ts';
import { loyaltyCrm } from './workflows/loyalty-crm.ts';
import { listening } from '../support/listening.ts';

const PUBLIC_URL = 'https://loyalty.example.com';
const SECRET = 'client-secret';
const WEBHOOKS_FILE = 'extensions/webhooks/loyalty-webhooks-hsmeta.json';
const LONG_ID = '900719925474099313';

interface Taken {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A service that takes everything; what it took is looked at with the app's own eyes. */
async function service(): Promise<{ readonly address: string; readonly taken: readonly Taken[] }> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      taken.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.writeHead(200).end('{}');
    });
  });
  return { address: await listening(server), taken };
}

function judge({ method, url, headers, body }: Taken, accepted: readonly SignatureVersion[]): SignatureCheck {
  const uri = `${PUBLIC_URL}${url}`;
  return checkSignature({ method, uri, body, headers, secrets: [SECRET] }, new Date(), accepted);
}

function subscribed(crm: SandboxCrm, address: string): Webhooks {
  const { subscriptions } = readWebhookConfig(JSON.parse(readFileSync(WEBHOOKS_FILE, 'utf8')));
  const targetUrl = `${PUBLIC_URL}/hubspot/webhooks`;
  const webhooks = startWebhooks(crm, {
    targetUrl,
    address: `${address}/hubspot/webhooks`,
    clientSecret: SECRET,
    subscriptions,
  });
  onTestFinished(() => webhooks.close());
  return webhooks;
}

describe('webhooks by the subscriptions of the app', () => {
  it('bear a signature that the app takes, and hold events that it understands, each of its own kind', async () => {
    const { address, taken } = await service();
    const crm = await loyaltyCrm();
    const deal = crm.change({ change: 'create', type: 'deals', id: LONG_ID, properties: { dealname: 'Renewal' } });
    const contact = crm.change({ change: 'create', type: 'contacts', properties: { email: 'a@example.com' } });
    const webhooks = subscribed(crm, address);
    crm.setProperties('deals', deal, { amount: '500' });
    crm.change({ change: 'associate', from: { type: 'deals', id: deal }, to: { type: 'companies', id: '1' } });
    crm.change({ change: 'archive', type: 'deals', id: deal });
    crm.change({ change: 'restore', type: 'deals', id: deal });
    crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    crm.change({ change: 'create', type: 'meetings', properties: { hs_meeting_outcome: 'COMPLETED' } });
    crm.change({ change: 'privacy_delete', contactId: contact });
    await webhooks.settled();
    expect(taken.map((request) => judge(request, ['v3']))).toEqual(taken.map(() => ({ ok: true, version: 'v3' })));
    const bodies = taken.map(({ body }) => parseWebhookBody(body));
    const events = bodies.flatMap((body) => (body.kind === 'events' ? body.events : []));
    expect(bodies.every((body) => body.kind === 'events' && body.skipped === 0)).toBe(true);
    expect(new Set(events.map(({ portalId }) => portalId))).toEqual(new Set(['4711']));
    const understood = events.map(({ body }) => toCrmEvent(body));
    const dealEvent = { objectType: 'deal', objectId: LONG_ID, isOurs: false };
    expect(understood).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'property_change', ...dealEvent }),
        expect.objectContaining({
          kind: 'association_change',
          ...dealEvent,
          others: [{ objectType: 'company', objectId: '1' }],
        }),
        expect.objectContaining({ kind: 'deletion', ...dealEvent }),
        expect.objectContaining({ kind: 'restore', ...dealEvent }),
        expect.objectContaining({
          kind: 'merge',
          objectType: 'company',
          objectId: '1',
          others: [{ objectType: 'company', objectId: '2' }],
        }),
        expect.objectContaining({ kind: 'creation', objectType: 'meeting' }),
        expect.objectContaining({ kind: 'privacy_deletion', objectType: 'contact', objectId: contact }),
      ]),
    );
    expect(understood.some(({ kind }) => kind === 'unknown')).toBe(false);
  });

  it('never tell the app of the properties that it writes itself', async () => {
    const { address, taken } = await service();
    const crm = await loyaltyCrm();
    const webhooks = subscribed(crm, address);
    crm.setProperties('companies', '1', { loyalty_risk: 'high', loyalty_segment: 'ideal', loyalty_score: '50' });
    await webhooks.settled();
    expect(taken).toEqual([]);
  });
});

describe('a workflow that calls an action of the app', () => {
  it.each([
    ['v3', ['v2', 'v3']],
    ['v2', ['v2']],
  ] as const)('is taken for HubSpot by its %s signature, and its company is read', async (version, signatures) => {
    const { address, taken } = await service();
    await callAction(
      {
        path: '/hubspot/actions/rescore',
        callbackId: 'ap-1',
        portalId: 4711,
        workflowId: 1,
        actionId: 1,
        companyId: '90071992547409931',
        properties: { name: 'Größe & Söhne' },
        inputFields: {},
      },
      { publicUrl: PUBLIC_URL, address, clientSecret: SECRET, signatures },
    );
    expect(judge(taken[0]!, ['v3', 'v2'])).toEqual({ ok: true, version });
    expect(parseActionCall(taken[0]!.body)).toEqual({
      kind: 'call',
      call: { callbackId: 'ap-1', portalId: '4711', companyId: '90071992547409931' },
    });
  });
});

describe('a card that asks the service', () => {
  it('is taken for HubSpot, whatever stands in the address and the body', async () => {
    const { address, taken } = await service();
    const [user] = usersOf(smallData().owners);
    const proxy = {
      portalId: 4711,
      appId: '77',
      clientSecret: SECRET,
      user: () => user!,
      localAddresses: () => ({ [PUBLIC_URL]: address }),
    };
    await proxyCall(proxy, {
      url: `${PUBLIC_URL}/api/portfolio/customers?sort=-value&name=A%2FB%20(x)&q=%C3%BC`,
      method: 'PUT',
      timeoutMilliseconds: 5_000,
      body: '{"name":"Größe"}',
      headers: {},
    });
    expect(judge(taken[0]!, ['v3'])).toEqual({ ok: true, version: 'v3' });
    const altered = { ...taken[0]!, url: taken[0]!.url.replace('portalId=4711', 'portalId=4712') };
    expect(judge(altered, ['v3'])).toEqual({ ok: false, reason: 'does_not_match' });
  });
});

describe('installing the app through HubSpot', () => {
  const redirectUri = `${PUBLIC_URL}/oauth/callback`;
  const scopes = ['crm.objects.companies.read', 'automation'];

  it('leads from the consent to tokens, to newer ones, and to a refusal once the app is removed', async () => {
    const crm = createCrm(smallData({ companies: companies(1) }));
    const registration = { clientId: 'client', clientSecret: SECRET, redirectUrls: [redirectUri], scopes };
    const desk = createHubSpotDesk(registration, [{ name: 'Acme', crm }]);
    const apiBaseUrl = await listening(createServer(express().use(crmRouter(desk))));
    const app = { clientId: 'client', clientSecret: SECRET, apiBaseUrl };
    const page = consentUrl({
      clientId: 'client',
      redirectUri,
      scopes,
      state: 's',
      page: `${apiBaseUrl}/oauth/authorize`,
    });
    const agreed = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ portalId: '4711' }),
    });
    const back = new URL(agreed.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s');
    const granted = await exchangeCode(app, back.searchParams.get('code') ?? '', redirectUri, new Date());
    if (granted.kind !== 'granted') throw new Error('The code was refused.');
    const renewed = await refreshTokens(app, granted.tokens.refreshToken, new Date());
    if (renewed.kind !== 'granted') throw new Error('The refresh token was refused.');
    expect(renewed.tokens.accessToken).not.toBe(granted.tokens.accessToken);
    const details = await fetch(`${apiBaseUrl}/account-info/2026-09/details`, {
      headers: { Authorization: `Bearer ${renewed.tokens.accessToken}` },
    });
    expect(await details.json()).toMatchObject({ portalId: 4711 });
    desk.uninstall(4711);
    expect(await refreshTokens(app, granted.tokens.refreshToken, new Date())).toEqual({ kind: 'refused' });
  });
});
