import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileBodies } from '../../hubspot/support/hostile-bodies.ts';
import { NOW } from '../../hubspot/support/signed-requests.ts';
import { dealEvent } from '../signed.ts';
import {
  FUNCTION_KEY,
  genuine,
  namesOnPrototypes,
  openHostileBed,
  WEBHOOKS,
  type HostileBed,
  type WireRequest,
} from './hostile-bed.ts';

const BODIES = 200;

let bed: HostileBed;
const before = namesOnPrototypes();
beforeAll(async () => {
  bed = await openHostileBed();
});
afterAll(() => bed.close());

/** The worst status of the answers, and whether the service still answers as if nothing had been. */
async function worstOf(requests: readonly WireRequest[]): Promise<number> {
  const answers = await bed.sendAll(requests);
  expect(answers).toHaveLength(requests.length);
  expect((await bed.send({ method: 'GET', path: '/ready' })).status).toBe(200);
  expect(namesOnPrototypes()).toBe(before);
  return Math.max(...answers.map(({ status }) => status));
}

const bodiesOf = (count: number, seed: number): readonly string[] =>
  // As text, since what is signed is the text.
  [...hostileBodies(count, seed)].map((body) => body.toString('utf8'));

describe('bodies that nobody should send, with a good signature', () => {
  it('are taken as events or refused, and never make the service fail', async () => {
    expect(await worstOf(bodiesOf(BODIES, 7).map((body) => genuine(WEBHOOKS, body)))).toBe(400);
    // Among them were events of a portal, which wait; all others left no trace.
    expect(await bed.store.intake.portalsWaiting(new Date('2100-01-01T00:00:00Z'))).toContain('4711');
  }, 120_000);

  it('are refused as calls of actions', async () => {
    const requests = bodiesOf(100, 8).flatMap((body) =>
      ['rescore', 'next-action'].map((action) => genuine(`/hubspot/actions/${action}`, body)),
    );
    expect(await worstOf(requests)).toBe(400);
  }, 60_000);

  it('are refused as calls of cards and as settings', async () => {
    const settings = (name: string): string => `/api/settings/${name}?portalId=${bed.portalId}&userId=1`;
    const headers = { authorization: `Bearer ${FUNCTION_KEY}` };
    const requests = bodiesOf(20, 9).flatMap((body) => [
      { path: '/api/card', headers, body },
      { path: '/api/card', headers, body: JSON.stringify({ companyId: bed.companyId, request: parseOrText(body) }) },
      { path: '/api/card/history', headers, body },
      genuine(settings('alerts'), body, 'PUT'),
    ]);
    expect(await worstOf(requests)).toBeLessThan(500);
  }, 60_000);

  it('do not get through in the address of a list either', async () => {
    const names = [
      'by',
      'from',
      'to',
      'windowDays',
      'offset',
      'limit',
      'sort',
      'order',
      'segments',
      'search',
      '__proto__',
    ];
    const values = [
      '-1',
      '1e400',
      '%00',
      '%ED%A0%80',
      "'; drop table loyalty.published; --",
      '9'.repeat(400),
      '{}',
      '%',
    ];
    const lists = ['customers', 'sums', 'moves', 'renewals', 'renewal-only', 'missing', 'health', '__proto__'];
    const requests = lists.flatMap((list, index) =>
      names.flatMap((name, turn) => {
        const value = encodeURI(values[(index + turn) % values.length] ?? '');
        const query = `portalId=${bed.portalId}&userId=1&${name}=${value}`;
        return [genuine(`/api/portfolio/${list}?${query}`, '', 'GET')];
      }),
    );
    expect(await worstOf(requests)).toBeLessThan(500);
  }, 60_000);
});

function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

describe('bodies that are too much', () => {
  it('are refused with 413, said or not said to be so long, and with 415 where they are compressed', async () => {
    const long = JSON.stringify(Array.from({ length: 3000 }, (_, index) => dealEvent('815', index + 1)));
    expect(Buffer.byteLength(long)).toBeGreaterThan(512 * 1024);
    expect((await bed.send(genuine(WEBHOOKS, long))).status).toBe(413);
    expect((await bed.send(genuine('/hubspot/actions/rescore', long))).status).toBe(413);
    expect((await bed.send({ path: '/api/card', body: 'x'.repeat(1_100_000) })).status).toBe(413);
    const chunks = '1000\r\n'.concat('x'.repeat(4096), '\r\n').repeat(150);
    const head = `POST ${WEBHOOKS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    expect(await bed.sendRaw(`${head}${chunks}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
    const packed = await bed.send({ path: WEBHOOKS, headers: { 'content-encoding': 'gzip' }, body: 'x' });
    expect(packed.status).toBe(415);
  });

  it('are cut off where they come too slowly, and hold nobody else up', async () => {
    const head = (length: number): string => `POST ${WEBHOOKS} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n`;
    const slowBodies = Array.from({ length: 40 }, () => bed.sendRaw(`${head(1000)}\r\n[`));
    const slowHeaders = Array.from({ length: 40 }, () => bed.sendRaw(head(1000)));
    await sleep(500);
    const began = performance.now();
    const event = JSON.stringify([dealEvent('816', 1, { occurredAt: NOW.getTime() })]);
    expect((await bed.send(genuine(WEBHOOKS, event))).status).toBe(204);
    expect(performance.now() - began).toBeLessThan(4000);
    for (const answer of await Promise.all([...slowBodies, ...slowHeaders])) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    // 10 s for a request, looked at every second, on a machine that may be busy.
    expect(performance.now() - began).toBeLessThan(20_000);
  }, 40_000);
});
