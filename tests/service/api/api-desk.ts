import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Writable } from 'node:stream';
import type { Account } from '../../../src/accounts/account.ts';
import type { Entry } from '../../../src/operations/ports.ts';
import type { CompanyProperty, PropertySample } from '../../../src/operations/ports/company-properties.ts';
import type { CrmOwner } from '../../../src/operations/ports/crm-desk.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { apiRouter } from '../../../src/service/api/api-router.ts';
import { createLog } from '../../../src/service/log.ts';
import { memoryRecords, PORTAL, type MemoryRecords } from '../../support/customer-records.ts';
import { day } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

export const PUBLIC_URL = 'https://loyalty.example.com';
export const CLIENT_SECRET = 'client-secret-of-the-app';
export const NOW = new Date('2026-11-21T08:00:00.000Z');

/** One account with its own CRM, mirror and part of the store. */
export interface PortalDesk extends RescoreDesk {
  readonly account: Account;
  readonly live: MemoryRecords;
  /** An error: HubSpot does not tell. */
  owners: readonly CrmOwner[] | Error;
  /** An error: HubSpot does not tell. */
  missingProperties: readonly string[] | Error;
  grantedScopes: readonly string[] | null | Error;
  companyProperties: readonly CompanyProperty[];
  propertySample: PropertySample;
  readonly ownerReads: () => number;
}

export interface ApiDesk {
  readonly portal: (portalId: string) => PortalDesk;
  readonly sent: readonly (readonly [name: string, jobs: unknown])[];
  /** What the service wrote into its log. */
  readonly logged: () => string;
  readonly ask: (request: ApiRequest) => Promise<ApiAnswer>;
  /** Milliseconds that the clock of the service is ahead. */
  ahead: number;
  readonly close: () => Promise<void>;
}

export interface ApiRequest {
  readonly method?: string;
  /** From `/api` on, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  /** Signed by HubSpot for this user. */
  readonly as?: { readonly portalId: string; readonly userId?: string; readonly userEmail?: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The API on a store in memory, with the portals given, each with its companies. @param portals histories by portal id */
export async function openApiDesk(
  portals: Readonly<Record<string, readonly CompanyHistory[]>>,
  functionKeys: readonly { readonly portalId: string; readonly key: string }[] = [],
): Promise<ApiDesk> {
  const store = await openStore({ kind: 'memory' }, 'create');
  const desks = new Map(
    Object.entries(portals).map(([portalId, histories]) => [
      portalId,
      openPortalDesk(portalId, histories, store.portal(portalId)),
    ]),
  );
  const sent: [string, unknown][] = [];
  const lines: string[] = [];
  const log = createLog(
    'debug',
    [],
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  const app = express();
  app.use(
    '/api',
    apiRouter({
      accounts: {
        list: () => Promise.resolve([...desks.keys()]),
        open: (portalId) => Promise.resolve(desks.get(portalId)?.account ?? null),
      },
      jobs: {
        send: (name, jobs) => {
          sent.push([name, jobs]);
          return Promise.resolve();
        },
      },
      functionKeys,
      clientSecrets: [CLIENT_SECRET],
      publicUrl: PUBLIC_URL,
      now: () => new Date(NOW.getTime() + desk.ahead),
      log,
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const desk: ApiDesk = {
    portal: (portalId) => {
      const found = desks.get(portalId);
      if (found === undefined) throw new Error(`the test opened no portal ${portalId}`);
      return found;
    },
    sent,
    logged: () => lines.join(''),
    ask: (request) => ask(`http://127.0.0.1:${String(port)}`, request, new Date(NOW.getTime() + desk.ahead)),
    ahead: 0,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await store.close();
    },
  };
  return desk;
}

function openPortalDesk(portalId: string, histories: readonly CompanyHistory[], store: Account['store']): PortalDesk {
  const portal = { ...PORTAL, portalId };
  const desk = openRescoreDesk(histories, (world) => ({ ...world, portal }), store);
  const live = memoryRecords(histories.map((history) => ({ history })));
  let ownerReads = 0;
  const outside = (): never => {
    throw new Error('the API asks nothing of this kind');
  };
  const crmDesk: Account['desk'] = {
    readOwners: () => {
      ownerReads += 1;
      const { owners } = opened;
      return owners instanceof Error ? Promise.reject(owners) : Promise.resolve(owners);
    },
    ...{ readCompanyProperty: outside, createTask: outside, findTask: outside, findConcerned: outside },
    ...{ completeCallback: outside, readEvent: outside, readCompletedTasks: outside },
    ...{ createNote: outside, findNote: outside, readNotes: outside, readNotesById: outside, searchNotes: outside },
    findMissingProperties: () => answerOr(opened.missingProperties),
  };
  const account: Account = {
    ...desk.world,
    now: () => NOW,
    records: {
      ...live,
      publish: (requests) => desk.world.records.publish(requests),
      enter: async (companyId, entry) => {
        await live.enter(companyId, entry);
        desk.histories = desk.histories.map((one) => (one.companyId === companyId ? withEntry(one, entry) : one));
      },
    },
    desk: crmDesk,
    companyProperties: {
      list: () => Promise.resolve(opened.companyProperties),
      sample: () => Promise.resolve(opened.propertySample),
    },
    today: () => day(desk.today),
    readGrantedScopes: () => answerOr(opened.grantedScopes),
    readCallsOfDay: () => Promise.resolve(null),
  };
  const opened: PortalDesk = Object.assign(desk, {
    ...{ account, live, owners: [], missingProperties: [], grantedScopes: null, ownerReads: () => ownerReads },
    companyProperties: [],
    propertySample: { companies: 0, withValue: 0, alsoEntered: 0, examples: [] },
  });
  return opened;
}

function answerOr<T>(answer: T | Error): Promise<T> {
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
}

/** What the CRM says of the company once the entry is written. */
function withEntry(history: CompanyHistory, entry: Entry): CompanyHistory {
  const { entered } = history;
  switch (entry.kind) {
    case 'budget':
      return {
        ...history,
        entered: {
          ...entered,
          budget: entry.amount === null ? null : { amount: entry.amount, asOf: entry.asOf, by: null },
        },
      };
    case 'override':
      return { ...history, entered: { ...entered, segmentOverride: entry } };
    case 'clear_override':
      return { ...history, entered: { ...entered, segmentOverride: null } };
    case 'competitor':
      return { ...history, entered: { ...entered, knownCompetitor: entry.name } };
    case 'churn_reason':
      return { ...history, entered: { ...entered, churnReason: entry.reason } };
    case 'referrer':
      return history;
  }
}

/** As HubSpot sends it: signed over method, address, body and time, with whose call it is at the end of the address. */
async function ask(
  base: string,
  { method, path, body, key, as, headers = {} }: ApiRequest,
  at: Date,
): Promise<ApiAnswer> {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const verb = method ?? (body === undefined ? 'GET' : 'POST');
  const target =
    as === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(as).toString()}`;
  const response = await fetch(`${base}${target}`, {
    method: verb,
    headers: {
      ...(text === '' ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(as === undefined ? {} : signatureOf(verb, target, text, { at })),
      ...headers,
    },
    ...(text === '' ? {} : { body: text }),
  });
  const answered: unknown = await response.json();
  return { status: response.status, body: answered };
}

export function signatureOf(
  method: string,
  target: string,
  body: string,
  { secret = CLIENT_SECRET, at = NOW }: { readonly secret?: string; readonly at?: Date } = {},
): Record<string, string> {
  const timestamp = String(at.getTime());
  const signature = createHmac('sha256', secret)
    .update(method + PUBLIC_URL + target + body + timestamp)
    .digest('base64');
  return { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp };
}
