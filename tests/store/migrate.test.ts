import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/all-migrations.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEmptyDatabases } from './on-both-drivers.ts';

const second: Migration = { version: 2, name: 'second', sql: 'create table loyalty.second (x int)' };
const broken: Migration = {
  version: 3,
  name: 'broken',
  sql: 'create table loyalty.third (x int); create table loyalty.third (x int)',
};
const migrations = [{ version: 1, name: 'first', sql: 'create table loyalty.first (x int)' }];

it('the migrations are numbered from 1 without a gap', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

describeOnEmptyDatabases('the tables', (database) => {
  const tables = async (queries: Database): Promise<unknown[]> =>
    (
      await queries.query(
        `select table_name from information_schema.tables where table_schema = 'loyalty' order by table_name`,
      )
    ).map(([name]) => name);

  it('come in order, each change once, by however many programs at the same time', async () => {
    expect(await migrate(database(), false, migrations)).toBe(false);
    expect(await tables(database())).toEqual([]);
    expect(await Promise.all([1, 2, 3].map(() => migrate(database(), true, migrations)))).toEqual([true, true, true]);
    expect(await tables(database())).toEqual(['first', 'schema_version']);
    await migrate(database(), false, [...migrations, second]);
    expect(await database().query('select version, name from loyalty.schema_version order by version')).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('stay as they were where a change fails', async () => {
    await expect(migrate(database(), true, [...migrations, second, broken])).rejects.toMatchObject({
      code: 'statement_failed',
    });
    expect(await tables(database())).toEqual(['first', 'schema_version', 'second']);
  });

  it('of a newer program are left alone, and the message says which versions', async () => {
    await expect(migrate(database(), true, migrations)).rejects.toMatchObject({
      code: 'schema_newer',
      message: expect.stringMatching(/version 2, this program knows 1. Update this program/) as string,
    });
  });

  it('of somebody else under the same name are not touched', async () => {
    await database().runScript('drop table loyalty.schema_version');
    await expect(migrate(database(), true, migrations)).rejects.toMatchObject({ code: 'not_a_store' });
    expect(await tables(database())).toEqual(['first', 'second']);
  });
});
