import { randomBytes } from 'node:crypto';
import { setupServer } from 'msw/node';
import { http } from 'msw';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createHubSpotDesk, type HubSpotDesk } from '../../sandbox/crm/desk/hubspot-desk.ts';
import { createCrm } from '../../sandbox/crm/sandbox-crm.ts';
import type { Accounts } from '../../src/accounts/account.ts';
import { type AccountsSettings, createAccounts } from '../../src/accounts/accounts.ts';
import { installAccount, type InstallOutcome } from '../../src/accounts/install-account.ts';
import { createTokenCipher } from '../../src/accounts/token-cipher.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';

const STATIC_TOKEN = 'pat-eu1-static';
const REDIRECT = 'https://loyalty.example.com/oauth/callback';
const APP = { clientId: 'client-id', clientSecret: 'client-secret' };
const HUBSPOT = 'https://api.hubapi.com';

/** Three accounts at one HubSpot (11, 12 and 13), and what an installation of the app keeps of them. */
export interface AccountBed {
  readonly desk: HubSpotDesk;
  readonly store: Store;
  readonly uninstalled: readonly string[];
  /** Paths of the calls that HubSpot got, in order. */
  readonly calls: readonly string[];
  /** What HubSpot says instead, as long as it says anything. */
  answer: ((request: Request) => Response | null | Promise<Response | null>) | null;
  now: Date;
  /** The accounts as one more process sees them. */
  readonly open: (changes?: Partial<AccountsSettings>) => Accounts;
  /** A person installs the app. */
  readonly install: (portalId: number) => Promise<InstallOutcome>;
}

export function useAccounts(): () => AccountBed {
  const server = setupServer();
  let bed: AccountBed | null = null;
  let store: Store | null = null;
  beforeAll(async () => {
    server.listen({ onUnhandledFrame: 'error' });
    store = await openStore({ kind: 'memory' }, 'create');
  });
  beforeEach(async () => {
    if (store === null) throw new Error('the store is opened before all tests');
    const { installations } = store;
    for (const { portalId } of await installations.list()) await installations.uninstall(portalId);
    const opened = openBed(store);
    bed = opened.bed;
    server.resetHandlers(http.all(`${HUBSPOT}/*`, ({ request }) => opened.answer(request)));
  });
  afterAll(async () => {
    server.close();
    await store?.close();
  });
  return () => {
    if (bed === null) throw new Error('the bed is made before each test');
    return bed;
  };
}

function openBed(store: Store): { readonly bed: AccountBed; readonly answer: (request: Request) => Promise<Response> } {
  let now = new Date('2026-11-22T08:00:00Z');
  const clock = (): Date => now;
  const accounts = [11, 12, 13].map((portalId) => {
    const builder = new CrmBuilder().company('1', { name: `Customer of ${String(portalId)}` });
    builder.account = { portalId, companyCurrency: 'EUR', timeZone: 'Europe/Berlin' };
    return { name: `Account ${String(portalId)}`, crm: createCrm(builder.build(), { now: clock }) };
  });
  const [first, ...others] = accounts;
  if (first === undefined) throw new Error('there are accounts');
  const desk = createHubSpotDesk(
    { ...APP, redirectUrls: [REDIRECT], scopes: ['oauth'] },
    [{ ...first, staticToken: STATIC_TOKEN }, ...others],
    clock,
  );
  const cipher = createTokenCipher([randomBytes(32)]);
  const uninstalled: string[] = [];
  const calls: string[] = [];
  const bed: AccountBed = {
    ...{ desk, store, uninstalled, calls },
    answer: null,
    get now() {
      return now;
    },
    set now(instant) {
      now = instant;
    },
    open: (changes = {}) =>
      createAccounts({
        store,
        settings: {
          ...{ apiBaseUrl: HUBSPOT, tier: 'professional', dailyShare: 0.8 },
          staticToken: STATIC_TOKEN,
          oauth: { app: APP, cipher },
          ...changes,
        },
        now: clock,
        onUninstalled: (portalId) => {
          uninstalled.push(portalId);
          return Promise.resolve();
        },
      }),
    install: async (portalId) => {
      const code = await agree(desk, portalId);
      const connection = { apiBaseUrl: HUBSPOT, tier: 'professional' } as const;
      return installAccount(
        { app: APP, cipher, installations: store.installations, connection, now: clock },
        code,
        REDIRECT,
      );
    },
  };
  return {
    bed,
    answer: async (request) => {
      calls.push(new URL(request.url).pathname);
      const instead = (await bed.answer?.(request)) ?? null;
      return instead ?? desk.handle(request);
    },
  };
}

/** A person chooses the account on HubSpot's page. @returns the code that comes back */
async function agree(desk: HubSpotDesk, portalId: number): Promise<string> {
  const query = new URLSearchParams({ client_id: APP.clientId, redirect_uri: REDIRECT, scope: 'oauth', state: 'word' });
  const answer = await desk.handle(
    new Request(`${HUBSPOT}/oauth/authorize?${query.toString()}`, {
      method: 'POST',
      body: new URLSearchParams({ portalId: String(portalId) }),
    }),
  );
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}
