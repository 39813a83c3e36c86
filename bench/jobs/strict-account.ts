import { keepAccount } from '../../src/accounts/keep-account.ts';
import type { Account } from '../../src/accounts/account.ts';
import { createClientTransport } from '../../src/hubspot/client/client-transport.ts';
import { createHubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { callLimitsOf, DEFAULT_PLAN } from '../../src/hubspot/client/limits/call-limits.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import type { JobHandlers } from '../../src/operations/ports/job-queue.ts';
import { createLog } from '../../src/service/log.ts';
import { createJobHandlers } from '../../src/service/work/create-job-handlers.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

export interface StrictAccount {
  readonly account: Account;
  readonly store: Store;
  readonly handlers: JobHandlers;
}

/** An account of the sandbox as a worker of the service has it: held to HubSpot's limits by a budget that all workers share. */
export async function openStrictAccount(databaseUrl: string, crm: string): Promise<StrictAccount> {
  const transport = createClientTransport({ accessToken: 'bench', baseUrl: crm });
  const limits = callLimitsOf(DEFAULT_PLAN);
  const store = await openStore({ kind: 'server', databaseUrl }, 'create');
  const { portalId } = PORTAL;
  const budget = store.callBudget(portalId);
  const client = createHubSpotClient(transport, { budget, limits, timeZone: PORTAL.timeZone });
  const portal = await readPortal(client);
  const now = (): Date => new Date();
  const account = keepAccount({ client, portal, store: store.portal(portalId), budget, now });
  const nothing = (): Promise<void> => Promise.resolve();
  const handlers = createJobHandlers({
    accounts: { open: () => Promise.resolve(account) },
    jobs: { send: nothing, dropPortal: nothing },
    planner: { keepUp: nothing, forget: () => undefined },
    store,
    log: createLog('warn'),
    now,
    dailyShare: 0.8,
    process: `process ${process.pid}`,
    deliverAlerts: () => Promise.resolve(null),
    sendDigest: () => Promise.resolve(null),
    finishActions: (jobs) => Promise.resolve(jobs.map(() => ({ kind: 'done' }))),
  });
  return { account, store, handlers };
}

/** As the uniform portal of the sandbox has it: the budget is shared before anything is asked. */
export const PORTAL = { portalId: '148200318', timeZone: 'Europe/Berlin' } as const;
