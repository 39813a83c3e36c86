import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readAccountFigures } from '../../src/service/read-account-figures.ts';
import { createStore } from '../../src/store/create-store.ts';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';
import type { Store } from '../../src/store/store.ts';

describe('how accounts stand', () => {
  let store: Store | null = null;
  beforeAll(async () => {
    const database = await openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive')));
    store = createStore(database, {
      close: () => database.close(),
      erased: () => Promise.resolve(),
      openJobs: () => Promise.reject(new Error('This test has no jobs.')),
      backUpWhenOlderThan: () => Promise.resolve('not_needed'),
      now: () => new Date(),
    });
  });
  afterAll(() => store?.close());

  it('is told from the store alone, also of those that were never scored, and of runs long ago', async () => {
    if (store === null) throw new Error('the store is opened before the test');
    for (const portalId of ['11', '12', '13'])
      await store.installations.install({ portalId, kind: 'oauth', scopes: [] }, null);
    await store.installations.uninstall('13');
    const { runs } = store.portal('11');
    for (const state of ['done', ...Array.from({ length: 12 }, () => 'failed' as const)] as const) {
      const run = await runs.startRun('nightly');
      await runs.finishRun(run?.id ?? '', state, null);
    }
    const now = new Date(Date.now() + 3_600_000);
    const today = Math.floor(now.getTime() / 86_400_000);
    await store.callBudget('11').recordDay(today, 40, { used: 100, limit: 250 });
    await store.callBudget('12').recordDay(today - 2, 7, null);
    const figures = await readAccountFigures(store, { countCalls: () => new Map([['11', 5]]) }, now);
    expect(figures).toMatchObject([
      { portalId: '11', callsMade: 5, callsOfDay: 100, callLimit: 250, isScored: true },
      { portalId: '12', callsMade: 0, callsOfDay: null, callLimit: null, isScored: false },
    ]);
    for (const { scoreAgeSeconds } of figures) expect(scoreAgeSeconds).toBeGreaterThan(3_500);
    for (const { scoreAgeSeconds } of figures) expect(scoreAgeSeconds).toBeLessThan(3_700);
  });
});
