import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SandboxProcess } from '../../sandbox/crm-process.ts';
import type { ServiceSettings } from '../../src/config/service-environment.ts';
import { startService, type RunningService } from '../../src/service/start-service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeEmptyDatabase } from '../store/on-both-drivers.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';
import { openGate } from './gate.ts';
import { heldMeeting, listWonDeals, serviceSettings, startSandbox, waitFor, type WonDeal } from './service-bed.ts';
import { actionCall, CLIENT_SECRET, dealEvent, PUBLIC_URL, readLog, signedPost } from './signed.ts';

const WEBHOOKS = '/hubspot/webhooks';
const running: RunningService[] = [];
const now = (): Date => new Date();

afterEach(async () => {
  for (const service of running.splice(0)) await service.close();
});

async function start(settings: ServiceSettings, log = readLog().log): Promise<RunningService> {
  const service = await startService(settings, { log, now });
  running.push(service);
  return service;
}

const post = (url: string, path: string, body: unknown): Promise<Response> => fetch(url + path, signedPost(path, body));

async function statusOf(url: string, path: string): Promise<number> {
  return (await fetch(url + path)).status;
}

describe('the service in one process, with HubSpot’s stand-in', () => {
  let sandbox: SandboxProcess;
  let service: RunningService;
  let deals: readonly WonDeal[];
  const { log, text } = readLog();

  beforeAll(async () => {
    sandbox = await startSandbox(40);
    const store = await openStore({ kind: 'memory' }, 'create');
    service = await startService(serviceSettings({ LOYALTY_HUBSPOT_API: sandbox.url }), { log, now, store });
    deals = await listWonDeals(sandbox);
  }, 120_000);

  afterAll(async () => {
    await service.close();
    await sandbox.stop();
  });

  const property = async (companyId: string, name: string): Promise<string | null> =>
    (await sandbox.record('companies', companyId))?.properties[name] ?? null;

  it('scores an account that was never scored, without being asked', async () => {
    const [deal] = deals;
    await waitFor('the first scores', async () => (await property(deal!.companyId, 'loyalty_scored_at')) !== null);
    expect(await property(deal!.companyId, 'loyalty_segment')).toMatch(/^(ideal|uncertain|non_ideal)$/);
    await waitFor('the end of the run', async () =>
      /^loyalty_portal_scored\{.*\} 1$/m.test(await (await fetch(`${service.url}/metrics`)).text()),
    );
  });

  it('scores a company again when HubSpot says that somebody met it', async () => {
    await sandbox.subscribe({
      address: service.url + WEBHOOKS,
      targetUrl: PUBLIC_URL + WEBHOOKS,
      clientSecret: CLIENT_SECRET,
      gatherMilliseconds: 50,
    });
    const { companyId } = deals[1]!;
    const before = await property(companyId, 'loyalty_scored_at');
    await sandbox.change(heldMeeting(companyId));
    await waitFor('a new score', async () => (await property(companyId, 'loyalty_scored_at')) !== before);
    expect((await sandbox.webhookCounts()).failedRequests).toBe(0);
  });

  it('answers a workflow that asks for a company to be scored again', async () => {
    const { portalId } = await portalOf(sandbox);
    const path = '/hubspot/actions/rescore';
    const answer = await post(service.url, path, actionCall(portalId, deals[0]!.companyId));
    expect(await answer.json()).toMatchObject({ outputFields: { hs_execution_state: 'SUCCESS' } });
    const unknown = await post(service.url, path, actionCall(portalId, '999999999'));
    expect(await unknown.json()).toMatchObject({ outputFields: { hs_execution_state: 'FAIL_CONTINUE' } });
  });

  it('tells nothing of tokens, secrets and customers in its log', async () => {
    const company = await sandbox.record('companies', deals[0]!.companyId);
    expect(text()).toContain('companies_refreshed');
    expect(text()).not.toContain('canary');
    expect(text()).not.toContain(CLIENT_SECRET);
    expect(text()).not.toContain(company?.properties.name ?? 'no name');
  });
});

async function portalOf({ url }: SandboxProcess): Promise<{ readonly portalId: string }> {
  const headers = { Authorization: 'Bearer pat-eu1-canary' };
  const answer = await fetch(`${url}/account-info/2026-09/details`, { headers });
  return { portalId: String(((await answer.json()) as { portalId: number }).portalId) };
}

describe('the service on a folder', () => {
  it('refuses a second process, naming the one that has it', async () => {
    const folder = makeTemporaryDirectory();
    const settings = serviceSettings({ LOYALTY_STORE: folder });
    const first = await start(settings);
    await expect(startService(settings, { log: readLog().log, now })).rejects.toThrow(String(process.pid));
    expect(await statusOf(first.url, '/ready')).toBe(200);
  });

  it('keeps what it took in when it ends, and takes the folder up again', async () => {
    const settings = serviceSettings({ LOYALTY_STORE: makeTemporaryDirectory() });
    const first = await start(settings);
    expect((await post(first.url, WEBHOOKS, [dealEvent('4711', 1), dealEvent('4711', 2)])).status).toBe(204);
    await running.pop()?.close();
    await expect(fetch(`${first.url}/health`)).rejects.toThrow();
    const store = await openStore({ kind: 'folder', folder: settings.storeFolder }, 'create');
    expect(await store.portal('4711').inbox.describe()).toMatchObject({ waiting: 2 });
    await store.close();
  });
});

const SERVER = inject('postgres');

describe.skipIf(SERVER === null)('the service in several processes', () => {
  it('takes calls where it is web, and nothing but questions after its health where it is a worker', async () => {
    const environment = { DATABASE_URL: await makeEmptyDatabase() };
    const web = await start(serviceSettings({ ...environment, LOYALTY_ROLE: 'web' }));
    const worker = await start(serviceSettings({ ...environment, LOYALTY_ROLE: 'worker' }));
    expect((await post(web.url, WEBHOOKS, [dealEvent('4711', 1)])).status).toBe(204);
    expect((await post(worker.url, WEBHOOKS, [dealEvent('4711', 1)])).status).toBe(404);
    for (const { url } of [web, worker]) {
      expect(await statusOf(url, '/health')).toBe(200);
      expect(await statusOf(url, '/ready')).toBe(200);
      expect(await statusOf(url, '/metrics')).toBe(200);
    }
  });

  it('starts without its database, says so, and works once it is there; and the same when it goes away later', async () => {
    const database = await makeEmptyDatabase();
    const gate = await openGate(new URL(database));
    await gate.shut();
    const { log, text } = readLog();
    const { url } = await start(serviceSettings({ DATABASE_URL: gate.databaseUrl }), log);
    expect([await statusOf(url, '/health'), await statusOf(url, '/ready')]).toEqual([200, 503]);
    expect((await post(url, WEBHOOKS, [dealEvent('4711', 1)])).status).toBe(503);
    expect(text()).toContain('database_away');

    await gate.open();
    await waitFor('the service to be ready', async () => (await statusOf(url, '/ready')) === 200);
    expect((await post(url, WEBHOOKS, [dealEvent('4711', 1)])).status).toBe(204);

    await gate.shut();
    expect((await post(url, WEBHOOKS, [dealEvent('4711', 2)])).status).toBe(503);
    expect(await statusOf(url, '/ready')).toBe(503);
    await gate.open();
    await waitFor('the intake to work again', async () => {
      return (await post(url, WEBHOOKS, [dealEvent('4711', 3)])).status === 204;
    });
    await gate.shut();
    await running.pop()?.close();
    const store = await openStore({ kind: 'server', databaseUrl: database }, 'create');
    expect((await store.portal('4711').inbox.describe()).waiting).toBeGreaterThanOrEqual(2);
    await store.close();
  });
});
