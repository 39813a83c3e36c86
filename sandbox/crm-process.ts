import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import type { CallReport } from './crm/call-report.ts';
import type { Change } from './crm/changes.ts';
import type { CrmObjectType } from './crm/crm-data.ts';
import type { Rule } from './crm/misbehaviour.ts';
import type { DeliveryCounts } from './crm/webhooks/delivery-log.ts';
import { deliveryCountsForm } from './crm/webhooks/webhook-control.ts';
import type { WebhookOrder } from './crm/webhooks/webhook-control.ts';
import type { WebhookMisbehaviour } from './crm/webhooks/webhook-misbehaviour.ts';
import { readyForm } from './crm-process-messages.ts';
import type { ProcessOptions, Ready } from './crm-process-messages.ts';

/** A sandbox in a process of its own, and what can be asked of it past HubSpot's API. */
export interface SandboxProcess {
  /** Stands in for HubSpot's address. */
  readonly url: string;
  readonly pid: number;
  readonly ready: Ready;
  calls(): Promise<CallReport>;
  resetCalls(): Promise<void>;
  /** How often each kind of fault struck since the start. */
  faults(): Promise<Readonly<Record<string, number>>>;
  misbehave(...rules: readonly Rule[]): Promise<void>;
  calm(): Promise<void>;
  /** Returns the ids of the records that came of the changes, in their order. */
  change(...changes: readonly Change[]): Promise<readonly string[]>;
  advance(milliseconds: number): Promise<void>;
  expireTokens(): Promise<void>;
  /** Null where there is none. */
  record(type: CrmObjectType, id: string): Promise<ControlledRecord | null>;
  /** From now on the app is told what changes; again, to another address. */
  subscribe(order: WebhookOrder): Promise<void>;
  misbehaveWebhooks(misbehaviour: WebhookMisbehaviour): Promise<void>;
  webhookCounts(): Promise<DeliveryCounts>;
  /** Waits until everything that changed so far is delivered or given up. */
  webhooksSettled(): Promise<DeliveryCounts>;
  stop(): Promise<void>;
}

const recordForm = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  archived: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ControlledRecord = z.infer<typeof recordForm>;

const counts = z.record(z.string(), z.number());
const reportForm: z.ZodType<CallReport> = z.object({
  total: z.number(),
  byBucket: z.object({
    objects: z.number(),
    search: z.number(),
    associations: z.number(),
    properties: z.number(),
    other: z.number(),
  }),
  byStatus: counts,
  refusedByLimit: z.number(),
  overLimit: z.number(),
  mostInTenSeconds: z.number(),
  mostSearchesInOneSecond: z.number(),
  mostAssociationsInTenSeconds: z.number(),
});
const idsForm = z.object({ ids: z.array(z.string()) });
const HEAP_MEGABYTES = 4_096;

/** Starts a process and waits until it takes calls. Throws where it ends before that, with what it said last. */
export async function startSandboxProcess(options: ProcessOptions): Promise<SandboxProcess> {
  const child = fork(new URL('crm-process-main.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${String(HEAP_MEGABYTES)}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ready = await waitForReady(child, options);
  const url = `http://127.0.0.1:${String(ready.port)}`;
  const ask = (method: string, path: string, body?: unknown): Promise<unknown> => askControl(url, method, path, body);
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await ask(method, path, body);
  };
  return {
    url,
    pid: child.pid ?? 0,
    ready,
    calls: async () => reportForm.parse(await ask('GET', 'calls')),
    resetCalls: () => tell('DELETE', 'calls'),
    faults: async () => counts.parse(await ask('GET', 'faults')),
    misbehave: (...rules) => tell('POST', 'rules', { rules }),
    calm: () => tell('DELETE', 'rules'),
    change: async (...changes) => idsForm.parse(await ask('POST', 'changes', { changes })).ids,
    advance: (advanceMilliseconds) => tell('POST', 'clock', { advanceMilliseconds }),
    expireTokens: () => tell('DELETE', 'tokens'),
    record: async (type, id) => recordForm.nullable().parse(await ask('GET', `records/${type}/${id}`)),
    subscribe: (order) => tell('POST', 'webhooks', order),
    misbehaveWebhooks: (misbehaviour) => tell('POST', 'webhooks/misbehaviour', misbehaviour),
    webhookCounts: async () => deliveryCountsForm.parse(await ask('GET', 'webhooks')),
    webhooksSettled: async () => deliveryCountsForm.parse(await ask('GET', 'webhooks/settled')),
    stop: () => stop(child),
  };
}

async function waitForReady(child: ChildProcess, options: ProcessOptions): Promise<Ready> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2_000);
  });
  child.send(options);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The process of the sandbox ended before it took calls: ${said}`);
  });
  const messages: readonly unknown[] = await Promise.race([once(child, 'message'), ended]);
  return readyForm.parse(messages[0]);
}

/** Null where there is nothing. Throws with the reason where the sandbox does not take it. */
async function askControl(url: string, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/__sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.status === 204 || answer.status === 404) return null;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The sandbox refuses ${method} ${path}: ${text}`);
  const json: unknown = JSON.parse(text);
  return json;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
