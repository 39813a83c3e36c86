import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { createDemoServer, type DemoServerDeps } from '../../../sandbox/demo/demo-server.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';
import { smallCrm } from '../crm/small-crm.ts';
import { writeFunctions } from './functions.ts';

const TOKEN = 'the-token';
const SECRET = '/etc/hostname';

/** A function that asks HubSpot for a company and waits for the answer only so long. */
const askFor = (milliseconds: number): string => `exports.main = async () => {
  const answer = await fetch(process.env.API + '/crm/objects/2026-09/companies/1', {
    headers: { authorization: 'Bearer ' + process.env.PRIVATE_APP_ACCESS_TOKEN },
    signal: AbortSignal.timeout(${String(milliseconds)}),
  });
  return answer.status;
}`;

const FUNCTIONS = {
  echo: 'exports.main = async (context) => context',
  asks: askFor(10_000),
  'asks-once': askFor(300),
  throws: 'exports.main = async () => { throw new Error("inner detail") }',
};

function deps(crm: SandboxCrm): DemoServerDeps {
  const files = makeTemporaryDirectory();
  writeFiles(files, {
    'host/index.html': '<!doctype html><title>pages</title>',
    'host/worker.js': '/* worker */',
    'host/app.js': '/* app */',
    'cards/LoyaltyCard.js': '/* card */',
    'cards/LoyaltyCard-manifest.json': '{}',
  });
  return {
    crm,
    crmToken: TOKEN,
    hostDirectory: `${files}/host`,
    compiledDirectory: files,
    functionsDirectory: writeFunctions(FUNCTIONS),
    functionEnvironment: (api) => ({ PRIVATE_APP_ACCESS_TOKEN: TOKEN, API: api }),
    portal: () => {
      throw new Error('the portal is being filled');
    },
  };
}

describe('the demo server', () => {
  let server: Server;
  let origin: string;
  let crm: SandboxCrm;

  beforeAll(async () => {
    crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme', hubspot_owner_id: '501' } }] }, [], {
      token: TOKEN,
    });
    server = createServer(createDemoServer(deps(crm))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const get = (path: string): Promise<Response> => fetch(`${origin}${path}`);
  const send = (method: string, path: string, body: unknown, headers = {}): Promise<Response> =>
    fetch(`${origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const callFunction = (name: string, body: object = {}): Promise<Response> =>
    send('POST', `/api/function/${name}`, { objectId: '1', objectTypeId: '0-2', ...body });

  /** As a browser does that follows another name to this address. `fetch` would not send such a Host. */
  const statusFor = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      httpRequest(`${origin}/api/misbehave`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('refuses a page that reached it by another name, or posts from another origin', async () => {
    const host = new URL(origin).host;
    expect(await statusFor({ host })).toBe(200);
    expect(await statusFor({ host: `localhost:${host.split(':')[1] ?? ''}` })).toBe(200);
    expect(await statusFor({ host: 'evil.example' })).toBe(403);
    expect(await statusFor({ host, origin: 'https://evil.example' })).toBe(403);
  });

  it('serves the pages at every address of theirs with a policy that lets nothing in from outside', async () => {
    for (const path of ['/', '/companies/1', '/portfolio/customers', '/settings']) {
      const answer = await get(path);
      expect(await answer.text()).toContain('<title>pages</title>');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    }
  });

  it('gives the worker no network', async () => {
    const policy = (await get('/assets/worker.js')).headers.get('content-security-policy');
    expect(policy).toBe("default-src 'none'; script-src 'self'");
  });

  it('serves compiled cards and nothing beside them', async () => {
    expect((await get('/compiled/cards/LoyaltyCard.js')).status).toBe(200);
    for (const file of [
      'LoyaltyCard-manifest.json',
      'Other.js',
      encodeURIComponent(`../../../../..${SECRET}`),
      encodeURIComponent('../host/app.js'),
    ]) {
      expect((await get(`/compiled/cards/${file}`)).status).toBe(404);
    }
    expect((await get(`/assets/${encodeURIComponent(`../../../..${SECRET}`)}`)).status).not.toBe(200);
  });

  it('adds the token for the pages, and asks the app for its own', async () => {
    expect((await get('/crm-api/crm/objects/2026-09/companies/1')).status).toBe(200);
    expect((await get('/hubspot-api/crm/objects/2026-09/companies/1')).status).toBe(401);
  });

  it('runs a function on the record of the page, whose values it reads itself', async () => {
    const answer = await callFunction('echo', {
      parameters: { action: 'show' },
      propertiesToSend: ['hs_object_id', 'name', 'domain'],
    });
    const { response } = (await answer.json()) as { response: unknown };
    expect(response).toMatchObject({
      parameters: { action: 'show' },
      propertiesToSend: { hs_object_id: '1', name: 'Acme', domain: '' },
    });
  });

  it('answers a failure of a function as HubSpot does: a general message, the cause for developers', async () => {
    const answer = await callFunction('throws');
    const body = (await answer.json()) as { message: string; errors: { message: string }[] };
    expect(answer.status).toBe(400);
    expect(body.message).not.toContain('inner detail');
    expect(body.errors[0]?.message).toBe("The serverless function 'throws' failed to execute: inner detail.");
  });

  it('calls no function that the app has not got, and none for a record that is not there', async () => {
    for (const [name, body] of [
      ['missing', {}],
      [encodeURIComponent('../../main'), {}],
      ['echo', { objectId: '999' }],
      ['echo', { objectId: '1 or 1=1' }],
    ] as const) {
      expect((await callFunction(name, body)).status).toBe(400);
    }
  });

  it.each([
    ['unauthorized', 401],
    ['rate_limited', 429],
    ['server_error', 500],
    ['normal', 200],
  ])('lets HubSpot answer the app when switched to %s', async (mode, status) => {
    expect((await send('PUT', '/api/misbehave', { mode })).status).toBe(200);
    expect(await (await callFunction('asks')).json()).toMatchObject({ response: status });
    // The pages are HubSpot's own.
    expect((await get('/crm-api/crm/objects/2026-09/companies/1')).status).toBe(200);
  });

  it('lets HubSpot not answer the app at all', async () => {
    await send('PUT', '/api/misbehave', { mode: 'silent' });
    const body = (await (await callFunction('asks-once')).json()) as { errors: { message: string }[] };
    expect(body.errors[0]?.message).toMatch(/timeout/i);
    expect((await send('PUT', '/api/misbehave', { mode: 'sometimes' })).status).toBe(400);
    await send('PUT', '/api/misbehave', { mode: 'normal' });
  });

  it('saves what a person edits as a person, and lists it', async () => {
    const made = await send('POST', '/crm-api/crm/properties/2026-09/companies', {
      name: 'loyalty_risk',
      label: 'Loyalty: risk',
      type: 'string',
      fieldType: 'text',
      groupName: 'companyinformation',
    });
    expect(made.status).toBe(201);
    expect((await send('PATCH', '/api/company/1', { properties: { loyalty_risk: 'watch' } })).status).toBe(200);
    const write = { inputs: [{ id: '1', properties: { loyalty_risk: 'critical' } }] };
    await send('POST', '/hubspot-api/crm/objects/2026-09/companies/batch/update', write, {
      authorization: `Bearer ${TOKEN}`,
    });
    expect(await (await get('/api/activity')).json()).toMatchObject({
      total: 2,
      entries: [
        { by: 'app', before: 'watch', after: 'critical', companyName: 'Acme' },
        { by: 'person', before: null, after: 'watch' },
      ],
      workflows: [],
    });
  });

  it('takes what a person logs on the record: a held meeting of now', async () => {
    const logged = await send('POST', '/api/company/1/activities', { kind: 'meeting', title: 'Plans' });
    const { id } = (await logged.json()) as { id: string };
    expect(crm.associatedIds('companies', '1', 'meetings')).toEqual([id]);
    expect(crm.record('meetings', id)?.properties).toMatchObject({
      hs_meeting_title: 'Plans',
      hs_meeting_outcome: 'COMPLETED',
    });
    const held = Date.parse(crm.record('meetings', id)?.properties.hs_meeting_start_time ?? '');
    expect(crm.now().getTime() - held).toBeLessThan(60_000);
    expect(held).toBeLessThanOrEqual(crm.now().getTime());
    for (const [company, body] of [
      ['1', { kind: 'meeting', title: ' ' }],
      ['1', { kind: 'party', title: 'Plans' }],
      ['999', { kind: 'note', title: 'Plans' }],
      ['1', { kind: 'booking', title: 'Plans' }],
      ['1', { kind: 'booking', title: 'Plans', on: '2001-01-01' }],
    ] as const)
      expect((await send('POST', `/api/company/${company}/activities`, body)).status).toBe(400);
  });

  it('takes a meeting that is booked for a day to come as scheduled, not as held', async () => {
    const on = new Date(crm.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const booked = await send('POST', '/api/company/1/activities', { kind: 'booking', title: 'Plans', on });
    const { id } = (await booked.json()) as { id: string };
    expect(crm.record('meetings', id)?.properties).toMatchObject({
      hs_meeting_title: 'Plans',
      hs_meeting_outcome: 'SCHEDULED',
      hs_meeting_start_time: `${on}T12:00:00.000Z`,
    });
  });

  it('says what HubSpot would not take when a person edits', async () => {
    const answer = await send('PATCH', '/api/company/1', { properties: { loyalty_unknown: '1' } });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain('loyalty_unknown');
    expect((await send('PATCH', '/api/company/999', { properties: {} })).status).toBe(400);
  });

  it('fetches nothing for a card that the app does not permit', async () => {
    const answer = await send('POST', '/api/fetch', { url: 'http://127.0.0.1:1/' });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain('permittedUrls.fetch');
  });

  it('answers in JSON where something cannot be worked out, is malformed or is not there', async () => {
    const failed = await get('/api/portal');
    expect([failed.status, await failed.json()]).toEqual([
      502,
      { message: 'The portal could not be worked out: the portal is being filled' },
    ]);
    const malformed = await fetch(`${origin}/api/fetch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([malformed.status, await malformed.json()]).toEqual([
      400,
      { message: 'The body of the request is no JSON.' },
    ]);
    expect((await get('/api/nothing')).status).toBe(404);
  });
});
