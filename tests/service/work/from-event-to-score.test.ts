import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { JobQueue } from '../../../src/operations/ports/job-queue.ts';
import { createJobHandlers } from '../../../src/service/work/create-job-handlers.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { openPgliteDatabase } from '../../../src/store/drivers/pglite-database.ts';
import { engineInProcess } from '../../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import type { Store } from '../../../src/store/store.ts';
import { dealEvent, openWorkDesk, type WorkDesk } from './work-desk.ts';

let store: Store;
let jobs: JobQueue;
let desk: WorkDesk;

beforeAll(async () => {
  const database = await openPgliteDatabase(null, await openAsBlob(inject('pgliteArchive')));
  store = createStore(database, {
    openJobs: () => openJobQueue(engineInProcess(database.engine, database.away, false)),
    backUpWhenOlderThan: () => Promise.resolve('not_needed'),
    now: () => new Date(),
    erased: () => Promise.resolve(),
    close: () => database.close(),
  });
  jobs = await store.openJobs();
  desk = await openWorkDesk(store.portal('148200318'));
  await jobs.work(createJobHandlers({ ...desk.doors, jobs, store }));
  await jobs.send('rescore_portal', [{ portalId: desk.portalId }]);
  await vi.waitFor(() => expect(desk.valueOf(desk.companyIds.at(-1)!, 'loyalty_score')).toBeTruthy(), {
    timeout: 120_000,
    interval: 200,
  });
}, 180_000);
afterAll(async () => {
  await jobs.close(2000);
  await store.close();
});

/** As the route does it: the events are kept, then somebody is asked to sort them. */
async function receive(key: string, body: string): Promise<void> {
  const { portalId } = desk;
  expect(await store.intake.takeIn([{ portalId, key, body }], 'c-1')).toEqual([portalId]);
  await jobs.send('sort_events', [{ portalId }], { afterSeconds: 1 });
}

describe('from a deal that was won to the score on the company', () => {
  it('takes some seconds, and a burst of changes is one look at the company', async () => {
    const companyId = desk.companyIds[3]!;
    const before = Number(desk.valueOf(companyId, 'loyalty_current_annual_value'));
    const reads = (): number =>
      desk.crm.calls.log.filter(({ path }) => path.endsWith('/companies/batch/update')).length;
    const writesBefore = reads();
    const began = performance.now();
    for (let deal = 1; deal <= 4; deal += 1)
      await receive(`deal ${deal}`, dealEvent(desk.portalId, desk.winDeal(companyId, 1000)));
    await vi.waitFor(
      () => expect(Number(desk.valueOf(companyId, 'loyalty_current_annual_value'))).toBe(before + 4000),
      { timeout: 20_000, interval: 100 },
    );
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(reads() - writesBefore).toBe(1);
    expect(await store.portal(desk.portalId).inbox.describe()).toMatchObject({ waiting: 0 });
    expect(await store.portal(desk.portalId).portfolio.readRow(companyId)).toMatchObject({
      currentAnnualValue: before + 4000,
    });
  });

  it('knows an event that is sent again', async () => {
    const { portalId } = desk;
    expect(await store.intake.takeIn([{ portalId, key: 'deal 1', body: '{}' }], 'c-2')).toEqual([]);
  });

  it('follows a company into the one it was merged into', async () => {
    const [winnerId, loserId] = [desk.companyIds[5]!, desk.companyIds[6]!];
    const values = (): number => Number(desk.valueOf(winnerId, 'loyalty_current_annual_value'));
    const alone = values();
    desk.crm.change({ change: 'merge', type: 'companies', winnerId, loserId });
    const merge = {
      subscriptionType: 'object.merge',
      objectTypeId: '0-2',
      objectId: Number(winnerId),
      primaryObjectId: Number(winnerId),
      mergedObjectIds: [Number(loserId)],
    };
    await receive('merge', dealEvent(desk.portalId, winnerId, merge));
    await vi.waitFor(() => expect(values()).toBeGreaterThan(alone), { timeout: 20_000, interval: 100 });
    await vi.waitFor(async () => expect(await store.portal(desk.portalId).portfolio.readRow(loserId)).toBeNull(), {
      timeout: 10_000,
      interval: 100,
    });
  });
});
