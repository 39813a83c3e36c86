import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';
import type { Store } from '../../src/store/store.ts';

let store: Store;
let now = new Date('2031-05-04T12:00:00.000Z');
beforeAll(async () => {
  const database = await openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive')));
  store = createStore(database, {
    close: () => database.close(),
    erased: () => Promise.resolve(),
    openJobs: () => Promise.reject(new Error('This test has no jobs.')),
    backUpWhenOlderThan: () => Promise.resolve('not_needed'),
    now: () => now,
  });
});
afterAll(() => store.close());

it('stamps runs, settings and models with the clock of whoever opened the store', async () => {
  const { runs } = store.portal('1');
  const begun = now;
  const run = await runs.startRun('nightly');
  const setting = await runs.writeSetting({ name: 'access', value: { admins: [] }, setBy: 'Noor', why: 'a try' });
  await runs.writeModel({ id: 'one', fittedOn: null, value: {}, report: null });
  now = new Date('2031-05-04T12:30:00.000Z');
  await runs.finishRun(run?.id ?? '', 'done', null);

  expect((await runs.listRuns(1))[0]).toMatchObject({ startedAt: begun, finishedAt: now, state: 'done' });
  expect(setting.setAt).toEqual(begun);
  expect((await runs.listModels(1))[0]?.usedFrom).toEqual(begun);
});

it('tells a later model from an earlier one also where the clock stands still', async () => {
  const { runs } = store.portal('2');
  for (const id of ['one', 'two']) await runs.writeModel({ id, fittedOn: null, value: {}, report: null });
  expect((await runs.readModel())?.id).toBe('two');
});
