/**
 * The folder of a store without a server:
 *
 *     lock                  who has it open
 *     data/                 PGlite's files
 *     backup-INSTANT.tar.gz the last two backups
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asOurOwn } from '../drivers/driver-failure.ts';
import { openPgliteDatabase, type FolderDatabase } from '../drivers/pglite-database.ts';
import { migrate } from '../migrations/migrate.ts';
import { StoreError } from '../store-error.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';

const OURS = /^(lock(\..*)?|data(\.(new|before-.*))?|backup-.*\.tar\.gz(\.new)?)$/;

export interface OpenFolder {
  readonly database: FolderDatabase;
  close(): Promise<void>;
}

/**
 * Opens the store in a folder and keeps others out.
 *
 * @returns null where there is none and none was to be created
 * @throws {StoreError} `store_locked`, `not_a_store`, `schema_newer` or `unreachable`
 */
export function openFolder(folder: string, create: boolean): Promise<OpenFolder | null> {
  return inFolder(folder, async () => {
    if (!create && !(await listNames(folder)).includes('data')) return null;
    const lock = await takeFolder(folder);
    try {
      if (!(await listNames(folder)).includes('data')) {
        await makeFreshData(folder);
        await rename(join(folder, 'data.new'), join(folder, 'data'));
      }
      return await openData(folder, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

/**
 * Does something to a folder while nobody has the store open.
 *
 * @throws {StoreError} `store_locked`, `not_a_store` or `unreachable`
 */
export function withClosedFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return inFolder(folder, async () => {
    const lock = await takeFolder(folder);
    try {
      return await work();
    } finally {
      await lock.release();
    }
  });
}

/**
 * Makes the files of a database as `data.new`, to be moved into place when they are complete: a process that is killed
 * while it makes them leaves no half of a database behind.
 *
 * @param archive what to begin with, as a backup holds it
 */
export async function makeFreshData(folder: string, archive?: Blob): Promise<void> {
  const fresh = join(folder, 'data.new');
  await rm(fresh, { recursive: true, force: true });
  const database = await openPgliteDatabase(fresh, archive);
  try {
    await migrate(database, true);
  } finally {
    await database.close();
  }
}

function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return asOurOwn(
    work,
    (code) =>
      `The store's folder ${folder} cannot be used${code === null ? '' : ` (${code})`}. Check that it can be made, that the disk has room and that this user may write there.`,
  );
}

async function takeFolder(folder: string): Promise<FolderLock> {
  checkNames(folder, await listNames(folder));
  await mkdir(folder, { recursive: true });
  return lockFolder(join(folder, 'lock'));
}

async function openData(folder: string, lock: FolderLock): Promise<OpenFolder> {
  const data = join(folder, 'data');
  if (!(await listNames(data)).includes('PG_VERSION')) throw notAStore(folder, '"data" without a database in it');
  const database = await openPgliteDatabase(data);
  try {
    await migrate(database, true);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    database,
    async close() {
      await database.close();
      await lock.release();
    },
  };
}

export async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT') return [];
      if (error.code === 'ENOTDIR') throw notAStore(folder, 'no folder');
    }
    throw error;
  }
}

function checkNames(folder: string, names: readonly string[]): void {
  const foreign = names.find((name) => !OURS.test(name));
  if (foreign !== undefined) throw notAStore(folder, `"${foreign}"`);
}

function notAStore(folder: string, found: string): StoreError {
  return new StoreError(
    'not_a_store',
    `${folder} is not a store of Loyalty Lens: there is ${found}. Name an empty folder or one that was made by this program.`,
  );
}
