/** The door of the store: a PostgreSQL server where one is named, else a folder of files on this machine. */
import type { JobQueue } from '../operations/ports/job-queue.ts';
import { createStore } from './create-store.ts';
import { type FolderDatabase, openPgliteDatabase } from './drivers/pglite-database.ts';
import { openPostgresDatabase } from './drivers/postgres-database.ts';
import { backUp, needsBackup, removeBackups } from './folder/backup.ts';
import { openFolder } from './folder/folder-store.ts';
import { migrate } from './migrations/migrate.ts';
import type { Clock, Store } from './store.ts';

/** Where the store is. In memory: gone when it is closed. */
export type StoreLocation =
  | { readonly kind: 'server'; readonly databaseUrl: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory' };

const WITHOUT_BACKUPS = {
  backUpWhenOlderThan: () => Promise.resolve('not_needed' as const),
  erased: () => Promise.resolve(),
};

/**
 * Opens the store, bringing its tables to this program's version.
 *
 * @param mode `create` makes what is not there; `open` leaves everything as it is where there is no store
 * @param now what people read of is stamped with it: when a run began, when something was set; this machine's where left out
 * @returns null where there is no store and the mode is `open`
 * @throws {StoreError} `store_locked`, `schema_newer`, `not_a_store` or `unreachable`
 */
export function openStore(location: StoreLocation, mode: 'create', now?: Clock): Promise<Store>;
export function openStore(location: StoreLocation, mode: 'open' | 'create', now?: Clock): Promise<Store | null>;
export async function openStore(
  location: StoreLocation,
  mode: 'open' | 'create',
  now: Clock = () => new Date(),
): Promise<Store | null> {
  const create = mode === 'create';
  switch (location.kind) {
    case 'server':
      return openOnServer(location.databaseUrl, create, now);
    case 'folder':
      return openInFolder(location.folder, create, now);
    case 'memory':
      return create ? openInMemory(now) : null;
  }
}

async function openOnServer(databaseUrl: string, create: boolean, now: Clock): Promise<Store | null> {
  const database = openPostgresDatabase(databaseUrl);
  try {
    if (await migrate(database, create))
      return createStore(database, {
        ...WITHOUT_BACKUPS,
        now,
        openJobs: () => openJobsOnServer(databaseUrl),
        close: () => database.close(),
      });
  } catch (error) {
    await database.close();
    throw error;
  }
  await database.close();
  return null;
}

async function openInFolder(folder: string, create: boolean, now: Clock): Promise<Store | null> {
  const opened = await openFolder(folder, create);
  if (opened === null) return null;
  // Whoever had the folder open before is gone, and with him whoever did its jobs.
  let isTakenOver = true;
  return createStore(opened.database, {
    now,
    close: () => opened.close(),
    erased: () => removeBackups(folder),
    openJobs: async () => {
      const jobs = await openJobsInProcess(opened.database, isTakenOver);
      isTakenOver = false;
      return jobs;
    },
    async backUpWhenOlderThan(milliseconds) {
      if (!(await needsBackup(folder, milliseconds))) return 'recent_enough';
      await backUp(opened.database, folder);
      return 'backed_up';
    },
  });
}

async function openInMemory(now: Clock): Promise<Store> {
  const database = await openPgliteDatabase(null);
  await migrate(database, true);
  return createStore(database, {
    ...WITHOUT_BACKUPS,
    now,
    openJobs: () => openJobsInProcess(database, false),
    close: () => database.close(),
  });
}

/** The engine of the jobs is loaded where there are jobs: most commands have none. */
async function openJobsOnServer(databaseUrl: string): Promise<JobQueue> {
  const { openJobQueue } = await import('./jobs/open-job-queue.ts');
  const { engineOnServer } = await import('./jobs/engine-databases.ts');
  return openJobQueue(engineOnServer(databaseUrl));
}

async function openJobsInProcess(
  { engine, away }: Pick<FolderDatabase, 'engine' | 'away'>,
  isTakenOver: boolean,
): Promise<JobQueue> {
  const { openJobQueue } = await import('./jobs/open-job-queue.ts');
  const { engineInProcess } = await import('./jobs/engine-databases.ts');
  return openJobQueue(engineInProcess(engine, away, isTakenOver));
}
