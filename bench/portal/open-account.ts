import { uniformPortal } from '../../sandbox/portal/uniform-portal.ts';
import { createCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { inProcessTransport } from '../../sandbox/sandbox-portal.ts';
import type { KeptPortal } from '../../src/cli/doors/doors.ts';
import { keepPortal } from '../../src/cli/doors/hubspot-doors.ts';
import { createClientTransport } from '../../src/hubspot/client/client-transport.ts';
import { createHubSpotClient, type HubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { callLimitsOf, DEFAULT_PLAN } from '../../src/hubspot/client/limits/call-limits.ts';
import { standingAfter } from '../../src/hubspot/properties/properties-to-send.ts';
import { provision } from '../../src/hubspot/properties/provision.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import type { PublishOutcome, PublishRequest } from '../../src/operations/ports.ts';
import type { SyncReport } from '../../src/operations/ports/portal-mirror.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { RunOrder } from './run-messages.ts';

export interface OpenAccount {
  readonly account: KeptPortal;
  readonly client: HubSpotClient;
}

const ACCESS_TOKEN = 'bench';

/** Opens an account as the command does. */
export async function openAccount(order: RunOrder): Promise<OpenAccount> {
  const { url, location, paced } = order;
  if (url === null) return openMirrorOnly(order);
  const transport = createClientTransport({ accessToken: ACCESS_TOKEN, baseUrl: url });
  const limits = paced ? callLimitsOf(DEFAULT_PLAN) : null;
  const portal = await readPortal(createHubSpotClient(transport, { limits }));
  const store = await openStore(location, 'create');
  const budget = store.callBudget(portal.portalId);
  const client = createHubSpotClient(transport, { budget, limits, timeZone: portal.timeZone });
  if (order.setUp) await provision(client, 'apply');
  const close = (): Promise<void> => store.close();
  const kept = { client, portal, store: store.portal(portal.portalId), budget, now: clockOf(order) };
  return { client, account: keepPortal(kept, close) };
}

/** An account that is read from the mirror alone: what HubSpot would have to say is taken for said. */
async function openMirrorOnly(order: RunOrder): Promise<OpenAccount> {
  const { client } = openEmptyAccount();
  const portal = await readPortal(client);
  const store = await openStore(order.location, 'create');
  const close = (): Promise<void> => store.close();
  const kept = { client, portal, store: store.portal(portal.portalId), budget: null, now: clockOf(order) };
  const account = keepPortal(kept, close);
  return {
    client,
    account: {
      ...account,
      mirror: { ...account.mirror, sync: () => Promise.resolve(NOTHING_READ) },
      records: { publish: (requests) => Promise.resolve(requests.map(takeAsWritten)) },
    },
  };
}

/** An account with the pipelines of a uniform portal and no records, in this process. */
export function openEmptyAccount(): { readonly client: HubSpotClient; readonly asOf: string } {
  const { data, asOf } = uniformPortal({ companies: 0 });
  const crm = createCrm(data, { token: ACCESS_TOKEN });
  return { client: createHubSpotClient(inProcessTransport(crm, ACCESS_TOKEN), { limits: null }), asOf };
}

function clockOf({ now }: RunOrder): () => Date {
  const ahead = now - Date.now();
  return () => new Date(Date.now() + ahead);
}

const NOTHING_READ: SyncReport = {
  kind: 'nightly',
  calls: {},
  antiEntropyCalls: 0,
  companies: 0,
  read: {},
  removed: {},
  merged: [],
  corrected: 0,
  stopped: false,
};

function takeAsWritten({ companyId, before, after }: PublishRequest): PublishOutcome {
  const published = standingAfter(before, after) ?? before;
  return { companyId, result: 'written', reason: null, propertiesSent: 1, published, obstacle: null };
}
