import { afterEach, describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../../src/operations/ports/inbox-store.ts';
import { webhookRoute } from '../../../src/service/web/webhook-route.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { dealEvent, signedPost, WEB } from '../signed.ts';
import { openWeb, type WebBed } from './web-bed.ts';

const PATH = '/hubspot/webhooks';
const beds: WebBed[] = [];

afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.close();
});

interface IntakeBed extends WebBed {
  readonly kept: InboxEvent[];
  readonly noted: string[][];
  readonly post: (request: RequestInit) => Promise<Response>;
}

async function openIntake(
  takeIn?: (events: readonly InboxEvent[]) => Promise<readonly string[]>,
  isTooDeep = false,
): Promise<IntakeBed> {
  const kept: InboxEvent[] = [];
  const noted: string[][] = [];
  const keep = async (events: readonly InboxEvent[]): Promise<readonly string[]> => {
    const fresh = events.filter(
      ({ portalId, key }) => !kept.some((one) => one.portalId === portalId && one.key === key),
    );
    kept.push(...fresh);
    return [...new Set(fresh.map(({ portalId }) => portalId))];
  };
  const bed = await openWeb(({ metrics, log }) =>
    webhookRoute({
      ...{ web: WEB, now: () => new Date(), metrics, log },
      intake: { takeIn: takeIn ?? keep },
      sortSoon: { note: (portalIds) => void noted.push([...portalIds]) },
      isTooDeep: () => isTooDeep,
    }),
  );
  beds.push(bed);
  return { ...bed, kept, noted, post: (request) => fetch(`${bed.url}${PATH}`, request) };
}

describe('the intake of webhooks', () => {
  it('keeps the events of a signed request, answers 204 without a body, and asks for the portals to be sorted', async () => {
    const bed = await openIntake();
    const answer = await bed.post(signedPost(PATH, [dealEvent('11', 1), dealEvent('12', 2)]));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(bed.kept.map(({ portalId }) => portalId)).toEqual(['11', '12']);
    expect(bed.noted).toEqual([['11', '12']]);
    expect(await bed.scrape()).toContain('loyalty_events_received_total{portal_id="11"} 1');
  });

  it('takes the same request twice and counts the second as repeated', async () => {
    const bed = await openIntake();
    const request = signedPost(PATH, [dealEvent('11', 1), dealEvent('11', 2)]);
    expect((await bed.post(request)).status).toBe(204);
    expect((await bed.post(request)).status).toBe(204);
    expect(bed.kept).toHaveLength(2);
    expect(await bed.scrape()).toContain('loyalty_events_repeated_total{portal_id="11"} 2');
  });

  it.each([
    ['no signature', { method: 'POST', body: '[]' }],
    ['another secret', signedPost(PATH, [dealEvent('11', 1)], { secret: 'another-secret-entirely' })],
    ['another address', signedPost(PATH, [dealEvent('11', 1)], { publicUrl: 'https://elsewhere.example.com' })],
    ['a signature of ten minutes ago', signedPost(PATH, [dealEvent('11', 1)], { at: Date.now() - 600_000 })],
    ['the older signature', signedPost(PATH, [dealEvent('11', 1)], { version: 'v2' })],
    ['another body', { ...signedPost(PATH, [dealEvent('11', 1)]), body: JSON.stringify([dealEvent('12', 1)]) }],
  ])('refuses %s with 401, keeps nothing and counts it', async (_what, request) => {
    const bed = await openIntake();
    expect((await bed.post(request)).status).toBe(401);
    expect(bed.kept).toEqual([]);
    expect(await bed.scrape()).toMatch(
      /loyalty_signatures_refused_total\{route="\/hubspot\/webhooks",reason="\w+"\} 1/,
    );
  });

  it('refuses what a card had HubSpot sign for its user, whose portal the body need not name', async () => {
    const bed = await openIntake();
    const fetched = `${PATH}?userId=5&portalId=12&userEmail=a%40b.example&appId=99`;
    const answer = await fetch(bed.url + fetched, signedPost(fetched, [dealEvent('11', 1)]));
    expect([answer.status, bed.kept]).toEqual([401, []]);
  });

  it.each(['{', '"text"', 'null'])(
    'answers a signed body that holds no events (%s) with 400, never 5xx',
    async (body) => {
      const bed = await openIntake();
      expect((await bed.post(signedPost(PATH, body))).status).toBe(400);
    },
  );

  it('takes a request without events, as HubSpot may send to try the address', async () => {
    const bed = await openIntake();
    expect((await bed.post(signedPost(PATH, []))).status).toBe(204);
    expect(bed.kept).toEqual([]);
  });

  it('refuses a body of more than 512 kB with 413', async () => {
    const bed = await openIntake();
    const answer = await bed.post(signedPost(PATH, 'x'.repeat(600_000)));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: 'too_large' });
  });

  it('asks to come back later where too much waits, and keeps nothing it says it did not', async () => {
    const bed = await openIntake(undefined, true);
    const answer = await bed.post(signedPost(PATH, [dealEvent('11', 1)]));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(bed.kept).toEqual([]);
  });

  it('says 503 with a time to come back where the database is away, and nothing of why', async () => {
    const bed = await openIntake(() => Promise.reject(new StoreError('unreachable', 'canary at db:5432')));
    const answer = await bed.post(signedPost(PATH, [dealEvent('11', 1)]));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).not.toContain('canary');
  });

  it('answers before HubSpot gives up where the database does not answer at all', async () => {
    const bed = await openIntake(() => new Promise(() => undefined));
    const began = performance.now();
    const answer = await bed.post(signedPost(PATH, [dealEvent('11', 1)]));
    expect(answer.status).toBe(503);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('writes nothing of what is in the events into the log', async () => {
    const bed = await openIntake();
    await bed.post(signedPost(PATH, [dealEvent('11', 1, { propertyValue: 'canary', sourceId: 'userId:canary' })]));
    expect(bed.text()).toContain('events_taken');
    expect(bed.text()).not.toContain('canary');
  });
});
