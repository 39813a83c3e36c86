import { expect, it } from 'vitest';
import type { DatabaseView } from '../../src/store/database.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { describeOnBothDrivers, type TestBed } from './on-both-drivers.ts';
import { countRows, findUnprotected, listPortalTables, type PortalTable } from './portal-rows.ts';

const REQUESTS = 400;
const AT_ONCE = 8;
/** What the front may read: the rest of a portal is nobody's business there. */
const SEEN_FROM_THE_FRONT = ['inbox_event', 'installation', 'oauth_state'];

const REFUSED = { code: 'statement_failed', sqlState: '42501' };

describeOnBothDrivers('the portals', (bed) => {
  const fill = async (tables: readonly PortalTable[], portalIds: readonly string[]): Promise<void> => {
    for (const { insert } of tables) for (const portalId of portalIds) await bed().database.query(insert, [portalId]);
  };

  it('are kept apart in every table that there is, and a table that nobody thought of is found', async () => {
    const { database } = bed();
    expect(await findUnprotected(database)).toEqual([]);
    await database.runScript('create table loyalty.planted (portal_id bigint)');
    expect(await findUnprotected(database)).toEqual(['planted']);
    await database.runScript('alter table loyalty.planted enable row level security, force row level security');
    expect(await findUnprotected(database)).toEqual(['planted']);
    await database.runScript('drop table loyalty.planted');
  });

  it('see, change, add and take away no row of another one, in any table', async () => {
    const { database } = bed();
    const tables = await listPortalTables(database);
    expect(tables.length).toBeGreaterThan(20);
    const [mine, theirs] = [bed().newPortalId(), bed().newPortalId()];
    await fill(tables, [mine, theirs]);
    const view = database.forPortal(mine);
    for (const { name, insert } of tables) {
      const table = `loyalty.${name}`;
      expect([name, await view.query(`select portal_id from ${table}`)]).toEqual([name, [[mine]]]);
      const ofTheirs = `where portal_id = ${theirs}`;
      expect(await view.query(`update ${table} set portal_id = portal_id ${ofTheirs} returning portal_id`)).toEqual([]);
      expect(await view.query(`delete from ${table} ${ofTheirs} returning portal_id`)).toEqual([]);
      await expect(view.query(insert, [theirs])).rejects.toMatchObject(REFUSED);
      await expect(view.query(`update ${table} set portal_id = ${theirs}`)).rejects.toMatchObject(REFUSED);
      await expect(view.query(`truncate ${table}`)).rejects.toMatchObject(REFUSED);
      expect(await view.query(`delete from ${table} returning portal_id`)).toEqual([[mine]]);
      expect([name, await countRows(database, name, theirs)]).toEqual([name, 1]);
    }
  });

  it('are reached by no statement that belongs to none', async () => {
    const { database } = bed();
    const tables = await listPortalTables(database);
    await fill(tables, [bed().newPortalId()]);
    await database.transaction(async (queries) => {
      await queries.runScript('set local role loyalty_program');
      for (const { name } of tables) expect(await queries.query(`select 1 from loyalty.${name}`)).toEqual([]);
    });
    await expect(database.forPortal('1').query('select version from loyalty.schema_version')).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('are told apart by an id that is a number, and by nothing else', () => {
    for (const id of ['', '-1', "1'; set role postgres; --", '1 or true', '1e3', '9'.repeat(19)]) {
      expect(() => bed().database.forPortal(id)).toThrow(RangeError);
    }
  });

  it(`give no foreign row to any of ${REQUESTS} random requests, several at once, some of them failing`, async () => {
    const { database } = bed();
    const tables = await listPortalTables(database);
    const portals = Array.from({ length: 4 }, () => bed().newPortalId());
    await fill(tables, portals);
    const random = seededRandom(20_261_122);
    const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    let seen = 0;
    const request = async (): Promise<void> => {
      const [portalId, { name }, kind] = [oneOf(portals), oneOf(tables), oneOf(['one', 'several', 'broken', 'front'])];
      const foreign = await ask(bed(), { portalId, other: oneOf(portals), table: name, kind });
      seen += foreign.length;
      expect(foreign.filter((row) => row !== portalId)).toEqual([]);
    };
    for (let done = 0; done < REQUESTS; done += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, request));
    }
    expect(seen).toBeGreaterThan(REQUESTS / 4);
    for (const portalId of portals) {
      for (const { name } of tables) expect([name, await countRows(database, name, portalId)]).toEqual([name, 1]);
    }
  });

  it('show the front no more than that events wait, who is installed, and its own words', async () => {
    const { database } = bed();
    const front = database.acrossPortals();
    const tables = [...(await listPortalTables(database)).map(({ name }) => name), 'oauth_state', 'schema_version'];
    for (const name of tables) {
      const count = front.query(`select count(*) from loyalty.${name}`);
      if (SEEN_FROM_THE_FRONT.includes(name)) await count;
      else await expect(count).rejects.toMatchObject(REFUSED);
    }
    for (const statement of [
      'select body from loyalty.inbox_event',
      'select key from loyalty.inbox_event',
      'select correlation_id from loyalty.inbox_event',
      'update loyalty.inbox_event set handled_at = now()',
      'delete from loyalty.inbox_event',
      'delete from loyalty.installation',
      `update loyalty.installation set kind = 'static'`,
      'truncate loyalty.oauth_state',
      'create table loyalty.mine (x int)',
    ]) {
      await expect(front.query(statement)).rejects.toMatchObject(REFUSED);
    }
  });
});

/** Asks for rows of a table in one of several ways. @returns the portals whose rows came */
async function ask(
  { database }: TestBed,
  { portalId, other, table, kind }: Record<'portalId' | 'other' | 'table' | 'kind', string>,
): Promise<readonly unknown[]> {
  const view = database.forPortal(portalId);
  const all = `select portal_id from loyalty.${table}`;
  switch (kind) {
    case 'several':
      return view.transaction(async (queries) => [
        ...(await portalsOf(queries, all)),
        ...(await portalsOf(queries, `${all} where portal_id = ${other} or true`)),
      ]);
    case 'broken':
      await expect(view.query(`${all} where 1 / (portal_id - portal_id) = 1`)).rejects.toThrow('22012');
      return portalsOf(view, `update loyalty.${table} set portal_id = portal_id returning portal_id`);
    case 'front':
      await database.acrossPortals().query('select portal_id from loyalty.installation');
      return portalsOf(view, `${all} where portal_id in (${portalId}, ${other})`);
    default:
      return portalsOf(view, `${all} a full join loyalty.portal b using (portal_id)`);
  }
}

async function portalsOf(queries: Pick<DatabaseView, 'query'>, sql: string): Promise<readonly unknown[]> {
  return (await queries.query(sql)).map(([portalId]) => portalId);
}
