import { join } from 'node:path';
import { openAsBlob } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { mountSmallDisk } from '../../bench/outages/small-disk.ts';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';

const TEXT = 'x'.repeat(2_000_000);

it('a full disk refuses what has no room, says so and keeps the rest; when there is room again, the same process goes on', async (context) => {
  const disk = await mountSmallDisk(100);
  if (disk === null) {
    context.skip('no disk may be mounted here');
    return;
  }
  try {
    const database = await openPgliteDatabase(join(disk.folder, 'data'), await openAsBlob(inject('pgliteArchive')));
    await database.runScript('create table kept (x text); alter table kept alter x set storage external');
    await database.query('insert into kept values ($1)', ['safe']);
    await disk.fill(500_000);
    await expect(database.query('insert into kept values ($1)', [TEXT])).rejects.toMatchObject({
      code: 'statement_failed',
      message: expect.stringContaining('Its disk is full: make room') as string,
    });
    expect(await database.query('select x from kept')).toEqual([['safe']]);
    await disk.makeRoom();
    await database.query('insert into kept values ($1)', [TEXT]);
    expect(await database.query('select length(x) from kept order by 1')).toEqual([[4], [TEXT.length]]);
    await database.close();
  } finally {
    await disk.remove();
  }
});
