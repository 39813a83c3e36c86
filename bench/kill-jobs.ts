/**
 * `npm run -s bench:kill-jobs`: processes that do jobs on one PostgreSQL are killed at random moments; no job may be lost, and
 * none may take effect twice. Then what one and what three of them do in the same time, and whether three stay within
 * HubSpot's limits before a sandbox that refuses every call too many.
 *
 * Options: --kills N (default 100), --jobs N (default 10000), --seed S (default 1), --calls N before the strict sandbox
 * (default 2000; 0 leaves that out), --json.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { killWorkers } from './jobs/kill-workers.ts';
import { measureLimits, measureThroughput } from './jobs/measure-workers.ts';
import { flag, giveUp, readOptions, whole } from './read-options.ts';

const values = readOptions({
  kills: whole(100, 0),
  jobs: whole(10000),
  seed: whole(1, 0),
  calls: whole(2000, 0),
  json: flag,
});
const { kills, jobs, seed, calls } = values;
const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const server = await startPostgres(true);
if (server === null) giveUp('There is no PostgreSQL here, and none can be installed: install it, and run this again.');
try {
  const killed = await killWorkers({
    databaseUrl: await server.createDatabase('kills'),
    kills,
    jobs,
    seed,
    signs: null,
    tell,
  });
  tell('Measuring what one and three workers do.');
  const one = await measureThroughput(await server.createDatabase('one'), 1, jobs);
  const three = await measureThroughput(await server.createDatabase('three'), 3, jobs);
  const throughput = { oneWorker: one, threeWorkers: three, ratio: three / one };
  if (calls > 0) tell('Three workers before a strict sandbox.');
  const limits = calls > 0 ? await measureLimits(await server.createDatabase('limits'), 3, calls) : null;
  const report = { killed, throughput, limits };
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${textOf(report)}\n`);
  const isHarmless = killed.lost === 0 && killed.appliedTwice === 0 && killed.drainedSeconds < 120;
  if (!isHarmless || (limits !== null && limits.refused > 0)) process.exitCode = 1;
} finally {
  await server.stop();
}

function textOf({
  killed,
  throughput,
  limits,
}: {
  readonly killed: Awaited<ReturnType<typeof killWorkers>>;
  readonly throughput: { readonly oneWorker: number; readonly threeWorkers: number; readonly ratio: number };
  readonly limits: Awaited<ReturnType<typeof measureLimits>> | null;
}): string {
  const table = plainTable(['What', 'Figure'], ['Figure']);
  table.push(['Workers killed', killed.kills], ['Jobs', killed.jobs], ['Lost', killed.lost]);
  table.push(['Took effect twice', killed.appliedTwice], ['Begun again after a kill', killed.begunAgain]);
  table.push(['Dead', killed.dead], ['Seconds from the last kill to the last job', killed.drainedSeconds.toFixed(1)]);
  table.push(['Jobs a second, one worker', throughput.oneWorker.toFixed(0)]);
  table.push(['Jobs a second, three workers', throughput.threeWorkers.toFixed(0)]);
  table.push(['Three to one', throughput.ratio.toFixed(2)]);
  if (limits !== null) {
    table.push(
      ['Calls of three workers before the strict sandbox', limits.calls],
      ['Of these refused', limits.refused],
    );
    table.push(['Calls a second', (limits.calls / limits.seconds).toFixed(1)]);
  }
  return table.toString();
}
