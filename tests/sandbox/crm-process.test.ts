import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandboxProcess } from '../../sandbox/crm-process.ts';
import type { SandboxProcess } from '../../sandbox/crm-process.ts';
import { startTarget } from './crm/webhooks/webhook-target.ts';

const COMPANY = '/crm/objects/2026-09/companies/1000000001';
const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };

describe('a sandbox in a process of its own', () => {
  let sandbox: SandboxProcess;

  beforeAll(async () => {
    sandbox = await startSandboxProcess({
      portal: { kind: 'uniform', companies: 20 },
      latencyMilliseconds: 100,
      oauth: { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh' },
      token: 'any',
    });
  });

  beforeEach(async () => {
    await sandbox.calm();
    await sandbox.resetCalls();
  });

  afterAll(() => sandbox.stop());

  const read = (): Promise<Response> => fetch(`${sandbox.url}${COMPANY}`, { headers });

  it('tells what it holds, and answers as HubSpot does', async () => {
    // 20 companies, 60 contacts, 200 deals, 60 line items, 1,200 touches.
    expect(sandbox.ready).toMatchObject({ asOf: '2026-11-21', records: 1_540 });
    const answer = await read();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: '1000000001', properties: { domain: 'company-1.example' } });
  });

  it('lets every call wait for its latency, and none for the others', async () => {
    const start = performance.now();
    await Promise.all(Array.from({ length: 30 }, read));
    const milliseconds = performance.now() - start;
    expect(milliseconds).toBeGreaterThan(95);
    // One after the other, thirty calls would take three seconds.
    expect(milliseconds).toBeLessThan(2_000);
  });

  it('holds to the limits of HubSpot and reports the calls', async () => {
    const search = (): Promise<Response> =>
      fetch(`${sandbox.url}/crm/objects/2026-09/companies/search`, { method: 'POST', headers, body: '{}' });
    const answers = await Promise.all(Array.from({ length: 8 }, search));
    const refused = answers.filter((answer) => answer.status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(await sandbox.calls()).toMatchObject({
      total: 8,
      byBucket: { search: 8 },
      refusedByLimit: refused,
      overLimit: refused,
    });
  });

  it('misbehaves when it is told to, and counts the faults', async () => {
    await sandbox.misbehave(
      { kind: 'locked', times: 1 },
      { kind: 'fault_plan', seed: 5, share: 1, faults: [{ kind: 'bad_gateway' }], mostPerCall: 1 },
    );
    const statuses = [(await read()).status, (await read()).status, (await read()).status];
    expect(statuses).toEqual([502, 423, 200]);
    expect(await sandbox.faults()).toEqual({ bad_gateway: 1, locked: 1 });
  });

  it('drops a connection', async () => {
    await sandbox.misbehave({ kind: 'dropped_connection', times: 1 });
    await expect(read()).rejects.toThrow(TypeError);
    expect((await read()).status).toBe(200);
  });

  it('changes records, and its clock, by control', async () => {
    const before = await sandbox.record('companies', '1000000002');
    await sandbox.advance(3 * 86_400_000);
    const ids = await sandbox.change(
      { change: 'update', type: 'companies', id: '1000000002', properties: { name: 'Renamed' } },
      { change: 'merge', type: 'companies', winnerId: '1000000002', loserId: '1000000003' },
    );
    expect(ids).toEqual(['1000000002', '1000000002']);
    const after = await sandbox.record('companies', '1000000003');
    expect(after).toMatchObject({ id: '1000000002', properties: { name: 'Renamed' } });
    expect(after?.updatedAt.slice(0, 10)).toBe('2026-11-24');
    expect(before?.properties.name).toBe('Company 2 GmbH');
    expect(await sandbox.record('companies', '77')).toBeNull();
  });

  it('tells the app what changes, once it is subscribed', async () => {
    await expect(sandbox.webhookCounts()).rejects.toThrow(/subscribed/);
    const target = await startTarget();
    await sandbox.subscribe({ address: target.address, clientSecret: 'secret', gatherMilliseconds: 5 });
    await sandbox.change({ change: 'update', type: 'companies', id: '1000000005', properties: { name: 'Told' } });
    expect(await sandbox.webhooksSettled()).toMatchObject({ events: 1, delivered: 1 });
    expect(target.taken[0]?.text).toContain('"objectId":1000000005');
    await sandbox.misbehaveWebhooks({ drop: 1 });
    await sandbox.change({ change: 'update', type: 'companies', id: '1000000005', properties: { name: 'Lost' } });
    expect(await sandbox.webhooksSettled()).toMatchObject({ events: 2, delivered: 1, dropped: 1 });
  });

  it('refuses a change that HubSpot would not take, with the reason', async () => {
    const change = { change: 'archive', type: 'companies', id: '77' } as const;
    await expect(sandbox.change(change)).rejects.toThrow(/no record 77/);
  });

  it('lets the token expire until another one is fetched', async () => {
    await sandbox.expireTokens();
    expect((await read()).status).toBe(401);
    const grant = 'grant_type=refresh_token&client_id=client&client_secret=secret&refresh_token=refresh';
    const answer = await fetch(`${sandbox.url}/oauth/v3/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: grant,
    });
    expect(await answer.json()).toMatchObject({ token_type: 'bearer', access_token: 'access-token-1' });
    const again = await fetch(`${sandbox.url}${COMPANY}`, { headers: { Authorization: 'Bearer access-token-1' } });
    expect(again.status).toBe(200);
  });
});

describe('starting and stopping', () => {
  it('serves the generated portal, each process at a port of its own, until it is stopped', async () => {
    const options = { portal: { kind: 'generated', companies: 5 }, latencyMilliseconds: 0 } as const;
    const sandboxes = await Promise.all([startSandboxProcess(options), startSandboxProcess(options)]);
    expect(new Set(sandboxes.map(({ url }) => url)).size).toBe(2);
    for (const { url, stop, pid } of sandboxes) {
      const list = await fetch(`${url}/crm/objects/2026-09/companies`, { headers });
      expect(await list.json()).toHaveProperty('results.length', 5);
      await stop();
      expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    }
  });

  it('says why a process did not start', async () => {
    await expect(startSandboxProcess({ portal: { kind: 'uniform', companies: -1 } })).rejects.toThrow(/too_small/);
  });
});
