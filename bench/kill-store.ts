/**
 * `npm run -s bench:kill-store`: a process that writes into the store is killed at random moments; nothing that it said to be
 * safe may be missing. On PGlite in a folder, and on a PostgreSQL server of its own, which is killed every other time too.
 *
 * Options: --kills N on each driver (default 20), --seed S (default 1), --json.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainTable } from '../src/cli/text/table.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { killRepeatedly, type KillReport } from './kill-loop.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ kills: whole(20, 0), seed: whole(1, 0), json: flag });
const [kills, seed] = [values.kills, values.seed];

async function onPglite(): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-kill-'));
  try {
    return await killRepeatedly({ kind: 'folder', folder }, kills, seed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(): Promise<KillReport | null> {
  const server = await startPostgres(true);
  if (server === null) return null;
  try {
    const databaseUrl = await server.createDatabase('kill');
    return await killRepeatedly({ kind: 'server', databaseUrl }, kills, seed, async (kill) => {
      if (kill % 2 === 1) return;
      await server.kill();
      await server.restart();
    });
  } finally {
    await server.stop();
  }
}

const reports = { PGlite: await onPglite(), PostgreSQL: await onPostgres() };
if (values.json) {
  process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
} else {
  const table = plainTable(['Store', 'Kills', 'Reopened', 'Pages said safe', 'Lost', 'Torn', 'ms to reopen']);
  for (const [driver, report] of Object.entries(reports)) {
    if (report === null) {
      table.push([driver, 'no PostgreSQL here', '', '', '', '', '']);
      continue;
    }
    const { reopened, acknowledged, lost, torn, millisecondsToReopen } = report;
    table.push([driver, report.kills, reopened, acknowledged, lost, torn, millisecondsToReopen.toFixed(0)]);
  }
  process.stdout.write(`${table.toString()}\n`);
}
