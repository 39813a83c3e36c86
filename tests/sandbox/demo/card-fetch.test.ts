import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { cardFetchRoute } from '../../../sandbox/demo/card-fetch.ts';
import type { AppProxy } from '../../../sandbox/demo/app-proxy.ts';
import { createSignedIn, usersOf } from '../../../sandbox/demo/signed-in-user.ts';
import { smallData } from '../crm/small-crm.ts';
import { listening } from '../../support/listening.ts';

const PUBLIC = 'https://loyalty.example.com';
const SECRET = 'client-secret';
const SIGNED_AT = 1_795_000_000_000;

interface Taken {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Respond = (response: ServerResponse, nth: number) => void;

async function service(respond: Respond): Promise<{ readonly address: string; readonly taken: readonly Taken[] }> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      taken.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
      respond(response, taken.length);
    });
  });
  return { address: await listening(server), taken };
}

const users = usersOf(smallData().owners);

/** Sends a card's call through the proxy to a service that answers as the test says. */
async function proxied(
  respond: Respond,
  localAddress?: string,
): Promise<{
  readonly ask: (body: object) => Promise<{ readonly status: number; readonly body: Answered }>;
  readonly signIn: (userId: string) => Promise<Response>;
  readonly taken: readonly Taken[];
}> {
  const { address, taken } = await service(respond);
  const signedIn = createSignedIn(users);
  const proxy: AppProxy = {
    portalId: 4711,
    appId: '77',
    clientSecret: SECRET,
    user: signedIn.current,
    localAddresses: () => ({ [PUBLIC]: localAddress ?? address }),
    now: () => SIGNED_AT,
  };
  const app = express();
  app.use(express.json({ limit: '2mb' }));
  app.post('/api/fetch', cardFetchRoute({ permittedUrls: [PUBLIC], proxy }));
  app.use('/api/user', signedIn.router);
  const origin = await listening(createServer(app));
  const send = (method: string, path: string, body: object): Promise<Response> =>
    fetch(`${origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    ask: async (body) => {
      const answer = await send('POST', '/api/fetch', body);
      return { status: answer.status, body: (await answer.json()) as Answered };
    },
    signIn: (userId) => send('PUT', '/api/user', { userId }),
    taken,
  };
}

interface Answered {
  readonly status: number | string;
  readonly body?: string;
  readonly message?: string;
}

const ok: Respond = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"kind":"ok"}');

describe('a call of hubspot.fetch', () => {
  it('reaches the service at its local address, signed over the public one, with who is signed in', async () => {
    const { ask, taken } = await proxied(ok);
    const answer = await ask({ url: `${PUBLIC}/api/card?lang=de`, method: 'POST', body: { companyId: '1' } });
    expect(answer).toMatchObject({ status: 200, body: { status: 200, body: '{"kind":"ok"}' } });
    const [call] = taken;
    expect(call).toMatchObject({ method: 'POST', body: '{"companyId":"1"}' });
    const query = new URL(`${PUBLIC}${call!.url}`).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      lang: 'de',
      userId: '9501',
      portalId: '4711',
      userEmail: 'a.kaya@example.com',
      appId: '77',
    });
    const uri = `${PUBLIC}/api/card?lang=de&userId=9501&portalId=4711&userEmail=a.kaya@example.com&appId=77`;
    expect(call!.headers).toMatchObject({
      'x-hubspot-request-timestamp': String(SIGNED_AT),
      'x-hubspot-signature-v3': createHmac('sha256', SECRET)
        .update(`POST${uri}${call!.body}${SIGNED_AT}`)
        .digest('base64'),
    });
  });

  it('cannot claim to be somebody else: what the card writes into the query is replaced', async () => {
    const { ask, taken } = await proxied(ok);
    await ask({ url: `${PUBLIC}/api/card?userId=1&portalId=1` });
    const query = new URL(`${PUBLIC}${taken[0]!.url}`).searchParams;
    expect([query.getAll('userId'), query.getAll('portalId')]).toEqual([['9501'], ['4711']]);
  });

  it('comes from the user who was signed in meanwhile', async () => {
    const { ask, signIn, taken } = await proxied(ok);
    const operations = users.find(({ role }) => role === 'operations')!;
    expect((await signIn(operations.userId)).status).toBe(200);
    expect((await signIn('nobody')).status).toBe(400);
    await ask({ url: `${PUBLIC}/api/settings` });
    expect(taken[0]!.url).toContain(`userId=${operations.userId}`);
    expect(taken[0]!.body).toBe('');
  });

  it.each([401, 404, 503])(
    'that the service answers with %i reaches the card with status 200 and an envelope',
    async (status) => {
      const { ask } = await proxied((response) => response.writeHead(status).end('{"error":"why"}'));
      const { body } = await ask({ url: `${PUBLIC}/api/card` });
      expect(body.status).toBe(200);
      expect(JSON.parse(body.body ?? '')).toMatchObject({
        status: 'error',
        category: 'BAD_GATEWAY',
        message: 'Error returned from Request Uri',
        context: { appServerStatusCode: [String(status)], portalId: ['4711'] },
        responseBody: { error: 'why' },
      });
    },
  );

  it('is made once more after 5xx, and not after 4xx', async () => {
    const flaky = await proxied((response, nth) => response.writeHead(nth === 1 ? 502 : 200).end('{}'));
    expect((await flaky.ask({ url: `${PUBLIC}/api/card`, method: 'POST', body: {} })).body.body).toBe('{}');
    expect(flaky.taken).toHaveLength(2);
    const refused = await proxied((response) => response.writeHead(403).end());
    await refused.ask({ url: `${PUBLIC}/api/card` });
    expect(refused.taken).toHaveLength(1);
    const down = await proxied((response) => response.writeHead(500).end());
    await down.ask({ url: `${PUBLIC}/api/card` });
    expect(down.taken).toHaveLength(2);
  });

  it('is made once more where the connection drops, and says 504 where no answer comes in time', async () => {
    const dropped = await proxied((response, nth) => {
      if (nth === 1) response.destroy();
      else ok(response, nth);
    });
    expect((await dropped.ask({ url: `${PUBLIC}/api/card` })).body.body).toBe('{"kind":"ok"}');
    const silent = await proxied(() => {});
    const { body } = await silent.ask({ url: `${PUBLIC}/api/card`, timeout: 200 });
    expect(JSON.parse(body.body ?? '')).toMatchObject({ context: { appServerStatusCode: ['504'] } });
    expect(silent.taken).toHaveLength(1);
    const away = await proxied(ok, 'http://127.0.0.1:9');
    expect((await away.ask({ url: `${PUBLIC}/api/card` })).body.body).toContain('BAD_GATEWAY');
  });

  it('fails where the answer is larger than 1 MB', async () => {
    const { ask } = await proxied((response) => response.end('x'.repeat(1_000_001)));
    expect((await ask({ url: `${PUBLIC}/api/card` })).body.body).toContain('BAD_GATEWAY');
  });

  it.each([
    ['an address that the app does not permit', { url: 'https://evil.example.com/' }, /permittedUrls/],
    ['a longer host name that begins like a permitted one', { url: `${PUBLIC}.evil.example/` }, /permittedUrls/],
    ['a header of its own', { url: `${PUBLIC}/`, headers: { 'X-Mine': '1' } }, /Authorization/],
    ['a body above 1 MB', { url: `${PUBLIC}/`, method: 'POST', body: 'x'.repeat(1_000_001) }, /1 MB/],
    ['a timeout above 15 seconds', { url: `${PUBLIC}/`, timeout: 15_001 }, /malformed/],
    ['something that is no address', { url: 'here' }, /malformed/],
  ])('is refused for %s, and the service is not called', async (_what, call, reason) => {
    const { ask, taken } = await proxied(ok);
    const answer = await ask(call);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(reason);
    expect(taken).toEqual([]);
  });

  it('is refused while twenty others are under way', async () => {
    const held: ServerResponse[] = [];
    const { ask, taken } = await proxied((response) => held.push(response));
    const calls = Array.from({ length: 20 }, () => ask({ url: `${PUBLIC}/api/card` }));
    while (taken.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await ask({ url: `${PUBLIC}/api/card` })).status).toBe(429);
    for (const response of held) response.end('{}');
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  });
});

describe('who is signed in', () => {
  it('can be changed, and the language with it, but only to what there is', async () => {
    const signedIn = createSignedIn(users);
    const app = express();
    app.use(express.json(), signedIn.router);
    const address = await listening(createServer(app));
    const put = async (body: object): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) })).status;
    };
    expect(await put({ language: 'de' })).toBe(200);
    expect([signedIn.current().role, signedIn.language()]).toEqual(['rep', 'de']);
    expect(await put({ language: 'fr' })).toBe(400);
    expect(await put({ userId: users[1]!.userId })).toBe(200);
    expect([signedIn.current().role, signedIn.language()]).toEqual(['operations', 'de']);
  });
});

describe('who can be signed in', () => {
  it('are a rep and a manager among the active owners, and somebody of operations who is none', () => {
    expect(users.map(({ role, userId }) => [role, userId])).toEqual([
      ['rep', '9501'],
      ['operations', '62000001'],
    ]);
    const owner = { email: 'x@example.com', firstName: 'X', lastName: 'Y' };
    expect(
      usersOf([
        { id: '1', ...owner },
        { id: '2', ...owner },
      ]).map(({ role }) => role),
    ).toEqual(['rep', 'manager', 'operations']);
    expect(() => createSignedIn([])).toThrow(/no users/);
  });
});
