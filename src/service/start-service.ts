/** The service as a whole: one process in one of its roles, from its start to its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Router } from 'express';
import type { ServiceSettings } from '../config/service-environment.ts';
import { isStoreError } from '../store/store-error.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { openCore, workWith, type Core } from './open-core.ts';
import { readAccountFigures } from './read-account-figures.ts';
import { createApp } from './web/create-app.ts';
import { createRoutes } from './web/create-routes.ts';
import { listen } from './web/http-server.ts';
import { createSortSoon, type SortSoon } from './web/sort-soon.ts';
import type { Standing } from './web/watch-routes.ts';

/** What is under way has so long to end; what does not is handed back, so that the whole end takes less than ten seconds. */
const JOBS_END_MILLISECONDS = 7000;
const REQUESTS_END_MILLISECONDS = 5000;
const LONGEST_PAUSE_MILLISECONDS = 10_000;

export interface ServiceDoors {
  readonly log: Log;
  readonly now: () => Date;
  /** An open store, which the service closes at its end; by default it opens the one of its settings. */
  readonly store?: Store;
}

export interface RunningService {
  /** Where it listens, without a closing slash. */
  readonly url: string;
  /** Settles where a database that was away came back unusable, or one in this process ended, with what is wrong: to be closed. */
  readonly broken: Promise<unknown>;
  /** Stops taking calls, lets what is under way end or hands it back, and closes the store: within ten seconds. */
  close(): Promise<void>;
}

/**
 * Starts the service. Where its database is away, it answers that it is starting, and goes on trying.
 *
 * @throws {StoreError} where the store can never be used as it is: held by another process, of a newer program, no store
 * @throws {Error} with the system's code where it cannot listen
 */
export async function startService(settings: ServiceSettings, doors: ServiceDoors): Promise<RunningService> {
  const { log, now } = doors;
  const metrics = createMetrics();
  let core: Core | null = null;
  let routes: Router | null | 'none' = settings.web === null ? 'none' : null;
  let sortSoon: SortSoon | null = null;
  let isClosing = false;

  const standing = (): Standing => (isClosing ? 'closing' : core === null ? 'starting' : 'ready');
  const server = await listen(
    createApp({
      ...{ role: settings.role, metrics, metricsKey: settings.metricsKey, log, now, standing },
      isSecure: settings.web?.publicUrl.startsWith('https:') === true,
      routes: () => routes,
      readBacklog: () => (core === null ? Promise.reject(new Error('not open')) : core.readBacklog()),
      readAccounts: () => (core === null ? Promise.resolve([]) : readAccountFigures(core.store, core.accounts, now())),
    }),
    settings.host,
    settings.port,
  );

  let tellBroken: (error: unknown) => void = () => undefined;
  const broken = new Promise<unknown>((resolve) => {
    tellBroken = resolve;
  });
  const ended = (error: unknown): void => {
    log.error('database_ended', {}, error);
    tellBroken(error);
  };
  const open = async (): Promise<void> => {
    const { store } = doors;
    const given = { log, metrics, now, ended };
    const opened = await (store === undefined ? openCore(settings, given) : workWith(store, settings, given));
    if (settings.web !== null) {
      sortSoon = createSortSoon(opened.jobs, (error) => {
        metrics.countTrouble('sort_not_asked_for');
        log.error('sort_not_asked_for', {}, error);
      });
      const { web, waitingLimit } = settings;
      routes = createRoutes({ core: opened, web, waitingLimit, sortSoon, now, metrics, log });
    }
    core = opened;
    log.info('started', { role: settings.role, url: server.url });
  };

  const opening = openOrKeepTrying(open, { log, isClosing: () => isClosing, tellBroken });
  try {
    await opening.first;
  } catch (error) {
    await server.close(0);
    throw error;
  }
  return {
    url: server.url,
    broken,
    async close() {
      isClosing = true;
      log.info('closing');
      const closed = server.close(REQUESTS_END_MILLISECONDS);
      await opening.last;
      await sortSoon?.flush();
      await core?.close(JOBS_END_MILLISECONDS, closed);
      await closed;
      log.info('closed');
    },
  };
}

interface Opening {
  /** When it is open, or the first try found the database away. Rejects where trying again is of no use. */
  readonly first: Promise<void>;
  /** When it is open, or nobody tries any more. */
  readonly last: Promise<void>;
}

interface OpeningDoors {
  readonly log: Log;
  readonly isClosing: () => boolean;
  /** Is told what makes further tries useless. */
  readonly tellBroken: (error: unknown) => void;
}

function openOrKeepTrying(open: () => Promise<void>, { log, isClosing, tellBroken }: OpeningDoors): Opening {
  const tryOnce = async (): Promise<boolean> => {
    try {
      await open();
      return true;
    } catch (error) {
      if (!isStoreError(error, 'unreachable')) throw error;
      log.error('database_away', { advice: 'It is tried again until it answers.' }, error);
      return false;
    }
  };
  const keepTrying = async (): Promise<void> => {
    for (let pause = 500; !isClosing(); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
      await pauseUnlessClosing(pause, isClosing);
      if (isClosing() || (await tryOnce())) return;
    }
  };
  const first = tryOnce();
  const giveUp = (error: unknown): void => {
    log.error('cannot_open', {}, error);
    tellBroken(error);
  };
  return {
    first: first.then(() => undefined),
    last: first.then(
      (isOpen) => (isOpen ? undefined : keepTrying().catch(giveUp)),
      () => undefined,
    ),
  };
}

/** In short steps, so that an end does not wait for it. */
async function pauseUnlessClosing(milliseconds: number, isClosing: () => boolean): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until && !isClosing()) await sleep(100);
}
