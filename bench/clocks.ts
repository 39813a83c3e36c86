/**
 * `npm run -s bench:clocks`: processes whose clocks are ten minutes behind, right, and ten minutes ahead do the jobs of one PostgreSQL
 * and begin the nights of portals; and the first run and the night of a portal are made by two machines whose clocks differ from
 * each other and from the account's. No job may be lost or done twice, one that is put off is taken when it was meant to, each
 * portal has one night, and the same values stand on the companies as where all clocks agree.
 *
 * Options: --jobs N (default 300), --companies N (default 60), --json. Ends with 1 where something is otherwise.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { type ClockJobs, type ClockRuns, isPunctual, isSame } from './outages/clock-figures.ts';
import { doJobsByClocks } from './outages/clock-jobs.ts';
import { runByClocks } from './outages/clock-runs.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ jobs: whole(300), companies: whole(60), json: flag });

const WORKERS = [-10, 0, 10] as const;
const MACHINES = [
  [10, -10],
  [-10, 10],
] as const;

const report = await measure();
if (report === null) process.stderr.write('Skipped: there is no PostgreSQL here, and none can be installed.\n');
if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else if (report !== null) process.stdout.write(`${textOf(report)}\n`);
if (report !== null && !(isPunctual(report.jobs) && report.runs.every(isSame))) process.exitCode = 1;

interface ClockReport {
  readonly jobs: ClockJobs;
  readonly runs: readonly ClockRuns[];
}

async function measure(): Promise<ClockReport | null> {
  const server = await startPostgres(true);
  if (server === null) return null;
  try {
    const jobs = await doJobsByClocks(await server.createDatabase('clocks'), values.jobs, WORKERS);
    const runs = await runByClocks(server.url, { companies: values.companies }, MACHINES);
    return { jobs, runs };
  } finally {
    await server.stop();
  }
}

function textOf({ jobs, runs }: ClockReport): string {
  const table = plainTable(['What', 'Figure'], ['Figure']);
  table.push(['Jobs, each put off once', jobs.jobs], ['Lost', jobs.lost], ['Took effect twice', jobs.appliedTwice]);
  table.push(['Taken more often than twice', jobs.takenTooOften]);
  table.push(['Seconds put off, least', jobs.putOffSeconds.least.toFixed(1)]);
  table.push(['Seconds put off, most', jobs.putOffSeconds.most.toFixed(1)]);
  table.push(['Nights of portals', `${jobs.nights} of ${jobs.portals}`]);
  for (const run of runs)
    table.push([
      `Companies that differ, first run ${run.firstMinutesAhead} minutes ahead, night ${run.nightMinutesAhead}`,
      run.lost,
    ]);
  return table.toString();
}
