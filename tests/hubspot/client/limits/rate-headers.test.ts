import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createHubSpotClient, type HubSpotRequest } from '../../../../src/hubspot/client/hubspot-client.ts';
import { parseRateHeaders, stricterLimit } from '../../../../src/hubspot/client/limits/rate-headers.ts';
import type { Transport } from '../../../../src/hubspot/client/transport.ts';
import { REQUEST } from '../../support/scripted-hubspot.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const HEADERS = {
  'x-hubspot-ratelimit-max': '100',
  'x-hubspot-ratelimit-remaining': '42',
  'x-hubspot-ratelimit-interval-milliseconds': '10000',
  'x-hubspot-ratelimit-daily': '250000',
  'x-hubspot-ratelimit-daily-remaining': '249000',
};

describe('parseRateHeaders', () => {
  it('reads what HubSpot says of the window and of the day', () => {
    expect(parseRateHeaders(HEADERS)).toEqual({
      limit: { calls: 100, windowMilliseconds: 10_000 },
      remaining: 42,
      daily: { used: 1_000, limit: 250_000 },
    });
  });

  it('finds nothing in the answer to a search', () => {
    expect(parseRateHeaders({})).toEqual({ limit: null, remaining: null, daily: null });
  });

  it.each(['', '0', '-5', 'many', '1e3', '9999999999999', '19.5'])('takes a limit of "%s" for none', (max) => {
    expect(parseRateHeaders({ ...HEADERS, 'x-hubspot-ratelimit-max': max }).limit).toBeNull();
  });

  it('never counts less than no calls of a day', () => {
    expect(parseRateHeaders({ ...HEADERS, 'x-hubspot-ratelimit-daily-remaining': '250001' }).daily?.used).toBe(0);
  });
});

describe('stricterLimit', () => {
  it('compares by calls per second', () => {
    const ours = { calls: 190, windowMilliseconds: 10_000 };
    const slower = { calls: 15, windowMilliseconds: 1_000 };
    expect(stricterLimit(ours, slower)).toBe(slower);
    expect(stricterLimit(ours, { calls: 20, windowMilliseconds: 1_000 })).toBe(ours);
    expect(stricterLimit(ours, null)).toBe(ours);
  });
});

describe('a client that reads these headers', () => {
  /** How long sixty calls take, one after the other, where answers have these headers. */
  async function timeOf(headers: Readonly<Record<string, string>>, request: HubSpotRequest = REQUEST): Promise<number> {
    const clock = createVirtualClock();
    const transport: Transport = { send: () => Promise.resolve({ status: 200, headers, json: {} }) };
    const client = createHubSpotClient(transport, { clock });
    await clock.run(
      (async () => {
        for (let call = 0; call < 60; call += 1) await client.call(request, z.unknown());
      })(),
    );
    return clock.now();
  }

  it('slows down to the limit that they state', async () => {
    const usual = await timeOf({});
    expect(usual).toBeGreaterThan(2_500);
    expect(await timeOf({ ...HEADERS, 'x-hubspot-ratelimit-max': '95' })).toBeGreaterThan(1.9 * usual);
  });

  it('is no faster for a limit above its own', async () => {
    expect(await timeOf({ ...HEADERS, 'x-hubspot-ratelimit-max': '250' })).toBe(await timeOf({}));
  });

  it('lets the window recover when others have used it up', async () => {
    // Each answer says that nothing is left: every call waits a tenth of the window.
    expect(await timeOf({ 'x-hubspot-ratelimit-remaining': '0' })).toBeGreaterThanOrEqual(59 * 1_000);
  });

  it('does not take what an association batch says for the limit of the rest', async () => {
    const batch = { ...REQUEST, kind: 'associations', path: '/crm/associations/2026-09/a/b/batch/read' } as const;
    expect(await timeOf({ ...HEADERS, 'x-hubspot-ratelimit-max': '5' }, batch)).toBe(await timeOf({}, batch));
  });
});
