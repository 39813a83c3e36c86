import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClientTransport } from '../../../src/hubspot/client/client-transport.ts';
import { COMPANY, COMPANY_URL, failureOf, openClient, REQUEST, TOKEN } from '../support/scripted-hubspot.ts';

const asked: Request[] = [];
const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => {
  server.close();
});

function serve(url: string, answer: () => Response | Promise<Response>): void {
  server.use(
    http.all(url, ({ request }) => {
      asked.push(request.clone());
      return answer();
    }),
  );
}

describe('createClientTransport', () => {
  it('sends the token, the body and the path, and reads the answer', async () => {
    serve(COMPANY_URL, () => Response.json({ id: '1' }, { headers: { 'X-Marker': 'yes' } }));
    const transport = createClientTransport({ accessToken: TOKEN });
    const answer = await transport.send({ ...REQUEST, method: 'PATCH', body: { properties: {} } });
    expect(answer).toMatchObject({ status: 200, json: { id: '1' }, headers: { 'x-marker': 'yes' }, unreadable: false });
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
    expect(asked[0]?.headers.get('content-type')).toBe('application/json');
    expect(await asked[0]?.json()).toEqual({ properties: {} });
  });

  it('sends the token that a request brings, in place of its own', async () => {
    serve(COMPANY_URL, () => Response.json({ id: '1' }));
    await createClientTransport({ accessToken: TOKEN }).send({ ...REQUEST, accessToken: 'fresh' });
    await createClientTransport({}).send({ ...REQUEST, accessToken: 'fresher' });
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer fresh', 'Bearer fresher']);
  });

  it('sends to the address it is given', async () => {
    serve('http://127.0.0.1:8099/crm/objects/2026-09/companies/1', () => Response.json({ id: '7' }));
    const transport = createClientTransport({ accessToken: TOKEN, baseUrl: 'http://127.0.0.1:8099' });
    expect((await transport.send(REQUEST)).json).toEqual({ id: '7' });
  });

  it.each([301, 302, 307, 308])(
    'takes a redirect (%i) for a failure, and sends nothing to where it points',
    async (status) => {
      serve('https://elsewhere.example/', () => Response.json({ id: 'from elsewhere' }));
      serve(COMPANY_URL, () => new Response(null, { status, headers: { location: 'https://elsewhere.example/' } }));
      const error = await failureOf(openClient().client.call({ ...REQUEST, method: 'POST', body: {} }, COMPANY));
      expect(error).toMatchObject({ code: 'bad_response', status });
      expect(asked.map(({ url }) => url)).toEqual([COMPANY_URL]);
    },
  );

  it.each(['@elsewhere.example/x', ':8443/x', '.elsewhere.example/x', 'evil.example/x'])(
    'refuses a path that would lead to another host: %s',
    async (path) => {
      server.use(http.all('*', ({ request }) => Response.json(asked.push(request.clone()))));
      await expect(createClientTransport({ accessToken: TOKEN }).send({ ...REQUEST, path })).rejects.toThrow(
        'Only the configured address is called',
      );
      expect(asked).toEqual([]);
    },
  );

  it('says that a body is no JSON, and that there is none', async () => {
    const transport = createClientTransport({ accessToken: TOKEN });
    serve(COMPANY_URL, () => new Response('<html>502</html>', { status: 502 }));
    expect(await transport.send(REQUEST)).toMatchObject({ status: 502, json: undefined, unreadable: true });
    serve(COMPANY_URL, () => new Response(null, { status: 204 }));
    expect(await transport.send(REQUEST)).toMatchObject({ status: 204, json: undefined, unreadable: false });
  });

  it('gives up waiting when its signal is aborted', async () => {
    serve(COMPANY_URL, () => new Promise<Response>(() => undefined));
    const signal = AbortSignal.timeout(20);
    await expect(createClientTransport({ accessToken: TOKEN }).send({ ...REQUEST, signal })).rejects.toThrow();
  });
});
