/** The commands with which a store on a server is backed up and put back, as docs/operations.md names them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const call = promisify(execFile);

export interface DumpPlace {
  /** The folder that holds `pg_dump`, `pg_restore`, `dropdb` and `createdb`. */
  readonly programs: string;
  /** Of the maintenance database, as an administrator of the server. */
  readonly administrator: string;
  readonly database: string;
  readonly file: string;
}

/** Backs the database up while others write into it. */
export async function dumpDatabase({ programs, administrator, database, file }: DumpPlace): Promise<void> {
  await call(join(programs, 'pg_dump'), ['--format=custom', `--file=${file}`, urlOf(administrator, database)]);
}

/** Takes the database away from whoever is at work in it. */
export async function dropDatabase({ programs, administrator, database }: DumpPlace): Promise<void> {
  await call(join(programs, 'dropdb'), ['--force', `--maintenance-db=${administrator}`, database]);
}

/** @param owner the log-in of DATABASE_URL */
export async function restoreDatabase(
  { programs, administrator, database, file }: DumpPlace,
  owner: string,
): Promise<void> {
  const create = [`--maintenance-db=${administrator}`, `--owner=${owner}`, '--template=template0', database];
  await call(join(programs, 'createdb'), create);
  const into = `--dbname=${urlOf(administrator, database)}`;
  await call(join(programs, 'pg_restore'), ['--exit-on-error', into, file]);
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
