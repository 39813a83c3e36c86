/**
 * Backups of a store in a folder. PGlite does not wait for the disk: the store survives a killed process, not a power cut,
 * and this is what is left then.
 */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderDatabase } from '../drivers/pglite-database.ts';
import { asOurOwn } from '../drivers/driver-failure.ts';
import { StoreError } from '../store-error.ts';
import { listNames, makeFreshData, withClosedFolder } from './folder-store.ts';

const KEPT = 2;
const NAME = /^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.tar\.gz$/;

/** Whether the latest backup is older than that, or there is none. */
export async function needsBackup(folder: string, olderThanMilliseconds: number): Promise<boolean> {
  const latest = (await listBackups(folder)).at(-1);
  return latest === undefined || Date.now() - instantOf(latest) > olderThanMilliseconds;
}

/** Writes a backup, whole or not at all, and takes older ones away but the last but one. */
export async function backUp(database: FolderDatabase, folder: string): Promise<void> {
  // Nothing else does it for a database without a server: dead rows make room, the planner learns, the log gets short.
  await database.runScript('vacuum analyze');
  await database.runScript('checkpoint');
  const archive = await database.dump();
  const file = join(folder, `backup-${new Date().toISOString().replaceAll(':', '-')}.tar.gz`);
  try {
    await asOurOwn(() => writeToDisk(`${file}.new`, archive), couldNotBackUp(folder));
  } catch (error) {
    // Half a backup is none, and only takes room.
    await rm(`${file}.new`, { force: true });
    throw error;
  }
  await rename(`${file}.new`, file);
  for (const old of (await listBackups(folder)).slice(0, -KEPT)) await rm(join(folder, old), { force: true });
}

export async function removeBackups(folder: string): Promise<void> {
  for (const name of await listBackups(folder)) await rm(join(folder, name), { force: true });
}

/**
 * Puts the latest backup in the place of the store's files, which are kept beside it as `data.before-INSTANT`.
 *
 * @returns when the backup was made
 * @throws {StoreError} `no_backup` where there is none; `store_locked` where the store is open
 */
export function restoreLatestBackup(folder: string): Promise<Date> {
  return withClosedFolder(folder, async () => {
    const latest = (await listBackups(folder)).at(-1);
    if (latest === undefined) {
      throw new StoreError('no_backup', `There is no backup in ${folder}. Start anew with a first fill.`);
    }
    await makeFreshData(folder, new Blob([await readFile(join(folder, latest))]));
    if ((await listNames(folder)).includes('data')) {
      const instant = new Date().toISOString().replaceAll(':', '-');
      await rename(join(folder, 'data'), join(folder, `data.before-${instant}`));
    }
    await rename(join(folder, 'data.new'), join(folder, 'data'));
    return new Date(instantOf(latest));
  });
}

/** The oldest first. */
async function listBackups(folder: string): Promise<readonly string[]> {
  return (await listNames(folder)).filter((name) => NAME.test(name)).sort();
}

function instantOf(name: string): number {
  return Date.parse(name.replace(NAME, '$1T$2:$3:$4'));
}

function couldNotBackUp(folder: string): (code: string | null) => string {
  return (code) =>
    `The store in ${folder} is written, and its backup could not be (${code ?? 'no code'}). Check that the disk has room and that this user may write there, then run the command again.`;
}

async function writeToDisk(file: string, archive: Blob): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(new Uint8Array(await archive.arrayBuffer()));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
