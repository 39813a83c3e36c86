/** A process that does jobs until it is killed: `worker-main.ts ORDER`. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobHandlers } from '../../src/operations/ports/job-queue.ts';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { apply, connect, noteBegun } from './effects.ts';
import { openStrictAccount } from './strict-account.ts';
import { READY, type WorkerOrder } from './worker-order.ts';

const [, , text = ''] = process.argv;
const order = JSON.parse(text) as WorkerOrder;
const jobs = await openJobQueue(engineOnServer(order.databaseUrl), order.signs ?? undefined);
await jobs.work(await makeHandlers(order), (error) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'trouble'}\n`);
});
process.stdout.write(`${READY}\n`);
process.on('SIGTERM', () => {
  void jobs.close(5000).then(() => process.exit(0));
});

async function makeHandlers({ databaseUrl, milliseconds, crm }: WorkerOrder): Promise<JobHandlers> {
  if (crm !== null) return (await openStrictAccount(databaseUrl, crm)).handlers;
  const pool = connect(databaseUrl);
  const [least, most] = milliseconds;
  const nothing = (given: readonly unknown[]) => Promise.resolve(given.map(() => ({ kind: 'done' }) as const));
  return {
    sort_events: nothing,
    rescore_portal: nothing,
    deliver_alerts: nothing,
    send_digest: nothing,
    finish_action: nothing,
    tidy: nothing,
    async refresh_company(page) {
      const companyIds = page.map(({ data }) => data.companyId);
      await noteBegun(pool, companyIds);
      await sleep(least + (most - least) * Math.random());
      await apply(pool, companyIds);
      return page.map(() => ({ kind: 'done' }));
    },
  };
}
