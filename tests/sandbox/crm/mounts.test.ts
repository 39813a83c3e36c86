import { createServer } from 'node:http';
import type { Server } from 'node:http';
import express from 'express';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { crmRouter } from '../../../sandbox/crm/mount-express.ts';
import { crmHandlers } from '../../../sandbox/crm/mount-msw.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { companies, smallCrm, TOKEN } from './small-crm.ts';

const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
const update = {
  method: 'POST',
  headers,
  body: JSON.stringify({ inputs: [{ id: '1', properties: { name: 'Größe & Co' } }] }),
};

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function interceptedByMsw(crm: SandboxCrm): string {
  const server = setupServer(...crmHandlers(crm));
  server.listen({ onUnhandledFrame: 'error' });
  closers.push(() => {
    server.close();
  });
  return 'https://api.hubapi.com';
}

async function servedByExpress(crm: SandboxCrm): Promise<string> {
  const app = express();
  app.use('/hubspot', crmRouter(crm));
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${String(address.port)}/hubspot`;
}

describe.each([
  ['msw', (crm: SandboxCrm) => Promise.resolve(interceptedByMsw(crm))],
  ['Express', servedByExpress],
])('mounted by %s', (_name, mount) => {
  it('answers fetch with status, headers and body', async () => {
    const origin = await mount(smallCrm({ companies: companies(1) }));
    const answer = await fetch(`${origin}/crm/objects/2026-09/companies/1?properties=name`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-HubSpot-RateLimit-Max')).toBe('190');
    expect(await answer.json()).toMatchObject({ id: '1', properties: { name: 'Company 1' } });
  });

  it('takes a body, byte for byte, and keeps what it says', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const origin = await mount(crm);
    const answer = await fetch(`${origin}/crm/objects/2026-09/companies/batch/update`, update);
    expect(answer.status).toBe(200);
    expect(crm.record('companies', '1')?.properties).toEqual({ name: 'Größe & Co' });
  });

  it('passes on answers without a body and answers in HTML', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const origin = await mount(crm);
    const archived = await fetch(`${origin}/crm/objects/2026-09/companies/1`, { method: 'DELETE', headers });
    expect(archived.status).toBe(204);
    crm.misbehave({ kind: 'bad_gateway' });
    const gateway = await fetch(`${origin}/crm/objects/2026-09/companies`, { headers });
    expect(gateway.status).toBe(502);
    expect(await gateway.text()).toContain('<html>');
  });

  it('drops the connection, which fetch reports as a failure', async () => {
    const crm = smallCrm({ companies: companies(1) }, [], { misbehaviour: [{ kind: 'dropped_connection', times: 1 }] });
    const url = `${await mount(crm)}/crm/objects/2026-09/companies/1`;
    await expect(fetch(url, { headers })).rejects.toThrow(TypeError);
    expect((await fetch(url, { headers })).status).toBe(200);
  });
});
