import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import * as z from 'zod';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { serveCrm } from '../../../bench/portal/serve-crm.ts';
import { startService } from '../../../src/service/start-service.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { forgedRequests } from '../../hubspot/support/forged-requests.ts';
import { ADDRESS, NOW, SECRET, signV3 } from '../../hubspot/support/signed-requests.ts';
import { ACCESS_TOKEN, serviceSettings } from '../service-bed.ts';
import { readLog } from '../signed.ts';

export const WEBHOOKS = '/hubspot/webhooks';
export const PUBLIC_URL = ADDRESS.slice(0, -WEBHOOKS.length);
export const FUNCTION_KEY = 'function-key-of-the-tests-with-32-characters';

export interface WireRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}

export interface HostileBed {
  readonly url: string;
  readonly portalId: string;
  readonly companyId: string;
  readonly store: Store;
  readonly logText: () => string;
  /** As it is given, without anything that a client adds out of courtesy. */
  send(request: WireRequest): Promise<WireAnswer>;
  /** All of them, ten at a time. */
  sendAll(requests: readonly WireRequest[]): Promise<readonly WireAnswer[]>;
  /** Bytes on a connection of their own. @returns all that came until the service closed it */
  sendRaw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

const CONNECTIONS = 10;

/** The service with its routes, on a port of its own, at the instant of the signed requests, before an account of HubSpot's stand-in. */
export async function openHostileBed(): Promise<HostileBed> {
  const { data } = uniformPortal({ companies: 3 });
  const crm = createCrm(data, { token: ACCESS_TOKEN, limits: { enforce: false } });
  const served = await serveCrm(crm);
  const portalId = String(crm.portalId);
  const companyId = await firstCompanyOf(served.url);
  const store = await openStore({ kind: 'memory' }, 'create');
  const { log, text: logText } = readLog();
  const settings = serviceSettings({
    ...{ PUBLIC_URL, HUBSPOT_CLIENT_SECRET: SECRET, LOYALTY_HUBSPOT_API: served.url },
    LOYALTY_FUNCTION_KEYS: `${portalId}:${FUNCTION_KEY}`,
    // Nothing is worked on, and its own store is not opened: the one in memory is.
    ...{ LOYALTY_ROLE: 'web', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
  });
  const service = await startService(settings, { log, now: () => NOW, store });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { hostname, port } = new URL(service.url);
  const send = (request: WireRequest): Promise<WireAnswer> => sendOne(agent, service.url, request);
  return {
    ...{ url: service.url, portalId, companyId, store, logText, send },
    async sendAll(requests) {
      const answers: WireAnswer[] = [];
      for (let at = 0; at < requests.length; at += CONNECTIONS)
        answers.push(...(await Promise.all(requests.slice(at, at + CONNECTIONS).map(send))));
      return answers;
    },
    sendRaw: (bytes) =>
      new Promise((closed) => {
        let answer = '';
        const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
        socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
        socket.on('error', () => undefined);
        socket.on('close', () => closed(answer));
      }),
    async close() {
      agent.destroy();
      await service.close();
      await served.close();
    },
  };
}

const companiesForm = z.object({ results: z.array(z.object({ id: z.string() })) });

async function firstCompanyOf(crmUrl: string): Promise<string> {
  const headers = { Authorization: `Bearer ${ACCESS_TOKEN}` };
  const answer = await fetch(`${crmUrl}/crm/objects/2026-09/companies?limit=1`, { headers });
  return companiesForm.parse(await answer.json()).results[0]?.id ?? '';
}

function sendOne(
  agent: Agent,
  url: string,
  { method = 'POST', path, headers, body }: WireRequest,
): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // A header that is given twice goes out twice.
    const given: OutgoingHttpHeaders = Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
    );
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const call = httpRequest(
      { ...{ agent, hostname, port, method, path }, headers: { ...length, ...given } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** A request that HubSpot signed at the instant at which the bed is. */
export function genuine(path: string, body: string | Buffer = '', method = 'POST'): WireRequest {
  const text = body.toString();
  const { headers } = signV3({ method, uri: PUBLIC_URL + path, body: text });
  return { method, path, headers: toWire(headers), ...(body.length === 0 ? {} : { body: text }) };
}

/** Requests to the door of events none of which may be accepted, as they go over the wire. */
export function* forgedOnTheWire(count: number, seed: number): Generator<WireRequest> {
  for (const { request } of forgedRequests(count, seed)) {
    const { method, uri, body, headers, secrets } = request;
    // On the wire there is no other host and no other secret: these would be the genuine request itself.
    if (!uri.startsWith(PUBLIC_URL) || !secrets.includes(SECRET)) continue;
    yield { method, path: uri.slice(PUBLIC_URL.length), body, headers: toWire(headers) };
  }
}

/** Headers without those that are missing. */
export function toWire(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype];

/** Changes where anything gave all objects something new. */
export function namesOnPrototypes(): string {
  return PROTOTYPES.map((each) => Reflect.ownKeys(each).map(String).join()).join(';');
}
