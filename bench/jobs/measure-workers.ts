/** How much several worker processes on one database do, and whether they stay within HubSpot's limits together. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../sandbox/portal/uniform-portal.ts';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { serveCrm } from '../portal/serve-crm.ts';
import { connect, countEffects, makeEffectTables } from './effects.ts';
import { openStrictAccount, PORTAL } from './strict-account.ts';
import { startWorker } from './worker-process.ts';

/** Enough portals that each process has one for every hand. */
const PORTALS = 48;
/** What a page takes while it waits for HubSpot, which the workers' own machine has no part in. */
const PAGE_MILLISECONDS = [400, 400] as const;

/** @returns jobs a second, from the first to the last that was done */
export async function measureThroughput(databaseUrl: string, workers: number, jobs: number): Promise<number> {
  const pool = connect(databaseUrl);
  await makeEffectTables(pool);
  const queue = await openJobQueue(engineOnServer(databaseUrl));
  const order = { databaseUrl, signs: null, milliseconds: PAGE_MILLISECONDS, crm: null };
  const processes = Array.from({ length: workers }, () => startWorker(order));
  try {
    await Promise.all(processes.map(({ ready }) => ready));
    const all = Array.from({ length: jobs }, (_, index) => ({
      portalId: String(1 + (index % PORTALS)),
      companyId: String(index),
      occasion: 'event' as const,
      correlationId: 'bench',
    }));
    await queue.send(
      'refresh_company',
      all.toSorted((one, other) => Number(one.portalId) - Number(other.portalId)),
    );
    const began = performance.now();
    while ((await countEffects(pool)).done < jobs) await sleep(50);
    return jobs / ((performance.now() - began) / 1000);
  } finally {
    await Promise.all(processes.map((worker) => worker.stop()));
    await queue.close(0);
    await pool.end();
  }
}

export interface LimitReport {
  readonly workers: number;
  readonly calls: number;
  readonly refused: number;
  readonly seconds: number;
}

/** Lets workers refresh the companies of one account again and again, until so many calls were made of a sandbox that refuses every call too many. */
export async function measureLimits(databaseUrl: string, workers: number, calls: number): Promise<LimitReport> {
  const { data } = uniformPortal({ companies: 300, dealsPerCompany: 5, touchesPerCompany: 20 });
  const crm = createCrm(data, { token: 'bench', limits: { enforce: true } });
  const served = await serveCrm(crm);
  const { store, handlers } = await openStrictAccount(databaseUrl, served.url);
  const queue = await openJobQueue(engineOnServer(databaseUrl));
  const signal = new AbortController().signal;
  await handlers.rescore_portal([{ id: 'fill', data: PORTAL, attempt: 1, signal }]);
  const before = crm.calls.total;
  const order = { databaseUrl, signs: null, milliseconds: [0, 0] as const, crm: served.url };
  const processes = Array.from({ length: workers }, () => startWorker(order));
  try {
    await Promise.all(processes.map(({ ready }) => ready));
    const began = performance.now();
    while (crm.calls.total - before < calls) {
      const ids = crm.records('companies').map(({ id }) => id);
      const jobs = ids.map((companyId) => ({
        portalId: PORTAL.portalId,
        companyId,
        occasion: 'event' as const,
        correlationId: 'bench',
      }));
      await queue.send('refresh_company', jobs);
      await sleep(1000);
    }
    const seconds = (performance.now() - began) / 1000;
    const made = crm.calls.total - before;
    return { workers, calls: made, refused: crm.calls.answeredWith(429), seconds };
  } finally {
    await Promise.all(processes.map((worker) => worker.kill()));
    await queue.close(0);
    await store.close();
    await served.close();
  }
}
