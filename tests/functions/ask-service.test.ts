import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askService, CARD } from '../../src/functions/ask-service.ts';
import { main } from '../../src/functions/loyalty-card.ts';
import { healthy } from '../extensions/fixtures.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  vi.unstubAllEnvs();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A service that answers every call alike, and what it was asked. */
async function serveAnswer(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  const asked: {
    readonly url: string | undefined;
    readonly authorization: string | undefined;
    readonly body: string;
  }[] = [];
  const address = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url, headers: sent } = request;
      asked.push({ url, authorization: sent.authorization, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, headers).end(body);
    });
  });
  return { address, asked };
}

const SAYS_KEY_IS_MISSING =
  'The key of the service is missing. Ask your admin to set the secret LOYALTY_SERVICE_KEY of the app.';
const CALL = { companyId: '101', request: { action: 'show' } } as const;
const ask = (address: string, deadline?: number) => askService({ address, key: 'key-of-11' }, CARD, CALL, deadline);

describe('asking the service', () => {
  it('brings the key and the company, and hands on the answer', async () => {
    const { address, asked } = await serveAnswer(200, JSON.stringify(healthy));
    expect(await ask(address)).toEqual({ kind: 'answered', answer: healthy });
    expect(asked).toEqual([{ url: '/api/card', authorization: 'Bearer key-of-11', body: JSON.stringify(CALL) }]);
  });

  it.each([401, 403, 404, 413, 429])('is refused with status %i', async (status) => {
    const { address } = await serveAnswer(status, '{}');
    expect(await ask(address)).toEqual({ kind: 'refused', status });
  });

  it.each([
    [500, '{}'],
    [503, JSON.stringify(healthy)],
    [200, 'Welcome'],
    [200, ''],
    [200, '{"kind":"wonderful"}'],
    [200, 'null'],
    [200, `{"kind":"failed","message":"${'x'.repeat(1_000_001)}"}`],
  ])('finds it away where it answers %i with something that is no answer', async (status, body) => {
    const { address } = await serveAnswer(status, body);
    expect(await ask(address)).toEqual({ kind: 'away' });
  });

  it('never follows it elsewhere with the key', async () => {
    const elsewhere = await serveAnswer(200, JSON.stringify(healthy));
    const { address } = await serveAnswer(307, '', { location: `${elsewhere.address}/api/card` });
    expect(await ask(address)).toEqual({ kind: 'away' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('finds it away where it does not answer in time, or nobody is there', async () => {
    const silent = await serve(() => {});
    expect(await ask(silent, 100)).toEqual({ kind: 'away' });
    expect(await ask('http://127.0.0.1:1')).toEqual({ kind: 'away' });
  });
});

describe('the app function with a service', () => {
  const CONTEXT = { propertiesToSend: { hs_object_id: '101' }, parameters: { action: 'show', companyId: '999' } };

  function setUp(address: string): void {
    vi.stubEnv('PRIVATE_APP_ACCESS_TOKEN', 'pat-test');
    // HubSpot itself is out of reach: what is answered comes from the service.
    vi.stubEnv('LOYALTY_HUBSPOT_API', 'http://127.0.0.1:1');
    vi.stubEnv('LOYALTY_SERVICE_URL', address);
    vi.stubEnv('LOYALTY_SERVICE_KEY', 'key-of-11');
  }

  it('answers what the service answers, about the record that the card is on', async () => {
    const { address, asked } = await serveAnswer(200, JSON.stringify(healthy));
    setUp(address);
    expect(await main(CONTEXT)).toEqual(healthy);
    expect(asked.map(({ body }) => JSON.parse(body) as unknown)).toEqual([CALL]);
  });

  const HISTORY = { ...CONTEXT, parameters: { action: 'history' } };

  it('asks for the history at its own address, of the record that the card is on', async () => {
    const history = { kind: 'history', companyId: '101', points: [] };
    const { address, asked } = await serveAnswer(200, JSON.stringify(history));
    setUp(address);
    expect(await main(HISTORY)).toEqual(history);
    expect(asked).toMatchObject([{ url: '/api/card/history', body: JSON.stringify({ companyId: '101' }) }]);
  });

  it('says that the service does not answer for the history, without asking HubSpot instead', async () => {
    const { address } = await serveAnswer(200, JSON.stringify(healthy));
    setUp(address);
    expect(await main(HISTORY)).toEqual({ kind: 'no_history', why: 'service_away' });
  });

  it('does not call before it has a key', async () => {
    const { address, asked } = await serveAnswer(200, JSON.stringify(healthy));
    setUp(address);
    vi.stubEnv('LOYALTY_SERVICE_KEY', ' ');
    expect(await main(CONTEXT)).toMatchObject({ code: 'not_set_up', message: SAYS_KEY_IS_MISSING });
    expect(await main(HISTORY)).toMatchObject({ code: 'not_set_up', message: SAYS_KEY_IS_MISSING });
    expect(asked).toEqual([]);
  });

  it.each([
    [401, 'not_set_up'],
    [403, 'not_set_up'],
    [429, 'rate_limited'],
    [404, 'internal'],
  ])('says what a refusal with status %i means', async (status, code) => {
    const { address } = await serveAnswer(status, '{}');
    setUp(address);
    expect(await main(CONTEXT)).toMatchObject({ kind: 'failed', code });
  });
});
