import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { CallBudget } from '../../../../src/operations/call-budget.ts';
import { createHubSpotClient, type HubSpotClient } from '../../../../src/hubspot/client/hubspot-client.ts';
import { createLocalCallBudget } from '../../../../src/hubspot/client/limits/local-call-budget.ts';
import type { Transport } from '../../../../src/hubspot/client/transport.ts';
import { createRandom, createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';

const MOST_JITTER = 200;
const OBJECTS = { kind: 'objects', operation: 'read', method: 'GET', path: '/objects' } as const;
const SEARCH = { kind: 'search', operation: 'search', method: 'POST', path: '/search' } as const;

/** When each call arrived at HubSpot, by path. */
type Arrivals = Record<'/objects' | '/search', number[]>;

interface Account {
  readonly clock: VirtualClock;
  readonly arrivals: Arrivals;
  readonly clients: readonly HubSpotClient[];
}

/** Three processes that call one account over a network of uneven delay, and share one budget a few milliseconds away. */
function openAccount(seed: number, isTooMuch: (now: number, path: string) => boolean = () => false): Account {
  const clock = createVirtualClock(seed);
  const random = createRandom(seed + 1);
  const arrivals: Arrivals = { '/objects': [], '/search': [] };
  const transport: Transport = {
    async send({ path }) {
      // Mostly the extremes: they bring calls nearest to each other.
      await clock.sleep(random() < 0.5 ? random() * MOST_JITTER : random() < 0.5 ? 0 : MOST_JITTER);
      if (path !== '/objects' && path !== '/search') throw new Error('no such path');
      arrivals[path].push(clock.now());
      const isRefused = isTooMuch(clock.now(), path);
      await clock.sleep(20 + random() * 80);
      return isRefused
        ? { status: 429, headers: {}, json: { policyName: 'TEN_SECONDLY_ROLLING' } }
        : { status: 200, headers: {}, json: {} };
    },
  };
  const budget = farAway(
    createLocalCallBudget(() => clock.now()),
    clock,
    random,
  );
  const clients = [1, 2, 3].map(() => createHubSpotClient(transport, { clock, budget }));
  return { clock, arrivals, clients };
}

/** A budget behind a connection: each question and each answer takes up to five milliseconds. */
function farAway(budget: CallBudget, clock: VirtualClock, random: () => number): CallBudget {
  const over = async <T>(ask: () => Promise<T>): Promise<T> => {
    await clock.sleep(random() * 5);
    const answer = await ask();
    await clock.sleep(random() * 5);
    return answer;
  };
  return {
    reserve: (...question) => over(() => budget.reserve(...question)),
    pause: (...question) => over(() => budget.pause(...question)),
    recordDay: (...question) => over(() => budget.recordDay(...question)),
  };
}

/** Ten calls at a time, without a break, from one instant to another. */
async function keepBusy(
  { clock }: Account,
  client: HubSpotClient,
  request: typeof OBJECTS | typeof SEARCH,
  until: number,
) {
  const worker = async (): Promise<void> => {
    while (clock.now() < until) await client.call(request, z.unknown());
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

async function work(account: Account, from: number, until: number): Promise<void> {
  await account.clock.sleep(from - account.clock.now());
  await Promise.all(
    account.clients.flatMap((client) => [
      keepBusy(account, client, OBJECTS, until),
      keepBusy(account, client, SEARCH, until),
    ]),
  );
}

function mostInAnyWindow(times: readonly number[], milliseconds: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  let first = 0;
  let most = 0;
  for (const [place, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - milliseconds) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

function perSecond(times: readonly number[], from: number, until: number): number {
  return times.filter((time) => time >= from && time < until).length / ((until - from) / 1_000);
}

function expectWithinLimits(arrivals: Arrivals): void {
  expect(mostInAnyWindow(arrivals['/objects'], 10_000)).toBeLessThanOrEqual(190);
  expect(mostInAnyWindow(arrivals['/search'], 1_000)).toBeLessThanOrEqual(5);
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('three processes that share one budget', () => {
  it('never exceed a limit as HubSpot counts it, and use at least 85 % of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const account = openAccount(seed);
        await account.clock.run(work(account, 0, 30_000));
        expectWithinLimits(account.arrivals);
        expect(perSecond(account.arrivals['/objects'], 1_000, 30_000)).toBeGreaterThanOrEqual(0.85 * 19);
        // Six searches in a row have to leave over 1,200 ms to arrive over a second, whatever the jitter: 83 % at most.
        expect(perSecond(account.arrivals['/search'], 1_000, 30_000)).toBeGreaterThanOrEqual(0.78 * 5);
      }),
      { numRuns: 20 },
    );
  });

  it('keep to the limits around a break, and are as fast as before after it', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 100, max: 15_000 }), async (seed, idle) => {
        const account = openAccount(seed);
        const again = 12_000 + idle;
        await account.clock.run(work(account, 0, 12_000).then(() => work(account, again, again + 12_000)));
        expectWithinLimits(account.arrivals);
        expect(perSecond(account.arrivals['/objects'], again + 200, again + 12_000)).toBeGreaterThanOrEqual(0.85 * 19);
      }),
      { numRuns: 20 },
    );
  });

  it('all pause when HubSpot asks one of them to, and go on together at the same rate', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const refused: number[] = [];
        const account = openAccount(seed, (now, path) => {
          if (refused.length > 0 || now < 5_000 || path !== '/objects') return false;
          refused.push(now);
          return true;
        });
        await account.clock.run(work(account, 0, 30_000));
        expectWithinLimits(account.arrivals);
        const [since = 0] = refused;
        // The answer is under way for up to 100 ms, the turns of the next second are taken by then, and calls arrive up to 200 ms later.
        const silence = (times: readonly number[]): number => perSecond(times, since + 1_300, since + 2_000);
        expect(since).toBeGreaterThan(0);
        expect(silence(account.arrivals['/objects'])).toBe(0);
        expect(silence(account.arrivals['/search'])).toBeGreaterThan(1);
        expect(perSecond(account.arrivals['/objects'], since + 5_000, 30_000)).toBeGreaterThanOrEqual(0.85 * 19);
      }),
      { numRuns: 12 },
    );
  });

  it('would exceed the limit if each of them counted alone', async () => {
    const { clock, arrivals, clients } = openAccount(7);
    const alone = clients.map(() => createLocalCallBudget(() => clock.now()));
    const transport: Transport = {
      send: async ({ path }) => {
        if (path === '/objects') arrivals['/objects'].push(clock.now());
        await clock.sleep(100);
        return { status: 200, headers: {}, json: {} };
      },
    };
    const separate = alone.map((budget) => createHubSpotClient(transport, { clock, budget }));
    const account = { clock, arrivals, clients: separate };
    await clock.run(Promise.all(separate.map((client) => keepBusy(account, client, OBJECTS, 12_000))));
    expect(mostInAnyWindow(arrivals['/objects'], 10_000)).toBeGreaterThan(2 * 190);
  });
});
