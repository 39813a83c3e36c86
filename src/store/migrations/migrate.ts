/** Brings the tables to this program's version. All of them are in a schema of their own, called `loyalty`. */
import { numberAt } from '../cells.ts';
import type { Database, Queries } from '../database.ts';
import { StoreError } from '../store-error.ts';
import { MIGRATIONS } from './all-migrations.ts';
import type { Migration } from './migration.ts';
import { makeRoles } from './roles.ts';

/**
 * Applies what is missing, in one transaction; programs that start at the same time wait for each other.
 *
 * @param create whether to begin where there is nothing yet
 * @returns false where there is nothing yet and nothing was to be created
 * @throws {StoreError} `schema_newer` where a newer program was here; `not_a_store` where the schema is somebody else's;
 *   `roles_missing` where the log-in may not work as the program's roles
 */
export function migrate(
  database: Database,
  create: boolean,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    await queries.query(`select pg_advisory_xact_lock(hashtextextended('loyalty.schema', 0))`);
    const found = await readVersion(queries);
    if (found === null && !create) return false;
    checkKnown(found, migrations);
    // Also where nothing is to be applied: the tables may have come from another server, without them.
    await makeRoles(queries);
    await applyMissing(queries, found, migrations);
    return true;
  });
}

function checkKnown(found: number | null, migrations: readonly Migration[]): void {
  const known = migrations.at(-1)?.version ?? 0;
  if (found !== null && found > known) {
    throw new StoreError(
      'schema_newer',
      `The store was written by a newer Loyalty Lens: its tables have version ${found}, this program knows ${known}. Update this program.`,
    );
  }
}

async function applyMissing(queries: Queries, found: number | null, migrations: readonly Migration[]): Promise<void> {
  if (found === null) {
    await queries.runScript(`
      create schema if not exists loyalty;
      create table loyalty.schema_version (
        version integer primary key,
        name text not null,
        applied_at timestamptz not null default now()
      );`);
  }
  for (const { version, name, sql } of migrations) {
    if (version <= (found ?? 0)) continue;
    await queries.runScript(sql);
    await queries.query('insert into loyalty.schema_version (version, name) values ($1, $2)', [version, name]);
  }
}

/** Null where there are no tables of ours. */
async function readVersion(queries: Queries): Promise<number | null> {
  const [found] = await queries.query(`
    select to_regclass('loyalty.schema_version') is not null,
           exists (select from pg_class where relnamespace = to_regnamespace('loyalty'))`);
  if (found?.[0] === true) {
    const [row] = await queries.query('select coalesce(max(version), 0) from loyalty.schema_version');
    return row === undefined ? 0 : numberAt(row, 0);
  }
  if (found?.[1] === true) {
    throw new StoreError(
      'not_a_store',
      'The database has a schema "loyalty" that is not of this program. Name another database in DATABASE_URL.',
    );
  }
  return null;
}
