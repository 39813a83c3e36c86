import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { restoreBackup } from '../../src/store/folder/backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';
import { makeEmptyDatabase, SERVER } from './on-both-drivers.ts';

const PORTAL = '42';
const write = (store: Store, value: unknown): Promise<void> => store.portal(PORTAL).mirror.writeCheckpoint('x', value);
const read = (store: Store): Promise<unknown> => store.portal(PORTAL).mirror.readCheckpoint('x');

async function using<T>(store: Store | null, work: (store: Store) => Promise<T>): Promise<T> {
  if (store === null) throw new Error('there is no store');
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a store in memory', () => {
  it('is only ever made', async () => {
    expect(await openStore({ kind: 'memory' }, 'open')).toBeNull();
  });
});

describe('a store in a folder', () => {
  const made = makeTemporaryDirectory();
  const at = (folder: string) => ({ kind: 'folder', folder }) as const;
  /** A folder with a store in which something was written. */
  const copyOfMade = (): string => {
    const folder = join(makeTemporaryDirectory(), 'store');
    cpSync(made, folder, { recursive: true });
    return folder;
  };

  beforeAll(async () => {
    // As a process leaves it that is killed while it makes the store.
    mkdirSync(join(made, 'data.new/base'), { recursive: true });
    writeFileSync(join(made, 'data.new/PG_VERSION'), '18');
    await using(await openStore(at(made), 'create'), (store) => write(store, 'kept'));
  });

  it('is made whole also where a process was killed while it made one', () => {
    expect(readdirSync(made)).toEqual(['data']);
  });

  it('is not made by a process that only looks', async () => {
    const folder = join(makeTemporaryDirectory(), 'deep', 'store');
    expect(await openStore(at(folder), 'open')).toBeNull();
    expect(existsSync(folder)).toBe(false);
  });

  it('holds what was written after it was closed and opened, and leaves no lock', async () => {
    const folder = copyOfMade();
    expect(readdirSync(folder)).toEqual(['data']);
    expect(await using(await openStore(at(folder), 'open'), read)).toBe('kept');
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('is refused to a second opener, who is told the process', async () => {
    const folder = copyOfMade();
    const store = await openStore(at(folder), 'create');
    await expect(openStore(at(folder), 'open')).rejects.toThrow(`in use by process ${process.pid}`);
    await store.close();
  });

  it.each([
    ['a folder of other files', 'notes.txt', '"notes.txt"'],
    ['files that are no database', 'data/notes.txt', '"data" without a database in it'],
  ])('is not looked for in %s', async (_, name, found) => {
    const folder = makeTemporaryDirectory();
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'mine');
    await expect(openStore(at(folder), 'create')).rejects.toMatchObject({
      code: 'not_a_store',
      message: expect.stringContaining(`${folder} is not a store of Loyalty Lens: there is ${found}`) as string,
    });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is not looked for in a file', async () => {
    const file = join(makeTemporaryDirectory(), 'file');
    writeFileSync(file, 'mine');
    await expect(openStore(at(file), 'open')).rejects.toMatchObject({ code: 'not_a_store' });
  });

  it('cannot be where no folder can be, and the message says where', async () => {
    const folder = join(makeTemporaryDirectory(), 'x'.repeat(300));
    await expect(openStore(at(folder), 'create')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(`The store's folder ${folder} cannot be used (ENAMETOOLONG).`) as string,
    });
  });

  it('is backed up when the last backup is older than asked for, and the last two are kept', async () => {
    const folder = copyOfMade();
    const old = ['2026-01-01', '2026-01-02'].map((day) => `backup-${day}T01-02-03.456Z.tar.gz`);
    for (const name of old) writeFileSync(join(folder, name), '');
    await using(await openStore(at(folder), 'open'), async (store) => {
      expect(await store.backUpWhenOlderThan(1000 * 365 * 86_400_000)).toBe('recent_enough');
      expect(await store.backUpWhenOlderThan(3_600_000)).toBe('backed_up');
      expect(await store.backUpWhenOlderThan(3_600_000)).toBe('recent_enough');
    });
    const names = readdirSync(folder).filter((name) => name.startsWith('backup-'));
    expect(names).toHaveLength(2);
    expect(names[0]).toBe(old[1]);
    expect(readdirSync(folder).filter((name) => !/^(data|backup-.*\.tar\.gz)$/.test(name))).toEqual([]);
  });

  it('comes back from its backup, and what it is put in the place of is kept', async () => {
    const folder = copyOfMade();
    await using(await openStore(at(folder), 'open'), async (store) => {
      await store.backUpWhenOlderThan(0);
      await write(store, 'after the backup');
      await expect(restoreBackup(folder, null)).rejects.toMatchObject({ code: 'store_locked' });
    });
    rmSync(join(folder, 'data/global'), { recursive: true });
    await expect(openStore(at(folder), 'open')).rejects.toMatchObject({ code: 'unreachable' });
    expect(Math.abs((await restoreBackup(folder, null)).madeAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await using(await openStore(at(folder), 'open'), read)).toBe('kept');
    expect(readdirSync(folder).some((name) => name.startsWith('data.before-'))).toBe(true);
    const [backup = ''] = readdirSync(folder).filter((name) => name.startsWith('backup-'));
    writeFileSync(join(folder, backup), 'no archive');
    await expect(restoreBackup(folder, null)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await using(await openStore(at(folder), 'open'), read)).toBe('kept');
  });

  it('without a backup says so', async () => {
    await expect(restoreBackup(copyOfMade(), null)).rejects.toMatchObject({ code: 'no_backup' });
  });

  it.runIf(existsSync('/dev/full'))(
    'whose backup finds the disk full says so, stays locked and whole, and is closed as ever',
    async () => {
      const folder = copyOfMade();
      onTestFinished(() => void vi.useRealTimers());
      await using(await openStore(at(folder), 'open'), async (store) => {
        await store.backUpWhenOlderThan(0);
        const files = readdirSync(folder).toSorted();
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
        const name = `backup-${new Date().toISOString().replaceAll(':', '-')}.tar.gz.new`;
        symlinkSync('/dev/full', join(folder, name));
        await expect(store.backUpWhenOlderThan(0)).rejects.toMatchObject({
          code: 'unreachable',
          message: expect.stringContaining(
            `The store in ${folder} is written, and its backup could not be (ENOSPC). Check that the disk has room`,
          ) as string,
        });
        expect(readdirSync(folder).toSorted()).toEqual(files);
        expect(files).toContain('lock');
        await expect(openStore(at(folder), 'open')).rejects.toMatchObject({ code: 'store_locked' });
        expect(await read(store)).toBe('kept');
      });
      expect(readdirSync(folder).toSorted()).toEqual([expect.stringMatching(/^backup-.*\.gz$/), 'data']);
      expect(await using(await openStore(at(folder), 'open'), read)).toBe('kept');
    },
  );

  it('keeps no backup of a portal that was erased', async () => {
    const folder = copyOfMade();
    await using(await openStore(at(folder), 'open'), async (store) => {
      await store.backUpWhenOlderThan(0);
      await store.portal(PORTAL).erase();
      expect(await read(store)).toBeNull();
    });
    expect(readdirSync(folder)).toEqual(['data']);
  });
});

describe.skipIf(SERVER === null)('a store on a server', () => {
  const at = (databaseUrl: string) => ({ kind: 'server', databaseUrl }) as const;

  it('is not made by a process that only looks', async () => {
    const url = await makeEmptyDatabase();
    expect(await openStore(at(url), 'open')).toBeNull();
    const client = new Client({ connectionString: url });
    await client.connect();
    expect((await client.query(`select 1 from pg_namespace where nspname = 'loyalty'`)).rows).toEqual([]);
    await client.end();
  });

  it('holds what was written after it was closed and opened, for as many as open it', async () => {
    const url = await makeEmptyDatabase();
    await using(await openStore(at(url), 'create'), async (store) => {
      await write(store, 'kept');
      expect(await using(await openStore(at(url), 'open'), read)).toBe('kept');
      expect(await store.backUpWhenOlderThan(0)).toBe('not_needed');
      await store.portal(PORTAL).erase();
      expect(await read(store)).toBeNull();
    });
  });

  it('that is away or refuses is told without the address or the password', async () => {
    const elsewhere = new URL(SERVER ?? '');
    elsewhere.port = '1';
    elsewhere.password = 'canary-password';
    const missing = new URL(SERVER ?? '');
    missing.pathname = '/canary_database';
    for (const [url, why] of [
      [elsewhere.href, 'cannot be reached (ECONNREFUSED)'],
      [missing.href, 'does not exist (3D000)'],
      ['postgres://canary_user:canary@256.256.256.256.invalid/canary', 'cannot be reached'],
      ['not a url: canary', 'cannot be reached'],
    ] as const) {
      const error: unknown = await openStore(at(url), 'create').catch((failure: unknown) => failure);
      expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining(why) as string });
      expect(
        `${String(error)} ${error instanceof Error ? String(error.stack) : ''} ${JSON.stringify(error)}`,
      ).not.toMatch(/canary|127\.0\.0\.1/);
    }
  });

  it('goes on after its connections were cut', async () => {
    const url = await makeEmptyDatabase();
    await using(await openStore(at(url), 'create'), async (store) => {
      await write(store, 1);
      const client = new Client({ connectionString: SERVER ?? '' });
      await client.connect();
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
        new URL(url).pathname.slice(1),
      ]);
      await client.end();
      await expect.poll(() => read(store).catch(() => 'cut'), { timeout: 5000 }).toBe(1);
    });
  });
});
