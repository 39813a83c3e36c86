/** What every role of the service works with, once the store is open. */
import { hostname } from 'node:os';
import type { KnownAccounts } from '../accounts/account.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { createTokenCipher, type TokenCipher } from '../accounts/token-cipher.ts';
import type { ServiceSettings } from '../config/service-environment.ts';
import type { OAuthApp } from '../hubspot/client/oauth.ts';
import type { JobQueue } from '../operations/ports/job-queue.ts';
import { openStore } from '../store/open-store.ts';
import { isStoreError } from '../store/store-error.ts';
import type { Store } from '../store/store.ts';
import { createLookAgain } from './actions/look-again.ts';
import { finishActions } from './actions/finish-actions.ts';
import { readBacklog, watchBacklog, type Backlog, type WatchedBacklog } from './backlog.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { setUpPortals } from './set-up-portals.ts';
import { createJobHandlers } from './work/create-job-handlers.ts';
import { createPlanner, type Planner } from './work/planner.ts';
import { startSweep } from './work/sweep.ts';
import { tellPeople } from './tell-people.ts';

export interface CoreDoors {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Is told where the database ended in this process: nothing but another process can open it again. */
  readonly ended: (error: unknown) => void;
}

export interface OAuthParts {
  readonly app: OAuthApp;
  readonly cipher: TokenCipher;
  readonly consentPage: string;
  readonly connection: Pick<ServiceSettings, 'apiBaseUrl' | 'tier'>;
}

export interface Core {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly accounts: KnownAccounts;
  readonly oauth: OAuthParts | null;
  readonly backlog: WatchedBacklog;
  /** @throws {StoreError} where the database does not answer */
  readonly readBacklog: () => Promise<Backlog>;
  /**
   * Takes no more jobs, hands back what does not end within the time, and closes the store once the requests have ended, which
   * still need it.
   */
  close(withinMilliseconds: number, requestsEnded: Promise<void>): Promise<void>;
}

/**
 * Opens the store, brings its tables up to date, and begins the work of the role.
 *
 * @throws {StoreError} `unreachable` where the database is away; other codes where it cannot be used at all
 */
export async function openCore(settings: ServiceSettings, doors: CoreDoors): Promise<Core> {
  const { databaseUrl, storeFolder } = settings;
  const store = await openStore(
    databaseUrl === null ? { kind: 'folder', folder: storeFolder } : { kind: 'server', databaseUrl },
    'create',
    doors.now,
  );
  try {
    return await workWith(store, settings, doors);
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
}

/** The same with a store that is open already, which is closed with it. */
export async function workWith(store: Store, settings: ServiceSettings, doors: CoreDoors): Promise<Core> {
  const jobs = await store.openJobs();
  try {
    return await workWithJobs(store, jobs, settings, doors);
  } catch (error) {
    // Its connections are its own, and whoever tries again opens others.
    await jobs.close(0).catch(() => undefined);
    throw error;
  }
}

async function workWithJobs(store: Store, jobs: JobQueue, settings: ServiceSettings, doors: CoreDoors): Promise<Core> {
  const { log, metrics, now, ended } = doors;
  const oauth = toOAuthParts(settings);
  const planner = createPlanner(jobs);
  const accounts = createAccounts({
    store,
    settings: { ...settings, staticToken: settings.accessToken, oauth },
    now,
    onUninstalled: async (portalId) => {
      log.warn('uninstalled', { portalId });
      await jobs.dropPortal(portalId);
      planner.forget(portalId);
    },
  });
  const begun: { stop(): void }[] = [];
  if (settings.role !== 'web') {
    await beginWork({ store, jobs, accounts, planner }, settings, doors);
    begun.push(startSweep({ intake: store.intake, jobs, log, now }));
    begun.push(setUpPortals({ accounts, jobs, planner, log }));
  }
  const read = (): Promise<Backlog> => readBacklog(store, jobs);
  const backlog = watchBacklog(read, (error) => {
    metrics.countTrouble('backlog_unread');
    log.warn('backlog_unread', { reason: error instanceof Error ? error.name : 'unknown' });
    if (isStoreError(error, 'database_ended')) ended(error);
  });
  return {
    ...{ store, jobs, accounts, oauth, backlog, readBacklog: read },
    async close(withinMilliseconds, requestsEnded) {
      backlog.stop();
      for (const one of begun) one.stop();
      await jobs.close(withinMilliseconds);
      await requestsEnded;
      await store.close();
    },
  };
}

function toOAuthParts({ oauth, apiBaseUrl, tier }: ServiceSettings): OAuthParts | null {
  if (oauth === null) return null;
  const { clientId, clientSecret, tokenKeys, appUrl } = oauth;
  return {
    app: { clientId, clientSecret, apiBaseUrl },
    cipher: createTokenCipher(tokenKeys),
    consentPage: `${appUrl}/oauth/authorize`,
    connection: { apiBaseUrl, tier },
  };
}

async function beginWork(
  { store, jobs, accounts, planner }: Pick<Core, 'store' | 'jobs' | 'accounts'> & { readonly planner: Planner },
  { dailyShare }: ServiceSettings,
  { log, metrics, now }: CoreDoors,
): Promise<void> {
  const handlers = createJobHandlers({
    ...{ accounts, jobs, planner, store, log, now, dailyShare },
    process: `process ${String(process.pid)} on ${hostname()}`,
    ...tellPeople(log),
    finishActions: finishActions({ accounts, lookAgain: createLookAgain({ jobs }), log, now }),
  });
  await jobs.work(metrics.watchHandlers(handlers), (error) => {
    metrics.countTrouble('jobs');
    log.error('jobs_trouble', {}, error);
  });
}
