import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepAccount } from '../src/accounts/keep-account.ts';
import type { Account } from '../src/accounts/account.ts';
import type { ServiceSettings } from '../src/config/service-environment.ts';
import { readPortal } from '../src/hubspot/records/read-portal.ts';
import { keepEntries } from '../src/operations/programme/keep-entries.ts';
import { refreshPortal } from '../src/operations/rescore/refresh-portal.ts';
import { SEED_MODEL } from '../src/scoring/model.ts';
import type { ScoringContext } from '../src/scoring/relationship.ts';
import { createLog } from '../src/service/log.ts';
import { startService } from '../src/service/start-service.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { readWebhookConfig } from './crm/webhooks/subscriptions.ts';
import { startWebhooks } from './crm/webhooks/webhooks.ts';
import { enterProgramme, switchProgrammeOn } from './fill-programme.ts';
import type { SandboxPortal } from './sandbox-portal.ts';
import { RECIPES } from './workflows/recipes.ts';
import type { SignedInUser } from './demo/signed-in-view.ts';
import type { WorkflowEntry } from './workflows/workflow-log.ts';
import { startWorkflows } from './workflows/workflow-engine.ts';

/** The address under which HubSpot would reach the service; the sandbox leads it to this machine. */
export const DEMO_SERVICE_URL = 'https://loyalty-lens.example';

const WEBHOOKS_FILE = join(import.meta.dirname, '..', 'extensions', 'webhooks', 'loyalty-webhooks-hsmeta.json');

/** A portal that is read and scored for the first time, with the store that it is kept in. */
export interface FilledPortal {
  readonly store: Store;
  /** What everybody was scored with. */
  readonly context: ScoringContext;
}

/** What `loyalty rescore` does in a real account at its first run. */
export async function fillPortal(portal: SandboxPortal): Promise<FilledPortal> {
  return openFilled(portal, rescore);
}

/**
 * The same with the whole loyalty programme switched on, with what people entered after the first night, and the second one after
 * it.
 */
export async function fillPortalWithProgramme(portal: SandboxPortal): Promise<FilledPortal> {
  return openFilled(portal, async (account) => {
    await switchProgrammeOn(account);
    await rescore(account);
    await enterProgramme(account);
    const context = await rescore(account);
    await keepEntries(account, context);
    return context;
  });
}

async function openFilled(
  portal: SandboxPortal,
  fill: (account: Account) => Promise<ScoringContext>,
): Promise<FilledPortal> {
  const store = await openStore({ kind: 'memory' }, 'create', portal.now);
  try {
    return { store, context: await fill(await openAccount(portal, store)) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function rescore(account: Account): Promise<ScoringContext> {
  const start = { asOf: account.today(), model: SEED_MODEL, policy: null };
  const outcome = await refreshPortal(account, start, { process: 'the demo' });
  if (outcome.kind !== 'done') throw new Error(`a run of the sandbox must come to its end: ${outcome.kind}`);
  const [problem] = outcome.report.sent.problems;
  if (problem !== undefined) throw new Error(`the sandbox must take every score: ${problem.reason}`);
  return outcome.context;
}

/** People see the customers of their own team; the manager and operations see everybody's, and change the settings. */
export async function setRights(store: Store, { crm }: SandboxPortal, users: readonly SignedInUser[]): Promise<void> {
  const admins = users.filter(({ role }) => role !== 'rep').map(({ userId }) => userId);
  await store.portal(String(crm.portalId)).runs.writeSetting({
    name: 'access',
    value: { portfolio: 'own', admins },
    setBy: 'Noor Haddad',
    why: 'Reps see their own team',
  });
}

async function openAccount({ client, now }: SandboxPortal, store: Store): Promise<Account> {
  const facts = await readPortal(client);
  return keepAccount({ client, portal: facts, store: store.portal(facts.portalId), budget: null, now });
}

/** What the pages and the functions need to know of the service. */
export interface DemoService {
  /** Where it really listens. */
  readonly url: string;
  readonly clientSecret: string;
  /** By which app functions prove themselves. */
  readonly functionKey: string;
  readonly workflowLog: () => readonly WorkflowEntry[];
  close(): Promise<void>;
}

/**
 * Starts the service beside the sandbox's HubSpot, which tells it what changes and runs the workflows of docs/recipes.md.
 *
 * @param apiBaseUrl where the service reaches the sandbox's HubSpot
 */
export async function startDemoService(portal: SandboxPortal, store: Store, apiBaseUrl: string): Promise<DemoService> {
  const { crm, now, token } = portal;
  const clientSecret = randomBytes(24).toString('hex');
  const functionKey = randomBytes(24).toString('hex');
  const portalId = String(crm.portalId);
  const settings: ServiceSettings = {
    apiBaseUrl,
    databaseUrl: null,
    storeFolder: '',
    dailyShare: 1,
    tier: 'professional',
    role: 'all',
    host: '127.0.0.1',
    port: 0,
    accessToken: token,
    oauth: null,
    web: { publicUrl: DEMO_SERVICE_URL, clientSecrets: [clientSecret], functionKeys: [{ portalId, key: functionKey }] },
    metricsKey: null,
    waitingLimit: 100_000,
    logLevel: 'error',
  };
  const service = await startService(settings, {
    log: createLog('error', [token, clientSecret, functionKey]),
    now,
    store,
  });
  const signedNow = (): number => now().getTime();
  const webhooks = startWebhooks(crm, {
    targetUrl: `${DEMO_SERVICE_URL}/hubspot/webhooks`,
    address: `${service.url}/hubspot/webhooks`,
    clientSecret,
    subscriptions: readWebhookConfig(JSON.parse(readFileSync(WEBHOOKS_FILE, 'utf8'))).subscriptions,
    now: signedNow,
  });
  const workflows = startWorkflows(
    crm,
    RECIPES.flatMap(({ workflows: all }) => all),
    { publicUrl: DEMO_SERVICE_URL, address: service.url, clientSecret, signatures: ['v2', 'v3'], now: signedNow },
  );
  return {
    url: service.url,
    clientSecret,
    functionKey,
    workflowLog: () => workflows.log,
    close: async () => {
      workflows.stop();
      await webhooks.close();
      await service.close();
    },
  };
}
