import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS, NOW, signV2, signV3 } from '../../hubspot/support/signed-requests.ts';
import { actionCall, dealEvent } from '../signed.ts';
import {
  forgedOnTheWire,
  genuine,
  openHostileBed,
  PUBLIC_URL,
  toWire,
  WEBHOOKS,
  type HostileBed,
  type WireRequest,
} from './hostile-bed.ts';

const RESCORE = '/hubspot/actions/rescore';
const NEXT_ACTION = '/hubspot/actions/next-action';
const REQUESTS = 600;

let bed: HostileBed;
beforeAll(async () => {
  bed = await openHostileBed();
});
afterAll(() => bed.close());

const waitingPortals = (): Promise<readonly string[]> =>
  bed.store.intake.portalsWaiting(new Date('2100-01-01T00:00:00Z'));

function countByStatus(statuses: readonly number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('requests that HubSpot did not make', () => {
  it('are all refused at the door of events: made up, altered, too old, of the future, or of another place', async () => {
    const requests = [...forgedOnTheWire(REQUESTS, 3)];
    expect(requests.length).toBeGreaterThan(0.9 * REQUESTS);
    const statuses = countByStatus((await bed.sendAll(requests)).map(({ status }) => status));
    // 404: the one that was sent by another method.
    expect(Object.keys(statuses)).toEqual(['401', '404']);
    expect(await waitingPortals()).toEqual([]);
  }, 120_000);

  it('are all refused at the doors of actions, by either signature', async () => {
    const requests = Array.from({ length: 120 }, (_, index) => forgedAction(index));
    expect(countByStatus((await bed.sendAll(requests)).map(({ status }) => status))).toEqual({ 401: 120 });
  }, 60_000);

  it('are refused at the door of events where an action’s older signature is genuine', async () => {
    const body = JSON.stringify([dealEvent('4711', 1)]);
    const { headers } = signV2({ uri: ADDRESS, body });
    expect((await bed.send({ path: WEBHOOKS, headers: toWire(headers), body })).status).toBe(401);
    expect(await waitingPortals()).toEqual([]);
  });

  it('are refused at the doors of cards and pages, whatever key or signature they bring', async () => {
    const path = `/api/settings?portalId=${bed.portalId}&userId=1`;
    const { headers } = genuine(path, '', 'GET');
    const requests: WireRequest[] = [
      { method: 'GET', path },
      { method: 'GET', path: path.replace('userId=1', 'userId=2'), headers: headers ?? {} },
      { method: 'GET', path: `${path}&userId=2`, headers: headers ?? {} },
      { method: 'PUT', path, headers: headers ?? {} },
      ...Array.from({ length: 100 }, () => ({
        ...{ path: '/api/card', headers: { authorization: `Bearer ${randomBytes(32).toString('base64url')}` } },
        body: JSON.stringify({ companyId: bed.companyId }),
      })),
    ];
    const statuses = (await bed.sendAll(requests)).map(({ status }) => status);
    expect(countByStatus(statuses.slice(4))).toEqual({ 401: 100 });
    // Settings are not put without a name.
    expect(statuses.slice(0, 4)).toEqual([401, 401, 401, 404]);
  });
});

function forgedAction(index: number): WireRequest {
  const path = index % 2 === 0 ? RESCORE : NEXT_ACTION;
  const uri = PUBLIC_URL + path;
  const body = JSON.stringify(actionCall(bed.portalId, bed.companyId));
  const v3 = toWire(signV3({ uri, body }).headers);
  const v2 = toWire(signV2({ uri, body }).headers);
  const madeUp = createHash('sha256').update(randomBytes(8)).digest();
  const ways: readonly WireRequest[] = [
    { path, body },
    { path, body, headers: { ...v2, 'x-hubspot-signature': madeUp.toString('hex') } },
    { path, body: `${body} `, headers: v2 },
    { path: `${path}?as=admin`, body, headers: v2 },
    { path: path === RESCORE ? NEXT_ACTION : RESCORE, body, headers: v2 },
    { path, body, headers: toWire(signV2({ uri, body, secret: randomBytes(16).toString('hex') }).headers) },
    { path, body, headers: { ...v2, 'x-hubspot-signature-version': 'v1' } },
    // A wrong one of the newer kind is not made good by a right one of the older.
    { path, body, headers: { ...v2, ...v3, 'x-hubspot-signature-v3': madeUp.toString('base64') } },
    { path, body, headers: { ...v3, 'x-hubspot-request-timestamp': String(NOW.getTime() + 1) } },
    { path, body, headers: toWire(signV3({ uri, body, at: NOW.getTime() - 300_001 }).headers) },
  ];
  return ways[Math.floor(index / 2) % ways.length] ?? { path };
}

describe('a genuine request that is sent again', () => {
  it('changes nothing, whichever host it claims to be for', async () => {
    const body = JSON.stringify([dealEvent('815', 42, { occurredAt: NOW.getTime() })]);
    const request = genuine(WEBHOOKS, body);
    const lies: readonly Record<string, string>[] = [
      {},
      { host: 'other.example.com' },
      { 'x-forwarded-host': 'other.example.com', 'x-forwarded-proto': 'http', 'x-forwarded-for': '10.0.0.1' },
      { forwarded: 'for=10.0.0.1;host=other.example.com;proto=http', 'x-original-url': '/api/settings' },
      { 'x-http-method-override': 'DELETE', 'x-rewrite-url': '/metrics' },
    ];
    for (const lie of lies) {
      const answer = await bed.send({ ...request, headers: { ...request.headers, ...lie } });
      expect([JSON.stringify(lie), answer.status]).toEqual([JSON.stringify(lie), 204]);
    }
    expect(await bed.store.portal('815').inbox.describe()).toMatchObject({ waiting: 1 });
  });

  it('is refused where it was signed for the host that it claims to be for', async () => {
    const uri = `https://other.example.com${WEBHOOKS}`;
    const headers = { ...toWire(signV3({ uri }).headers), host: 'other.example.com', 'x-forwarded-proto': 'https' };
    expect((await bed.send({ path: WEBHOOKS, headers, body: '[]' })).status).toBe(401);
  });

  it('of an action is answered as the first time', async () => {
    const body = JSON.stringify(actionCall(bed.portalId, bed.companyId));
    const request = genuine(RESCORE, body);
    const first = await bed.send(request);
    const again = await bed.send(request);
    expect(first.status).toBe(200);
    expect(again).toEqual(first);
  });
});
