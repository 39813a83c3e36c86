import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DumpedServer, startDumpedServer } from '../../bench/outages/dumped-server.ts';
import { openPostgresDatabase } from '../../src/store/drivers/postgres-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SERVER } from './on-both-drivers.ts';

/** On a server of its own: the log-in that its databases belong to is of the whole server. */
describe.skipIf(SERVER === null)('a database that is dumped, dropped and restored', () => {
  const servers: DumpedServer[] = [];
  beforeAll(async () => {
    const server = await startDumpedServer();
    if (server !== null) servers.push(server);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
  });

  it('is as it was when the dump was made, with its jobs and with all that keeps the portals apart', async () => {
    const database = await servers[0]!.makeDatabase();
    await database.putJobsDown();
    const write = async (value: string): Promise<void> => {
      const store = await openStore(database.location, 'create');
      for (const id of ['1', '2']) await store.portal(id).mirror.writeCheckpoint('mark', `${value} of ${id}`);
      await store.close();
    };
    await write('before');
    await database.dump();
    await write('after');
    const walls = await database.readWalls();
    expect(walls.filter((line) => line.startsWith('policy')).length).toBeGreaterThan(10);
    await database.lose();
    await database.restore();

    expect(await database.readWalls()).toEqual(walls);
    expect(await database.areJobsThere()).toBe(true);
    const store = await openStore(database.location, 'create');
    expect(await store.portal('2').mirror.readCheckpoint('mark')).toBe('before of 2');
    await store.close();
    const direct = openPostgresDatabase(database.location.databaseUrl);
    const marks = 'select portal_id::text from loyalty.checkpoint';
    expect(await direct.query(marks)).toEqual([]);
    expect(await direct.forPortal('1').query(marks)).toEqual([['1']]);
    await direct.close();
    await database.remove();
  });
});
