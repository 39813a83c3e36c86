import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import type { Database } from '../../src/store/database.ts';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';
import { openPostgresDatabase } from '../../src/store/drivers/postgres-database.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import type { Store } from '../../src/store/store.ts';

/** Null where no PostgreSQL can be had: its tests are skipped. */
export const SERVER = inject('postgres');

export interface TestBed {
  readonly database: Database;
  readonly store: Store;
  /** The store as another process has it, on the same tables. */
  readonly other: Store;
  /** A portal that no other test uses. */
  newPortalId(): string;
}

export async function makeEmptyDatabase(): Promise<string> {
  const client = new Client({ connectionString: SERVER ?? '' });
  await client.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(SERVER ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

const DRIVERS = [
  {
    driver: 'PGlite',
    openEmpty: () => openPgliteDatabase(null),
    openReady: async () => openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive'))),
  },
  { driver: 'PostgreSQL', openEmpty: openOnServer, openReady: openOnServer },
] as const;

/** Runs the same tests on both drivers, each with a database of its own in which the tables are. */
export function describeOnBothDrivers(what: string, tests: (bed: () => TestBed) => void): void {
  describeOnDatabases(
    what,
    async ({ openReady }) => layOut(await openReady()),
    ({ database }) => database.close(),
    tests,
  );
}

/** Runs the same tests on both drivers, each with an empty database of its own. */
export function describeOnEmptyDatabases(what: string, tests: (database: () => Database) => void): void {
  describeOnDatabases(
    what,
    ({ openEmpty }) => openEmpty(),
    (database) => database.close(),
    tests,
  );
}

function describeOnDatabases<T>(
  what: string,
  open: (driver: (typeof DRIVERS)[number]) => Promise<T>,
  close: (opened: T) => Promise<void>,
  tests: (opened: () => T) => void,
): void {
  for (const driver of DRIVERS) {
    describe.skipIf(driver.driver === 'PostgreSQL' && SERVER === null)(`${what} on ${driver.driver}`, () => {
      const opened: T[] = [];
      beforeAll(async () => {
        opened.push(await open(driver));
      });
      afterAll(async () => {
        for (const one of opened) await close(one);
      });
      tests(() => {
        const [one] = opened;
        if (one === undefined) throw new Error('The database is opened before the first test.');
        return one;
      });
    });
  }
}

async function openOnServer(): Promise<Database> {
  return openPostgresDatabase(await makeEmptyDatabase());
}

async function layOut(database: Database): Promise<TestBed> {
  await migrate(database, true);
  const own = {
    close: () => Promise.resolve(),
    erased: () => Promise.resolve(),
    openJobs: () => Promise.reject(new Error('These tests have no jobs.')),
    backUpWhenOlderThan: () => Promise.resolve('not_needed' as const),
    now: () => new Date(),
  };
  let portals = 0;
  return {
    database,
    store: createStore(database, own),
    other: createStore(database, own),
    newPortalId: () => String(1000 + ++portals),
  };
}
