import type { AccessTokens } from '../hubspot/client/access-tokens.ts';
import { readGrantedScopes } from '../hubspot/client/granted-scopes.ts';
import type { HubSpotClient } from '../hubspot/client/hubspot-client.ts';
import { type HubSpotErrorCode, isHubSpotError } from '../hubspot/client/hubspot-error.ts';
import { readPortal } from '../hubspot/records/read-portal.ts';
import type { PortalFacts } from '../operations/ports.ts';
import { keepPolicy } from '../operations/rescore/keep-policy.ts';
import type { Store } from '../store/store.ts';
import type { Account, Caller } from './account.ts';
import { connectTo, type Connection } from './connect.ts';
import { keepAccount } from './keep-account.ts';

export interface ClientParts {
  readonly connection: Connection;
  /** Null where the connection has a token that does not change. */
  readonly tokens: AccessTokens | null;
}

export interface OpenPortalParts {
  readonly portalId: string;
  readonly store: Pick<Store, 'portal' | 'callBudget' | 'installations'>;
  readonly settings: { readonly dailyShare: number };
  readonly now: () => Date;
}

/** A portal that is kept open, for both kinds of caller. */
export interface OpenPortal {
  /** @throws {HubSpotError} where the account has to be asked and cannot be */
  account(caller: Caller): Promise<Account>;
  /** Calls that were made for either kind of caller. */
  countCalls(): number;
}

/** The account's currency and time zone may change, and nobody tells. */
const FACTS_KEPT_MILLISECONDS = 3_600_000;
/** Where HubSpot cannot be asked, the facts of the last hour count for so long: what is kept can be shown all the same. */
const ASKED_AGAIN_MILLISECONDS = 300_000;
/** Of these an account may have changed in nothing. */
const AWAY: readonly HubSpotErrorCode[] = [
  'server',
  'network',
  'timeout',
  'rate_limited',
  'daily_limit',
  'daily_reserve',
];
/** The policy says what is read of budgets, and whose a partner's deals are; a new one is taken up soon. */
const POLICY_KEPT_MILLISECONDS = 60_000;

interface Kept<T> {
  readonly value: T;
  readonly since: number;
}

export function createOpenPortal(
  { portalId, store, settings, now }: OpenPortalParts,
  { connection, tokens }: ClientParts,
): OpenPortal {
  const portalStore = store.portal(portalId);
  const budget = store.callBudget(portalId);
  const withTokens = tokens === null ? {} : { tokens };
  let facts: Kept<Promise<PortalFacts>> | null = null;
  let lastKnown: PortalFacts | null = null;
  let accounts: Kept<Promise<Readonly<Record<Caller, Account>>>> | null = null;
  let clients: { readonly timeZone: string; readonly byCaller: Readonly<Record<Caller, HubSpotClient>> } | null = null;

  function connect(timeZone: string): Readonly<Record<Caller, HubSpotClient>> {
    if (clients?.timeZone !== timeZone) {
      const options = { budget, timeZone, ...withTokens };
      const run = connectTo(connection, { ...options, stopAtDailyShare: settings.dailyShare });
      clients = { timeZone, byCaller: { run, person: connectTo(connection, options) } };
    }
    return clients.byCaller;
  }

  async function readFacts(): Promise<PortalFacts> {
    const read = await readPortal(clients?.byCaller.person ?? connectTo(connection, { budget, ...withTokens }));
    if (read.portalId === portalId) return read;
    throw new Error(
      `The token that is kept for portal ${portalId} belongs to portal ${read.portalId}. Install the app again.`,
    );
  }

  async function currentFacts(at: number): Promise<PortalFacts> {
    if (facts === null || at - facts.since >= FACTS_KEPT_MILLISECONDS) facts = { value: readFacts(), since: at };
    try {
      lastKnown = await facts.value;
    } catch (error) {
      if (lastKnown === null || !isHubSpotError(error, ...AWAY)) throw error;
      const since = at - FACTS_KEPT_MILLISECONDS + ASKED_AGAIN_MILLISECONDS;
      facts = { value: Promise.resolve(lastKnown), since };
    }
    return lastKnown;
  }

  /** Of accounts that installed the app themselves HubSpot named them on that day; an empty list is none. */
  async function grantedScopes(client: HubSpotClient): Promise<readonly string[] | null> {
    if (connection.accessToken !== null) return readGrantedScopes(client, connection.accessToken);
    const installation = await store.installations.find(portalId);
    return installation === null || installation.scopes.length === 0 ? null : installation.scopes;
  }

  async function build(): Promise<Readonly<Record<Caller, Account>>> {
    const at = now().getTime();
    const portal = await currentFacts(at);
    const policy = await keepPolicy(portalStore.runs, null, false);
    const byCaller = connect(portal.timeZone);
    const accountOf = (client: HubSpotClient): Account =>
      keepAccount({
        ...{ client, portal, store: portalStore, policy, budget, now },
        readGrantedScopes: () => grantedScopes(client),
      });
    return { run: accountOf(byCaller.run), person: accountOf(byCaller.person) };
  }

  return {
    countCalls: () =>
      clients === null ? 0 : clients.byCaller.run.countCalls().total + clients.byCaller.person.countCalls().total,
    async account(caller) {
      const at = now().getTime();
      if (accounts === null || at - accounts.since >= POLICY_KEPT_MILLISECONDS)
        accounts = { value: build(), since: at };
      try {
        return (await accounts.value)[caller];
      } catch (error) {
        // What went wrong once may go well the next time.
        accounts = null;
        facts = null;
        throw error;
      }
    },
  };
}
