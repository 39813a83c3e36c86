/**
 * One process at a time in a folder: a file that says who. Made whole in one step (a hard link), so that nobody sees half of
 * it. The lock of a dead process is taken over by whoever holds the lock on *that very lock* (its file is named by the
 * dead one's unique token), so that of two takers one waits and then sees the other's.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { identifyThisProcess, observeProcess, processIdentitySchema } from '../process-identity.ts';
import { StoreError } from '../store-error.ts';

/** A holder on another machine that shares the folder cannot be looked at: it shows that it lives by touching the file. */
const SIGN_OF_LIFE_MILLISECONDS = 30_000;
const DEAD_AFTER_MILLISECONDS = 120_000;
/** The sign is set by the clock of the holder's machine, which may differ from ours: only one that stands still tells that he is dead. */
const WATCHED_MILLISECONDS = 45_000;

const holderSchema = processIdentitySchema.extend({ token: z.uuid(), since: z.iso.datetime() });
type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * @param watchedMilliseconds how long a silent holder on another machine is watched before he counts as dead: longer than he
 *   waits between two signs of life
 * @throws {StoreError} `store_locked` where another process has it, naming that process
 */
export async function lockFolder(file: string, watchedMilliseconds = WATCHED_MILLISECONDS): Promise<FolderLock> {
  const token = await acquire(file, watchedMilliseconds);
  const timer = setInterval(() => {
    const now = new Date();
    // A file that went missing is noticed by nobody who could do better than go on.
    utimes(file, now, now).catch(() => undefined);
  }, SIGN_OF_LIFE_MILLISECONDS).unref();
  return {
    async release() {
      clearInterval(timer);
      await releaseOwn(file, token);
    },
  };
}

async function acquire(file: string, watchedMilliseconds: number): Promise<string> {
  const mine: Holder = { ...identifyThisProcess(), token: randomUUID(), since: new Date().toISOString() };
  const beside = `${file}.${mine.token}.new`;
  await writeFile(beside, `${JSON.stringify(mine)}\n`, { flag: 'wx' });
  try {
    while (!(await linkIfFree(beside, file))) {
      const holder = await readHolder(file);
      if (holder === null) continue;
      if (await lives(holder, file, watchedMilliseconds)) throw lockedBy(holder, file);
      await takeOver(file, holder, { beside, watchedMilliseconds });
      const now = await readHolder(file);
      if (now?.token === mine.token) break;
    }
    return mine.token;
  } finally {
    await rm(beside, { force: true });
  }
}

interface Taker {
  /** Where its own lock stands until it is put in place. */
  readonly beside: string;
  readonly watchedMilliseconds: number;
}

/** Puts ours in the place of a dead one's, unless somebody was faster. */
async function takeOver(file: string, dead: Holder, { beside, watchedMilliseconds }: Taker): Promise<void> {
  const guard = `${file}.${dead.token}`;
  const guardToken = await acquire(guard, watchedMilliseconds);
  try {
    const still = await readHolder(file);
    if (still?.token === dead.token) await rename(beside, file);
  } finally {
    await releaseOwn(guard, guardToken);
  }
}

async function releaseOwn(file: string, token: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder?.token === token) await rm(file, { force: true });
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Null where there is no lock any more. */
async function readHolder(file: string): Promise<Holder | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  const holder = holderSchema.safeParse(parseJson(text));
  if (!holder.success) {
    throw new StoreError(
      'store_locked',
      `${file} is not a lock of Loyalty Lens. Remove it if nothing uses the folder.`,
    );
  }
  return holder.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function lives(holder: Holder, file: string, watchedMilliseconds: number): Promise<boolean> {
  const seen = observeProcess(holder);
  if (seen !== 'elsewhere') return seen === 'runs';
  try {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs < DEAD_AFTER_MILLISECONDS) return true;
    await sleep(watchedMilliseconds);
    return (await stat(file)).mtimeMs !== mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function lockedBy({ pid, host, since }: Holder, file: string): StoreError {
  return new StoreError(
    'store_locked',
    `The store is in use by process ${pid} on ${host} since ${since} (${file}). Wait until it has ended, or end it, then start again.`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
