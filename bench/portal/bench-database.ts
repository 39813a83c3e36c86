/** A store of the benchmark's own: nothing of a store that is in use is touched, and nothing stays behind. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { RunOrder } from './run-messages.ts';
import { startPostgres } from '../../tests/support/postgres.ts';

export interface BenchDatabase {
  readonly name: 'PostgreSQL' | 'PGlite';
  readonly location: RunOrder['location'];
  /** Bytes that the data takes; null where that is not known. */
  measure(): Promise<number | null>;
  remove(): Promise<void>;
}

/** @param databaseUrl of a server on which a database may be created; null: PGlite in a temporary folder */
export async function makeBenchDatabase(databaseUrl: string | null): Promise<BenchDatabase> {
  return databaseUrl === null ? makeFolderIn(tmpdir()) : makeDatabase(databaseUrl);
}

/** On a PostgreSQL server that is started for it and ends with it; null where none can be had. */
export async function makeOwnServer(): Promise<{
  readonly url: string;
  readonly stop: () => Promise<void>;
} | null> {
  const server = await startPostgres(true);
  return server === null ? null : { url: server.url, stop: () => server.stop() };
}

/** PGlite in a folder of its own within another one. */
export async function makeFolderIn(parent: string): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(parent, 'loyalty-bench-'));
  return {
    name: 'PGlite',
    location: { kind: 'folder', folder },
    measure: () => Promise.resolve(null),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makeDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `loyalty_bench_${randomUUID().replaceAll('-', '')}`;
  const ask = (sql: string): Promise<readonly unknown[][]> => query(serverUrl, sql);
  await ask(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    name: 'PostgreSQL',
    location: { kind: 'server', databaseUrl: url.href },
    async measure() {
      const [row] = await ask(`select pg_database_size('${name}')`);
      return Number(row?.[0]);
    },
    async remove() {
      await ask(`drop database ${name} with (force)`);
    },
  };
}

async function query(connectionString: string, sql: string): Promise<readonly unknown[][]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows;
  } finally {
    await client.end();
  }
}
