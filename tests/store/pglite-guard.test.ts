import { openAsBlob, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

it('a database whose log cannot be written any more says so at every call, and all that it acknowledged is there when it is opened again', async () => {
  const folder = join(makeTemporaryDirectory(), 'data');
  const database = await openPgliteDatabase(folder, await openAsBlob(inject('pgliteArchive')));
  await database.runScript('create table kept (x integer); insert into kept values (1)');

  const log = join(folder, 'pg_wal');
  renameSync(log, `${log}.away`);
  await database.query('select pg_switch_wal()').catch(() => undefined);
  const insert = database.transaction((queries) => queries.query('insert into kept values (2)'));
  await expect(insert).rejects.toMatchObject({ name: 'StoreError' });
  const ended = {
    code: 'database_ended',
    message: expect.stringContaining(`The database in ${folder} ended`) as string,
  };
  await expect(database.query('select 1')).rejects.toMatchObject(ended);
  await expect(database.transaction(() => Promise.resolve())).rejects.toMatchObject(ended);
  await expect(database.forPortal('1').query('select 1')).rejects.toMatchObject(ended);
  await expect(database.engine.query('select 1')).rejects.toMatchObject(ended);
  await database.close();

  renameSync(`${log}.away`, log);
  const again = await openPgliteDatabase(folder);
  expect(await again.query('select x from kept')).toEqual([[1]]);
  await again.close();
});
