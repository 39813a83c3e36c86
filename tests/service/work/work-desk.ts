import { createCrm, type CrmOptions, type SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { inProcessTransport } from '../../../sandbox/sandbox-portal.ts';
import type { Account, Caller } from '../../../src/accounts/account.ts';
import { keepAccount } from '../../../src/accounts/keep-account.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { readPortal } from '../../../src/hubspot/records/read-portal.ts';
import type { Job, JobData, JobHandlers, JobName } from '../../../src/operations/ports/job-queue.ts';
import type { PortalStore } from '../../../src/operations/ports/portal-store.ts';
import { createJobHandlers } from '../../../src/service/work/create-job-handlers.ts';
import type { WorkDoors } from '../../../src/service/work/work-doors.ts';
import { createPlanner } from '../../../src/service/work/planner.ts';
import { createLog } from '../../../src/service/log.ts';
import { createFakeClock } from '../../hubspot/support/fake-clock.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

/** The service's work before a sandbox account of twelve companies. */
export interface WorkDesk {
  readonly crm: SandboxCrm;
  readonly account: Account;
  readonly portalId: string;
  readonly handlers: JobHandlers;
  readonly doors: WorkDoors;
  /** Jobs that were put down, by kind. */
  readonly sent: { readonly name: JobName; readonly jobs: readonly JobData[JobName][] }[];
  readonly dropped: string[];
  /** Schedules that were put down, with their time zones. */
  readonly scheduled: (readonly [name: JobName, timeZone: string])[];
  readonly callers: Caller[];
  readonly companyIds: readonly string[];
  installed: boolean;
  /** Wins a deal in the account, by a person. @returns its id */
  readonly winDeal: (companyId: string, amount: number) => string;
  readonly valueOf: (companyId: string, property: string) => string | null | undefined;
}

const TOKEN = 'pat-eu1-desk';
export const NOW = new Date('2026-11-22T12:00:00Z');

/** @param keptIn null: in memory */
export async function openWorkDesk(keptIn: PortalStore | null = null, options: CrmOptions = {}): Promise<WorkDesk> {
  const now = (): Date => NOW;
  const { data } = uniformPortal({ companies: 12, dealsPerCompany: 5, touchesPerCompany: 8 });
  const crm = createCrm(data, { token: TOKEN, now, ...options });
  const client = createHubSpotClient(inProcessTransport(crm, TOKEN), { clock: createFakeClock(), limits: null });
  const portal = await readPortal(client);
  const store = keptIn ?? memoryPortalStore(portal.portalId, now);
  const account = keepAccount({ client, portal, store, budget: null, now });
  const { portalId } = portal;
  const sent: WorkDesk['sent'] = [];
  const dropped: string[] = [];
  const callers: Caller[] = [];
  const scheduled: (readonly [JobName, string])[] = [];
  const doors: WorkDoors = {
    accounts: {
      open: (_portalId, caller = 'run') => {
        callers.push(caller);
        return Promise.resolve(desk.installed ? account : null);
      },
    },
    jobs: {
      send: (name, jobs) => {
        sent.push({ name, jobs });
        return Promise.resolve();
      },
      dropPortal: (id) => {
        dropped.push(id);
        return Promise.resolve();
      },
    },
    planner: createPlanner({
      schedule: (name, _portalId, { timeZone }) => {
        scheduled.push([name, timeZone]);
        return Promise.resolve();
      },
    }),
    store: { portal: () => store, backUpWhenOlderThan: () => Promise.resolve('not_needed') },
    log: createLog('fatal'),
    now,
    dailyShare: 0.8,
    process: 'process 1 on desk',
    deliverAlerts: () => Promise.resolve(null),
    sendDigest: () => Promise.resolve(null),
    finishActions: (jobs) => Promise.resolve(jobs.map(() => ({ kind: 'done' }))),
  };
  const desk: WorkDesk = {
    ...{ crm, account, portalId, doors, sent, dropped, scheduled, callers, installed: true },
    handlers: createJobHandlers(doors),
    companyIds: crm.records('companies').map(({ id }) => id),
    winDeal: (companyId, amount) =>
      crm.change({
        change: 'create',
        type: 'deals',
        properties: {
          dealname: 'More seats',
          amount: String(amount),
          closedate: '2026-11-22T09:00:00Z',
          dealstage: 'closedwon',
          pipeline: 'default',
        },
        associations: [{ to: { type: 'companies', id: companyId }, primary: true }],
      }),
    valueOf: (companyId, property) => crm.record('companies', companyId)?.properties[property],
  };
  return desk;
}

let ids = 0;
export function jobOf<Name extends JobName>(data: JobData[Name], given: Partial<Job<Name>> = {}): Job<Name> {
  ids += 1;
  return { id: `job-${String(ids)}`, data, attempt: 1, signal: new AbortController().signal, ...given };
}

/** An event as HubSpot tells it: something about a deal changed, by a person unless said otherwise. */
export function dealEvent(portalId: string, dealId: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    eventId: 1,
    subscriptionId: 2,
    portalId: Number(portalId),
    appId: 1_000_001,
    occurredAt: NOW.getTime(),
    subscriptionType: 'object.creation',
    objectTypeId: '0-3',
    objectId: Number(dealId),
    changeSource: 'CRM_UI',
    sourceId: 'userId:7',
    ...more,
  });
}
