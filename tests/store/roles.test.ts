import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresDatabase } from '../../src/store/drivers/postgres-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startPostgres, type PostgresServer } from '../support/postgres.ts';
import { SERVER } from './on-both-drivers.ts';
import { listPortalTables } from './portal-rows.ts';

const ROLES = 'loyalty_program, loyalty_front';

/** On a server of its own: roles are of the whole server, and other tests have made them on the shared one. */
describe.skipIf(SERVER === null)('the roles of the program', () => {
  const servers: PostgresServer[] = [];
  beforeAll(async () => {
    const server = await startPostgres(false);
    if (server !== null) servers.push(server);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
  });

  const asAdministrator = async (sql: string): Promise<readonly unknown[]> => {
    const client = new Client({ connectionString: servers[0]!.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  /** The URL of a database that belongs to a log-in of the same name. */
  const newOwned = async (name: string, rights: string): Promise<string> => {
    const url = new URL(await servers[0]!.createDatabase(name));
    await asAdministrator(`create role ${name} login ${rights}; alter database ${name} owner to ${name}`);
    url.username = name;
    return url.href;
  };
  const open = (databaseUrl: string): ReturnType<typeof openStore> =>
    openStore({ kind: 'server', databaseUrl }, 'create');
  const roles = (): Promise<readonly unknown[]> =>
    asAdministrator(`select rolname, rolcanlogin, rolsuper from pg_roles where rolname like 'loyalty!_%' escape '!'`);

  it('are made once, also where the first programs of several databases start at the same time', async () => {
    expect(await roles()).toEqual([]);
    const urls = await Promise.all(['a', 'b', 'c'].map((name) => servers[0]!.createDatabase(name)));
    const stores = await Promise.all([...urls, ...urls].map(open));
    for (const store of stores) {
      await store?.portal('1').mirror.writeCheckpoint('x', 1);
      await store?.close();
    }
    expect(await roles()).toEqual([
      { rolname: 'loyalty_program', rolcanlogin: false, rolsuper: false },
      { rolname: 'loyalty_front', rolcanlogin: false, rolsuper: false },
    ]);
    for (const name of ['a', 'b', 'c']) await asAdministrator(`drop database ${name}`);
    await asAdministrator(`drop role ${ROLES}`);
  });

  it('are made by a log-in that may make roles and is no superuser, and hold it too', async () => {
    const url = await newOwned('maker', 'createrole');
    const store = await open(url);
    await store?.portal('1').mirror.writeCheckpoint('x', 'kept');
    await store?.intake.takeIn([{ portalId: '1', key: 'a', body: '{}' }], 'x');
    expect(await store?.portal('1').mirror.readCheckpoint('x')).toBe('kept');
    expect(await store?.intake.portalsWaiting(new Date('2100-01-01'))).toEqual(['1']);
    await store?.close();
    const database = openPostgresDatabase(url);
    for (const { name } of await listPortalTables(database)) {
      expect([name, await database.query(`select 1 from loyalty.${name}`)]).toEqual([name, []]);
    }
    await database.close();
    await asAdministrator('drop database maker');
    await asAdministrator(`drop role ${ROLES}`);
  });

  it('are asked for in words that an administrator can run, where the log-in may not make them', async () => {
    const url = await newOwned('plain', '');
    const error: unknown = await open(url).catch((failure: unknown) => failure);
    const message = error instanceof Error ? error.message : '';
    expect(error).toMatchObject({ code: 'roles_missing' });
    const sql = /run once: (.*); then start again/.exec(message)?.[1] ?? '';
    expect(sql).toBe(
      `create role loyalty_program nologin; create role loyalty_front nologin; grant ${ROLES} to "plain"`,
    );
    expect(await openStore({ kind: 'server', databaseUrl: url }, 'open')).toBeNull();
    await asAdministrator(sql);
    const store = await open(url);
    expect(await store?.portal('1').runs.listRuns(1)).toEqual([]);
    await store?.close();
  });

  it('that are there and not ours to be are asked for too', async () => {
    const url = await newOwned('later', '');
    await expect(open(url)).rejects.toMatchObject({
      code: 'roles_missing',
      message: expect.stringContaining(`run once: grant ${ROLES} to "later"; then`) as string,
    });
    await asAdministrator('grant loyalty_program to later');
    await expect(open(url)).rejects.toThrow('run once: grant loyalty_front to "later"; then');
  });
});
