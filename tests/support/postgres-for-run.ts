/** What all test files of a run share: one PostgreSQL server, and the files of a PGlite database that need no `initdb`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server's maintenance database; null where no PostgreSQL can be had. */
    readonly postgres: string | null;
    /** File with a PGlite database in which the tables are. */
    readonly pgliteArchive: string;
  }
}

let server: PostgresServer | null = null;
let folder = '';

export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres(false);
  if (server === null) {
    console.log(
      'SKIPPED: the tests of the store on PostgreSQL. No initdb and postgres here, and none could be installed.',
    );
  }
  project.provide('postgres', server?.url ?? null);
  project.provide('pgliteArchive', await makeArchive());
}

export async function teardown(): Promise<void> {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function makeArchive(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'loyalty-pglite-'));
  const database = await openPgliteDatabase(null);
  await migrate(database, true);
  const file = join(folder, 'tables.tar.gz');
  await writeFile(file, new Uint8Array(await (await database.dump()).arrayBuffer()));
  await database.close();
  return file;
}
