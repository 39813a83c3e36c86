/**
 * `npm run -s bench:restore`: dumps the database with `pg_dump` while a first run or a night writes into it, drops it under the
 * run's hands, and restores it with `pg_restore`, by the commands of docs/operations.md. The next run has to end in the same values as
 * one that nothing happened to, but for the history of what was published after the dump; row-level security, rights, owners and the schema of the jobs have to be as they were.
 *
 * Options: --restores N (default 6), --companies N (default 60), --seed S (default 1), --json. Ends with 1 where something is
 * missing.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { startDumpedServer } from './outages/dumped-server.ts';
import { restoreInRuns, type RestoredRun } from './outages/restore-runs.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ restores: whole(6), companies: whole(60), seed: whole(1, 0), json: flag });

const reports = await restoreAll();
if (reports === null) process.stderr.write('Skipped: there is no PostgreSQL here, and none can be installed.\n');
if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
else if (reports !== null) process.stdout.write(`${textOf(reports)}\n`);
if (reports?.every(isWhole) === false) process.exitCode = 1;

async function restoreAll(): Promise<readonly RestoredRun[] | null> {
  const server = await startDumpedServer();
  if (server === null) return null;
  try {
    return await restoreInRuns(server, {
      portal: { companies: values.companies },
      restores: values.restores,
      seed: values.seed,
      tell: (line) => void process.stderr.write(`${line}\n`),
    });
  } finally {
    await server.stop();
  }
}

function isWhole({ wallsLost, jobsKept, lost, writtenTwice, leftOver }: RestoredRun): boolean {
  return wallsLost.length === 0 && jobsKept && lost === 0 && writtenTwice.length === 0 && !leftOver;
}

function textOf(all: readonly RestoredRun[]): string {
  const table = plainTable([
    ...['Run', 'Dumped while', 's to dump', 's to restore', 'Walls lost', 'Jobs kept', 'Differ', 'Written twice'],
    'History gaps',
  ]);
  for (const one of all)
    table.push([
      ...[one.run, one.phase, one.dumpSeconds.toFixed(1), one.restoreSeconds.toFixed(1), String(one.wallsLost.length)],
      ...[one.jobsKept ? 'yes' : 'no', String(one.lost), String(one.writtenTwice.length)],
      String(one.historyGaps),
    ]);
  return table.toString();
}
