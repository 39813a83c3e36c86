/** A process that does jobs with a clock of its own until it is ended: `clock-worker.ts DATABASE-URL MINUTES-AHEAD`. */
import './skewed-clock.ts';
import type { JobHandler, JobOutcome } from '../../src/operations/ports/job-queue.ts';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { apply, connect } from '../jobs/effects.ts';
import { READY } from '../jobs/worker-order.ts';
import { noteTaken } from './clock-effects.ts';
import { PUT_OFF_MILLISECONDS } from './clock-figures.ts';

const [, , databaseUrl = ''] = process.argv;
const pool = connect(databaseUrl);
const jobs = await openJobQueue(engineOnServer(databaseUrl));
const nothing = (given: readonly unknown[]): Promise<readonly JobOutcome[]> =>
  Promise.resolve(given.map(() => ({ kind: 'done' })));

/** Puts each job off at its first time, as one is that another run is in the way of, and does it at its second. */
const refresh: JobHandler<'refresh_company'> = async (page) => {
  const ids = page.map(({ data }) => data.companyId);
  const seen = await noteTaken(pool, ids);
  await apply(pool, [...seen]);
  const at = new Date(Date.now() + PUT_OFF_MILLISECONDS);
  return ids.map((id) => (seen.has(id) ? { kind: 'done' } : { kind: 'later', at }));
};

const night: JobHandler<'rescore_portal'> = async (page) => {
  for (const { data } of page) await pool.query('insert into night (portal_id) values ($1)', [data.portalId]);
  return page.map(() => ({ kind: 'done' }));
};

await jobs.work(
  {
    ...{ sort_events: nothing, deliver_alerts: nothing, send_digest: nothing, finish_action: nothing, tidy: nothing },
    refresh_company: refresh,
    rescore_portal: night,
  },
  (error) => void process.stderr.write(`${error instanceof Error ? error.message : 'trouble'}\n`),
);
process.stdout.write(`${READY}\n`);
process.on('SIGTERM', () => {
  void jobs.close(5000).then(() => process.exit(0));
});
