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

export interface Backup {
  /** Of its file in the store's folder. */
  readonly name: string;
  readonly madeAt: Date;
}

/** The oldest first; empty where there is no such folder. */
export async function findBackups(folder: string): Promise<readonly Backup[]> {
  return (await listBackups(folder)).map((name) => ({ name, madeAt: new Date(instantOf(name)) }));
}

/**
 * Puts a backup in the place of the store's files, which are kept beside it as `data.before-INSTANT`.
 *
 * @param name of the backup's file; null: the latest
 * @returns the backup, and what the files that were there are called now (null where there were none)
 * @throws {StoreError} `no_backup` where there is none of that name; `store_locked` where the store is open
 */
export function restoreBackup(
  folder: string,
  name: string | null,
): Promise<Backup & { readonly keptAside: string | null }> {
  return withClosedFolder(folder, async () => {
    const backups = await findBackups(folder);
    const backup = name === null ? backups.at(-1) : backups.find((one) => one.name === name);
    if (backup === undefined) throw noBackup(folder, name);
    await makeFreshData(folder, new Blob([await readFile(join(folder, backup.name))]));
    const instant = new Date().toISOString().replaceAll(':', '-');
    const keptAside = (await listNames(folder)).includes('data') ? `data.before-${instant}` : null;
    if (keptAside !== null) await rename(join(folder, 'data'), join(folder, keptAside));
    await rename(join(folder, 'data.new'), join(folder, 'data'));
    return { ...backup, keptAside };
  });
}

function noBackup(folder: string, name: string | null): StoreError {
  return new StoreError(
    'no_backup',
    name === null
      ? `There is no backup in ${folder}. Start anew with a first fill.`
      : `There is no backup ${name} in ${folder}. loyalty restore --list names those that are there.`,
  );
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
