import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type ClientOptions,
  createHubSpotClient,
  DAILY_SHARE_OF_RUNS,
  type HubSpotClient,
} from '../../../src/hubspot/client/hubspot-client.ts';
import { callLimitsOf, DEFAULT_PLAN } from '../../../src/hubspot/client/limits/call-limits.ts';
import { createLocalCallBudget } from '../../../src/hubspot/client/limits/local-call-budget.ts';
import type { Transport } from '../../../src/hubspot/client/transport.ts';
import { failureOf, REQUEST } from '../support/scripted-hubspot.ts';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts';

const BERLIN = { timeZone: 'Europe/Berlin', limits: { ...callLimitsOf(DEFAULT_PLAN), daily: 100 } };
const RUN = { ...BERLIN, stopAtDailyShare: DAILY_SHARE_OF_RUNS };
const MIDNIGHT = new Date('2026-11-21T23:00:00Z');

/** An account that counts the calls of its day, others' included, and says so in its headers where it is asked to. */
class Account {
  used = 0;
  limit = 100;
  showsHeaders = true;
  refusesAtLimit = true;

  readonly transport: Transport = {
    send: () => {
      if (this.refusesAtLimit && this.used >= this.limit)
        return Promise.resolve({ status: 429, headers: {}, json: { policyName: 'DAILY' } });
      this.used += 1;
      const headers = {
        'x-hubspot-ratelimit-daily': String(this.limit),
        'x-hubspot-ratelimit-daily-remaining': String(this.limit - this.used),
      };
      return Promise.resolve({ status: 200, headers: this.showsHeaders ? headers : {}, json: {} });
    },
  };
}

function open(account: Account, options: ClientOptions, clock: VirtualClock = createVirtualClock()): HubSpotClient {
  return createHubSpotClient(account.transport, { clock, ...options });
}

/** Calls until it fails, or so often. */
async function callOften(client: HubSpotClient, times: number): Promise<number> {
  for (let call = 0; call < times; call += 1) await client.call(REQUEST, z.unknown());
  return client.countCalls().total;
}

describe('a run that nobody waits for', () => {
  it('stops at its share of the day, and says when to go on: at midnight of the account', async () => {
    const account = new Account();
    const clock = createVirtualClock();
    const client = open(account, RUN, clock);
    const error = await clock.run(failureOf(callOften(client, 101)));
    expect(error).toMatchObject({ code: 'daily_reserve', status: null, resumeAt: MIDNIGHT });
    expect(account.used).toBe(80);
  });

  it('counts its own calls where the answers say nothing of the day', async () => {
    const account = new Account();
    account.showsHeaders = false;
    const clock = createVirtualClock();
    expect((await clock.run(failureOf(callOften(open(account, RUN, clock), 101)))).code).toBe('daily_reserve');
    expect(account.used).toBe(80);
  });

  it('takes the calls of other apps into account', async () => {
    const account = new Account();
    account.used = 70;
    const clock = createVirtualClock();
    await clock.run(failureOf(callOften(open(account, RUN, clock), 101)));
    expect(account.used).toBeGreaterThanOrEqual(80);
    expect(account.used).toBeLessThanOrEqual(86);
  });

  it('believes the account about the size of its day', async () => {
    const account = new Account();
    account.limit = 1_000;
    const clock = createVirtualClock();
    await clock.run(failureOf(callOften(open(account, RUN, clock), 1_001)));
    expect(account.used).toBeGreaterThanOrEqual(800);
    expect(account.used).toBeLessThanOrEqual(806);
  });

  it('knows at once what other processes used that share its budget', async () => {
    const account = new Account();
    const clock = createVirtualClock();
    const budget = createLocalCallBudget(() => clock.now());
    await clock.run(failureOf(callOften(open(account, { ...RUN, budget }, clock), 101)));
    const second = open(account, { ...RUN, budget }, clock);
    expect((await clock.run(failureOf(callOften(second, 1)))).code).toBe('daily_reserve');
    expect(second.countCalls().total).toBe(0);
  });

  it('goes on the next day', async () => {
    const account = new Account();
    const clock = createVirtualClock();
    const client = open(account, RUN, clock);
    await clock.run(failureOf(callOften(client, 101)));
    await clock.run(clock.sleep(MIDNIGHT.getTime() - clock.instant()));
    account.used = 0;
    expect(await clock.run(callOften(client, 50))).toBe(130);
  });

  it('does not take what is said about the day that has just ended for the new one', async () => {
    const account = new Account();
    // This machine is ahead: for HubSpot it is still the old day, of which nearly nothing is left.
    account.limit = 1_000;
    account.used = 900;
    const clock = createVirtualClock(1, '2026-11-21T23:02:00Z');
    const client = open(account, { ...RUN, limits: { ...RUN.limits, daily: 1_000 } }, clock);
    expect(await clock.run(callOften(client, 50))).toBe(50);
  });
});

describe('a call that a person waits for', () => {
  it('is not held back by the reserve', async () => {
    const account = new Account();
    const clock = createVirtualClock();
    expect(await clock.run(callOften(open(account, BERLIN, clock), 100))).toBe(100);
  });

  it('fails with the limit of the day once nothing is left, and says when to come again', async () => {
    const account = new Account();
    const clock = createVirtualClock();
    const client = open(account, BERLIN, clock);
    const error = await clock.run(failureOf(callOften(client, 101)));
    expect(error).toMatchObject({ code: 'daily_limit', status: 429, resumeAt: MIDNIGHT });
    expect(client.countCalls().total).toBe(101);
    expect(client.describeCalls().day).toEqual({ used: 100, limit: 100 });
  });

  it('is told to come again soon where the day has only just begun', async () => {
    const account = new Account();
    account.used = 100;
    const clock = createVirtualClock(1, '2026-11-21T23:02:00Z');
    const error = await clock.run(failureOf(callOften(open(account, BERLIN, clock), 1)));
    expect(error).toMatchObject({ code: 'daily_limit', resumeAt: new Date('2026-11-21T23:17:00Z') });
  });
});
