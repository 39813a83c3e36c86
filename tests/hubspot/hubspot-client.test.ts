import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClientTransport } from '../../src/hubspot/client-transport.ts';
import { createFunctionTransport } from '../../src/hubspot/function-transport.ts';
import { type ClientOptions, createHubSpotClient, type HubSpotRequest } from '../../src/hubspot/hubspot-client.ts';
import { HubSpotError } from '../../src/hubspot/hubspot-error.ts';
import type { Transport } from '../../src/hubspot/transport.ts';
import { createFakeClock } from './support/fake-clock.ts';

const TOKEN = 'pat-eu1-00000000-1111-2222-3333-444444444444';
const URL_OF_COMPANY = 'https://api.hubapi.com/crm/objects/2026-09/companies/1';
const REQUEST: HubSpotRequest = {
  kind: 'objects',
  operation: 'read a company',
  method: 'GET',
  path: '/crm/objects/2026-09/companies/1',
};
const COMPANY = z.object({ id: z.string() });

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

type Answer = () => Response;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(body, { status, headers });
const found = json(200, { id: '1' });
const dropped: Answer = () => HttpResponse.error();
const limited = (policyName: string): Answer =>
  json(429, { status: 'error', errorType: 'RATE_LIMIT', policyName, correlationId: 'b1a2c3d4-0000' });

/** HubSpot gives these answers one after the other, then the last one for ever. */
function hubspotAnswers(...answers: readonly Answer[]): { readonly requests: Request[] } {
  const requests: Request[] = [];
  server.use(
    http.all(URL_OF_COMPANY, ({ request }) => {
      requests.push(request);
      return answers[Math.min(requests.length, answers.length) - 1]?.() ?? Response.error();
    }),
  );
  return { requests };
}

function open(transport: Transport = createClientTransport({ accessToken: TOKEN }), options: ClientOptions = {}) {
  const clock = createFakeClock();
  return { clock, client: createHubSpotClient(transport, { clock, ...options }) };
}

async function failureOf(call: Promise<unknown>): Promise<HubSpotError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof HubSpotError) return error;
  throw new Error('The call was expected to fail with a HubSpotError.');
}

describe.each([
  ['the client transport', createClientTransport],
  ['the function transport', createFunctionTransport],
])('%s', (_name, create) => {
  it('sends the token, the body and the path, and reads the answer', async () => {
    const { requests } = hubspotAnswers(json(200, { id: '1' }, { 'x-marker': 'yes' }));
    const answer = await create({ accessToken: TOKEN }).send({ ...REQUEST, method: 'PATCH', body: { properties: {} } });
    expect(answer).toMatchObject({ status: 200, json: { id: '1' }, headers: { 'x-marker': 'yes' } });
    expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(await requests[0]?.json()).toEqual({ properties: {} });
  });

  it('sends to the address it is given', async () => {
    server.use(http.get('http://127.0.0.1:8099/crm/objects/2026-09/companies/1', () => Response.json({ id: '7' })));
    const answer = await create({ accessToken: TOKEN, baseUrl: 'http://127.0.0.1:8099' }).send(REQUEST);
    expect(answer.json).toEqual({ id: '7' });
  });

  it('does not take an answer that came by way of a redirect', async () => {
    server.use(http.get('https://api.hubapi.com/elsewhere', () => Response.json({ id: 'from elsewhere' })));
    hubspotAnswers(
      () => new Response(null, { status: 302, headers: { location: 'https://api.hubapi.com/elsewhere' } }),
    );
    const error = await failureOf(open(create({ accessToken: TOKEN })).client.call(REQUEST, COMPANY));
    expect(error).toMatchObject({ code: 'bad_response', status: 302 });
  });

  it('gives up waiting when its signal is aborted', async () => {
    server.use(http.get(URL_OF_COMPANY, () => new Promise<Response>(() => undefined)));
    const signal = AbortSignal.timeout(20);
    await expect(create({ accessToken: TOKEN }).send({ ...REQUEST, signal })).rejects.toThrow();
  });

  it.each([
    ['a refused token', json(401, { message: `bad ${TOKEN}`, category: 'INVALID_AUTHENTICATION' }), 'not_authorized'],
    ['a malformed token at the edge', () => new Response('<html>', { status: 530 }), 'not_authorized'],
    ['a missing scope', json(403, { message: TOKEN, category: 'MISSING_SCOPES' }), 'missing_scope'],
    ['no such record', json(404, { message: TOKEN, category: 'OBJECT_NOT_FOUND' }), 'not_found'],
    ['a refused value', json(400, { message: TOKEN, category: 'VALIDATION_ERROR' }), 'validation'],
    ['a missing property', json(400, { message: 'x', errors: [{ code: 'PROPERTY_DOESNT_EXIST' }] }), 'not_set_up'],
    ['the limit of the day', limited('DAILY'), 'daily_limit'],
    ['the limit of ten seconds, for ever', limited('TEN_SECONDLY_ROLLING'), 'rate_limited'],
    ['the limit of one second, for ever', limited('SECONDLY'), 'rate_limited'],
    ['a 429 that says nothing', () => new Response(null, { status: 429 }), 'rate_limited'],
    ['a lock, for ever', json(423, {}), 'locked'],
    ['a migration of a day', json(477, {}, { 'retry-after': '86400' }), 'migration'],
    ['an internal error, for ever', json(500, { message: TOKEN }), 'server'],
    ['a bad gateway in HTML, for ever', () => new Response('<html>502</html>', { status: 502 }), 'server'],
    ['a dropped connection, for ever', dropped, 'network'],
    ['HTML with status 200', () => new Response('<html>Welcome</html>'), 'bad_response'],
    ['JSON of another shape', json(200, { token: TOKEN }), 'bad_response'],
    ['an empty answer', () => new Response(null, { status: 204 }), 'bad_response'],
  ] as const)('gives %s its code, and never lets the token out', async (_case, answer, code) => {
    hubspotAnswers(answer);
    const error = await failureOf(open(create({ accessToken: TOKEN })).client.call(REQUEST, COMPANY));
    expect(error.code).toBe(code);
    expect(error.operation).toBe('read a company');
    const everything = `${error.message} ${String(error.stack)} ${JSON.stringify(error)} ${String(error.cause)}`;
    expect(everything).not.toContain('pat-');
    expect(everything).not.toContain('hubapi.com');
  });
});

describe('createHubSpotClient', () => {
  it.each([
    ['the limit of ten seconds', limited('TEN_SECONDLY_ROLLING'), [2_000]],
    ['the limit of one second', limited('SECONDLY'), [1_000]],
    ['a lock: at least two seconds', json(423, {}), [2_000]],
    ['a migration: what HubSpot asks for', json(477, {}, { 'retry-after': '30' }), [30_000]],
    ['an internal error', json(500, {}), [1_000]],
    ['a bad gateway', () => new Response('<html>', { status: 502 }), [500]],
    ['an unreachable origin', json(521, {}), [500]],
    ['a dropped connection', dropped, [500]],
  ] as const)('waits and tries again after %s', async (_case, answer, waits) => {
    const { requests } = hubspotAnswers(answer, found);
    const { client, clock } = open();
    expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    expect(requests).toHaveLength(2);
    expect(clock.waits).toEqual(waits);
  });

  it('waits longer each time and stops after six tries', async () => {
    const { requests } = hubspotAnswers(json(503, {}));
    const { client, clock } = open();
    expect((await failureOf(client.call(REQUEST, COMPANY))).status).toBe(503);
    expect(requests).toHaveLength(6);
    expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it.each([
    ['the limit of the day', limited('DAILY')],
    ['a refused token', json(401, {})],
    ['a refused value', json(400, {})],
  ] as const)('does not try again after %s', async (_case, answer) => {
    const { requests } = hubspotAnswers(answer);
    await failureOf(open().client.call(REQUEST, COMPANY));
    expect(requests).toHaveLength(1);
  });

  it('stops trying again once failing calls are more than a twentieth of a run', async () => {
    const { requests } = hubspotAnswers(json(503, {}));
    const { client } = open();
    for (let call = 0; call < 40; call += 1) await failureOf(client.call(REQUEST, COMPANY));
    // 20 failing calls are allowed at any size: three calls of six tries, one of five, then one try each.
    expect(requests.length).toBeLessThan(40 + 20);
  });

  it('keeps retrying in a long run that goes well', async () => {
    let sent = 0;
    const transport: Transport = {
      send() {
        sent += 1;
        return Promise.resolve({ status: sent % 50 === 0 ? 503 : 200, headers: {}, json: { id: '1' } });
      },
    };
    const { client } = open(transport);
    for (let call = 0; call < 2_000; call += 1) expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    // 40 answers were failures, twice as many as a short run may have.
    expect(client.countCalls().total).toBe(2_040);
  });

  it('keeps the status and the correlation id of a failure', async () => {
    hubspotAnswers(json(401, { correlationId: '8c2f1f9e-1a2b-4c3d-9e8f-000011112222' }));
    const error = await failureOf(open().client.call(REQUEST, COMPANY));
    expect(error).toMatchObject({ status: 401, correlationId: '8c2f1f9e-1a2b-4c3d-9e8f-000011112222' });
    expect(error.message).toContain('8c2f1f9e-1a2b-4c3d-9e8f-000011112222');
  });

  it('takes nothing for a correlation id that has not the form of one', async () => {
    hubspotAnswers(json(401, { correlationId: `Bearer ${TOKEN} of Ada` }));
    expect((await failureOf(open().client.call(REQUEST, COMPANY))).correlationId).toBeNull();
  });

  it('hands out what HubSpot said to a request that it refuses, where it is asked to', async () => {
    hubspotAnswers(json(400, { category: 'VALIDATION_ERROR', message: 'Segment is required' }));
    const attempt = await open().client.attempt(REQUEST, COMPANY);
    expect(attempt).toMatchObject({ ok: false, refusal: { body: { message: 'Segment is required' } } });
  });

  it('calls an answer that does not come in time a timeout', async () => {
    server.use(http.get(URL_OF_COMPANY, () => new Promise<Response>(() => undefined)));
    const { client } = open(undefined, { timeoutMilliseconds: 15 });
    expect((await failureOf(client.call(REQUEST, COMPANY))).code).toBe('timeout');
    expect(client.countCalls().objects).toBe(2);
  });

  it('ends at its deadline, in the middle of a wait too', async () => {
    hubspotAnswers(json(503, {}));
    const signal = AbortSignal.timeout(30);
    const client = createHubSpotClient(createClientTransport({ accessToken: TOKEN }), { signal });
    const error = await failureOf(client.call(REQUEST, COMPANY));
    expect(error.code).toBe('timeout');
    await expect(client.call(REQUEST, COMPANY)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('counts its calls by kind, retries included', async () => {
    hubspotAnswers(json(503, {}), found);
    const { client } = open();
    await client.call(REQUEST, COMPANY);
    await client.call({ ...REQUEST, kind: 'search' }, COMPANY);
    expect(client.countCalls()).toEqual({ objects: 2, search: 1, associations: 0, properties: 0, other: 0, total: 3 });
  });

  it('keeps to the limit of calls in a window, and to the one of searches', async () => {
    hubspotAnswers(found);
    const { client, clock } = open(undefined, { objectLimit: { calls: 3, windowMilliseconds: 10_000 } });
    await Promise.all(Array.from({ length: 7 }, () => client.call(REQUEST, COMPANY)));
    expect(clock.waits).toEqual([10_000, 10_000]);
    await Promise.all(Array.from({ length: 6 }, () => client.call({ ...REQUEST, kind: 'search' }, COMPANY)));
    expect(clock.waits).toEqual([10_000, 10_000, 1_000]);
  });

  it('has no more calls under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    server.use(
      http.get(URL_OF_COMPANY, async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
        return found();
      }),
    );
    const { client } = open(undefined, { callsAtOnce: 4 });
    await Promise.all(Array.from({ length: 20 }, () => client.call(REQUEST, COMPANY)));
    expect(most).toBe(4);
  });
});
