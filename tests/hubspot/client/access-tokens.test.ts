import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type AccessTokens, shareRefresh } from '../../../src/hubspot/client/access-tokens.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import type { Transport } from '../../../src/hubspot/client/transport.ts';
import { failureOf, openClient, REQUEST } from '../support/scripted-hubspot.ts';
import { createRandom, createVirtualClock } from '../support/virtual-clock.ts';

interface TokenDesk extends AccessTokens {
  readonly refreshed: string[];
  token: string;
}

/** Numbers the tokens; a refresh takes a moment. */
function openDesk(wait: () => Promise<void> = () => Promise.resolve()): TokenDesk {
  const desk: TokenDesk = {
    refreshed: [],
    token: 'token-1',
    current: () => Promise.resolve(desk.token),
    async refresh(stale) {
      desk.refreshed.push(stale);
      await wait();
      desk.token = `token-${String(desk.refreshed.length + 1)}`;
      return desk.token;
    },
  };
  return desk;
}

/** Takes these tokens alone. */
function accepting(...accepted: readonly string[]): { readonly transport: Transport; readonly seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    transport: {
      send: ({ accessToken = '' }) => {
        seen.push(accessToken);
        return Promise.resolve({ status: accepted.includes(accessToken) ? 200 : 401, headers: {}, json: {} });
      },
    },
  };
}

describe('a client whose token expires', () => {
  it('fetches a new one and makes the call again', async () => {
    const desk = openDesk();
    const { transport, seen } = accepting('token-2');
    const { client } = openClient({ tokens: desk }, transport);
    await client.call(REQUEST, z.unknown());
    expect(seen).toEqual(['token-1', 'token-2']);
    expect(desk.refreshed).toEqual(['token-1']);
    expect(client.countCalls().total).toBe(2);
  });

  it('takes a second refusal for an answer', async () => {
    const desk = openDesk();
    const { transport, seen } = accepting('another');
    const error = await failureOf(openClient({ tokens: desk }, transport).client.call(REQUEST, z.unknown()));
    expect(error).toMatchObject({ code: 'not_authorized', status: 401 });
    expect(seen).toEqual(['token-1', 'token-2']);
  });

  it('does not try again where HubSpot grants no new token', async () => {
    const tokens: AccessTokens = { current: () => Promise.resolve('token-1'), refresh: () => Promise.resolve(null) };
    const { transport, seen } = accepting('another');
    const error = await failureOf(openClient({ tokens }, transport).client.call(REQUEST, z.unknown()));
    expect(error.code).toBe('not_authorized');
    expect(seen).toEqual(['token-1']);
  });

  it('fetches one token for all the calls that it refuses, however they overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 40 }), async (seed, calls) => {
        const clock = createVirtualClock(seed);
        const random = createRandom(seed);
        const desk = openDesk(() => clock.sleep(300));
        const { transport } = accepting('token-2');
        const slow: Transport = {
          async send(request) {
            await clock.sleep(random() * 1_000);
            return transport.send(request);
          },
        };
        const client = createHubSpotClient(slow, { clock, tokens: desk, callsAtOnce: 20 });
        await clock.run(Promise.all(Array.from({ length: calls }, () => client.call(REQUEST, z.unknown()))));
        expect(desk.refreshed).toEqual(['token-1']);
      }),
      { numRuns: 30 },
    );
  });
});

describe('shareRefresh', () => {
  it('refreshes again when the new token expires too', async () => {
    const desk = openDesk();
    const shared = shareRefresh(desk);
    expect(await shared.refresh('token-1')).toBe('token-2');
    expect(await shared.refresh('token-2')).toBe('token-3');
    expect(await shared.refresh('token-1')).toBe('token-3');
    expect(desk.refreshed).toEqual(['token-1', 'token-2']);
  });

  it('tries again after a refresh that failed', async () => {
    let tries = 0;
    const shared = shareRefresh({
      current: () => Promise.resolve('token-1'),
      refresh: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('the token desk is closed')) : Promise.resolve('token-2');
      },
    });
    await expect(shared.refresh('token-1')).rejects.toThrow('closed');
    expect(await shared.refresh('token-1')).toBe('token-2');
  });
});
