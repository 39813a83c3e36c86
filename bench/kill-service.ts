/**
 * `npm run -s bench:kill-service`: the whole service, as a process of its own before HubSpot's stand-in, is killed at random moments
 * while it is told of changes, with its store in a folder; then the PostgreSQL below it is killed, server and all, while it goes
 * on. Every event that it acknowledged must be known to the inbox, and every company must end as a service publishes it that
 * nobody killed.
 *
 * Options: --kills N of each (default 10), --changes N companies around each kill (default 6), --seed S (default 1), --json.
 * Ends with 1 where something was lost, or differs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainTable } from '../src/cli/text/table.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { killService, type KillServiceReport } from './service-kills/kill-service.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ kills: whole(10, 0), changes: whole(6), seed: whole(1, 0), json: flag });
const common = {
  kills: values.kills,
  changesPerKill: values.changes,
  seed: values.seed,
  toTheEnd: true,
  tell: (line: string): void => {
    process.stderr.write(`${line}\n`);
  },
};

async function onPglite(): Promise<KillServiceReport> {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-kill-service-'));
  try {
    return await killService({ ...common, location: { kind: 'folder', folder }, victim: { kind: 'service' } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(): Promise<KillServiceReport | null> {
  const server = await startPostgres(true);
  if (server === null) return null;
  try {
    const location = { kind: 'server', databaseUrl: await server.createDatabase('kills') } as const;
    const { kill, restart } = server;
    return await killService({ ...common, location, victim: { kind: 'database', kill, restart } });
  } finally {
    await server.stop();
  }
}

const reports = { 'the service on PGlite': await onPglite(), 'PostgreSQL below it': await onPostgres() };
if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
else process.stdout.write(`${toTable()}\n`);
const isHarmless = Object.values(reports).every(
  (report) => report === null || (report.lost === 0 && report.end?.differing.length === 0 && report.end.deadJobs === 0),
);
if (!isHarmless) process.exitCode = 1;

function toTable(): string {
  const head = ['Killed', 'Kills', 'Acknowledged', 'Lost', 'Sent again', 'Companies', 'Other than calm', 'Dead jobs'];
  const table = plainTable([...head, 'Ready again after', 'Drained after'], head.slice(1));
  for (const [victim, report] of Object.entries(reports)) {
    if (report === null) {
      table.push([victim, 'no PostgreSQL here', ...Array<string>(8).fill('')]);
      continue;
    }
    const { kills, acknowledged, lost, sentAgain, recoveredSeconds, end } = report;
    table.push([
      ...[victim, kills, acknowledged, lost, sentAgain],
      ...[end?.companies ?? '', end?.differing.length ?? '', end?.deadJobs ?? ''],
      ...[recoveredSeconds, end?.drainedSeconds ?? NaN].map((seconds) => `${seconds.toFixed(1)} s`),
    ]);
  }
  return table.toString();
}
