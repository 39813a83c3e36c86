import { describe, expect, it } from 'vitest';
import { createClientTransport } from '../../../src/hubspot/client/client-transport.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import type { Transport, TransportResponse } from '../../../src/hubspot/client/transport.ts';
import {
  COMPANY,
  dropped,
  failureOf,
  found,
  json,
  limited,
  openClient,
  REQUEST,
  TOKEN,
  useScriptedHubSpot,
} from '../support/scripted-hubspot.ts';

const hubspotAnswers = useScriptedHubSpot();

/** Never answers. */
const silent: Transport = {
  send: ({ signal }) =>
    new Promise<TransportResponse>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    }),
};

describe('createHubSpotClient', () => {
  it.each([
    ['the limit of ten seconds', limited('TEN_SECONDLY_ROLLING'), [2_000]],
    ['the limit of one second', limited('SECONDLY'), [1_000]],
    ['a 429 that says when to come again', json(429, {}, { 'retry-after': '7' }), [7_000]],
    ['a lock: at least two seconds', json(423, {}), [2_000]],
    ['a migration: what HubSpot asks for', json(477, {}, { 'retry-after': '30' }), [30_000]],
    ['an internal error', json(500, {}), [1_000]],
    ['a bad gateway', () => new Response('<html>', { status: 502 }), [500]],
    ['an unreachable origin', json(521, {}), [500]],
    ['a dropped connection', dropped, [500]],
    ['a page in place of the answer', () => new Response('<html>One moment</html>'), [500]],
  ] as const)('waits and tries again after %s', async (_case, answer, waits) => {
    const { requests } = hubspotAnswers(answer, found);
    const { client, clock } = openClient();
    expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    expect(requests).toHaveLength(2);
    expect(clock.waits).toEqual(waits);
  });

  it('waits longer each time and stops after six tries', async () => {
    const { requests } = hubspotAnswers(json(503, {}));
    const { client, clock } = openClient();
    expect((await failureOf(client.call(REQUEST, COMPANY))).status).toBe(503);
    expect(requests).toHaveLength(6);
    expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it.each([
    ['the limit of the day', limited('DAILY')],
    ['a refused token', json(401, {})],
    ['a malformed token at the edge', json(530, {})],
    ['a refused value', json(400, {})],
    ['a migration of a day', json(477, {}, { 'retry-after': '86400' })],
  ] as const)('does not try again after %s', async (_case, answer) => {
    const { requests } = hubspotAnswers(answer);
    await failureOf(openClient().client.call(REQUEST, COMPANY));
    expect(requests).toHaveLength(1);
  });

  it('slows down, but does not give up, once more than a twentieth of the calls fail', async () => {
    hubspotAnswers(json(503, {}), json(503, {}), json(503, {}), json(503, {}), json(503, {}), found);
    const { client, clock } = openClient();
    await client.call(REQUEST, COMPANY);
    const usual = [500, 1_000, 2_000, 4_000, 8_000];
    expect(clock.waits).toEqual(usual);
    for (let call = 0; call < 3; call += 1) {
      hubspotAnswers(json(503, {}), json(503, {}), json(503, {}), json(503, {}), json(503, {}), found);
      expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    }
    clock.waits.length = 0;
    hubspotAnswers(json(503, {}), json(503, {}), json(503, {}), json(503, {}), json(503, {}), found);
    expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    expect(clock.waits).toEqual(usual.map((wait) => 4 * wait));
  });

  it('retries at the usual pace in a long run that goes well', async () => {
    let sent = 0;
    const transport: Transport = {
      send() {
        sent += 1;
        return Promise.resolve({ status: sent % 50 === 0 ? 503 : 200, headers: {}, json: { id: '1' } });
      },
    };
    const { client, clock } = openClient({ limits: null }, transport);
    for (let call = 0; call < 2_000; call += 1) expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    // 40 answers were failures, twice as many as a short run may have.
    expect(client.countCalls().total).toBe(2_040);
    expect(clock.waits).toEqual(Array.from({ length: 40 }, () => 500));
  });

  it('keeps the status and the correlation id of a failure', async () => {
    hubspotAnswers(json(401, { correlationId: '8c2f1f9e-1a2b-4c3d-9e8f-000011112222' }));
    const error = await failureOf(openClient().client.call(REQUEST, COMPANY));
    expect(error).toMatchObject({ status: 401, correlationId: '8c2f1f9e-1a2b-4c3d-9e8f-000011112222' });
    expect(error.message).toContain('8c2f1f9e-1a2b-4c3d-9e8f-000011112222');
  });

  it('says from when on a parked account takes calls again', async () => {
    hubspotAnswers(json(477, {}, { 'retry-after': '86400' }));
    const error = await failureOf(openClient().client.call(REQUEST, COMPANY));
    expect(error).toMatchObject({ code: 'migration', resumeAt: new Date('2026-11-22T12:00:00Z') });
    expect(error.message).toContain('not before 2026-11-22T12:00:00.000Z');
  });

  it('hands out what HubSpot said to a request that it refuses, where it is asked to', async () => {
    hubspotAnswers(json(400, { category: 'VALIDATION_ERROR', message: 'Segment is required' }));
    const attempt = await openClient().client.attempt(REQUEST, COMPANY);
    expect(attempt).toMatchObject({ ok: false, refusal: { body: { message: 'Segment is required' } } });
  });

  it.each([400, 403, 404])('takes the page of a proxy with status %i for no word of HubSpot', async (status) => {
    hubspotAnswers(() => new Response('<html>No such page</html>', { status }));
    expect((await failureOf(openClient().client.attempt(REQUEST, COMPANY))).code).toBe('bad_response');
    hubspotAnswers(json(status, {}));
    expect((await failureOf(openClient().client.call(REQUEST, COMPANY))).code).not.toBe('bad_response');
  });

  it('takes a path that could lead elsewhere for a mistake in the program, not for a failure of HubSpot', async () => {
    const { client } = openClient();
    await expect(client.call({ ...REQUEST, path: '@elsewhere.example/' }, COMPANY)).rejects.toThrow(TypeError);
    expect(client.countCalls().total).toBe(0);
  });

  it('calls an answer that does not come in time a timeout', async () => {
    const { client } = openClient({ timeoutMilliseconds: 10 }, silent);
    expect((await failureOf(client.call(REQUEST, COMPANY))).code).toBe('timeout');
    expect(client.countCalls().objects).toBe(6);
  });

  it('ends at its deadline, in the middle of a wait too', async () => {
    hubspotAnswers(json(503, {}));
    const signal = AbortSignal.timeout(30);
    const client = createHubSpotClient(createClientTransport({ accessToken: TOKEN }), { signal });
    const error = await failureOf(client.call(REQUEST, COMPANY));
    expect(error.code).toBe('timeout');
    await expect(client.call(REQUEST, COMPANY)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('counts its calls by kind and by what they tried, retries included', async () => {
    hubspotAnswers(json(503, {}), found);
    const { client } = openClient();
    await client.call(REQUEST, COMPANY);
    await client.call({ ...REQUEST, kind: 'search', operation: 'find companies' }, COMPANY);
    const counts = { objects: 2, search: 1, associations: 0, properties: 0, other: 0, total: 3 };
    expect(client.countCalls()).toEqual(counts);
    expect(client.describeCalls()).toMatchObject({
      counts,
      byOperation: { 'read a company': 2, 'find companies': 1 },
      failing: 1,
      rates: { objects: { used: 2, calls: 190, windowMilliseconds: 10_000 }, search: { used: 1, calls: 5 } },
      waitedForTurnsMilliseconds: 0,
      waitedForRetriesMilliseconds: 500,
    });
  });

  it('tells how long calls waited for their turn', async () => {
    hubspotAnswers(found);
    const { client, clock } = openClient();
    for (let call = 0; call < 4; call += 1) await client.call({ ...REQUEST, kind: 'search' }, COMPANY);
    expect(clock.now()).toBe(738);
    expect(client.describeCalls().waitedForTurnsMilliseconds).toBe(738);
  });

  it('has no more calls of a bucket under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    const transport: Transport = {
      async send() {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
        return { status: 200, headers: {}, json: { id: '1' } };
      },
    };
    const { client } = openClient({ callsAtOnce: 4 }, transport);
    await Promise.all(Array.from({ length: 20 }, () => client.call(REQUEST, COMPANY)));
    expect(most).toBe(4);
  });

  it('does not let calls that wait for searches keep the others out', async () => {
    const done: string[] = [];
    const transport: Transport = {
      send: ({ path }) => {
        done.push(path);
        return path === '/search'
          ? new Promise<TransportResponse>(() => undefined)
          : Promise.resolve({ status: 200, headers: {}, json: { id: '1' } });
      },
    };
    const { client } = openClient({ callsAtOnce: 1 }, transport);
    void client.call({ ...REQUEST, kind: 'search', path: '/search' }, COMPANY);
    expect(await client.call(REQUEST, COMPANY)).toEqual({ id: '1' });
    expect(done).toEqual(['/search', REQUEST.path]);
  });
});
