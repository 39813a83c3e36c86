/**
 * `npm run -s bench:kills`: kills runs of the portal at random moments (kill -9), on PGlite and on PostgreSQL. The next run has
 * to finish, nothing may be lost, and no value may be written and then replaced by another one; the sandbox is the witness.
 *
 * Options: --companies N (default 200), --kills N on each driver (default 20), --seed S (default 1), --database-url URL of a
 * PostgreSQL server (default DATABASE_URL, else one that is started for it), --only pglite or postgres, --json. Ends with 1 where
 * a kill did harm.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { makeBenchDatabase, makeOwnServer } from './portal/bench-database.ts';
import { isHarmless, type KillReport, killRuns } from './portal/kill-runs.ts';
import { flag, oneOf, readOptions, text, whole } from './read-options.ts';

const values = readOptions({
  companies: whole(200),
  kills: whole(20, 0),
  seed: whole(1, 0),
  'database-url': text,
  only: oneOf(['pglite', 'postgres']),
  json: flag,
});

type Reports = Partial<Record<'PGlite' | 'PostgreSQL', readonly KillReport[]>>;

const reports: Reports = {};
if (values.only !== 'postgres') reports.PGlite = await killOn(null);
if (values.only !== 'pglite') {
  const given = values['database-url'] ?? process.env.DATABASE_URL ?? null;
  const server = given === null ? await makeOwnServer() : null;
  const url = given ?? server?.url ?? null;
  if (url === null) process.stderr.write('There is no PostgreSQL here, and none can be installed.\n');
  else reports.PostgreSQL = await killOn(url).finally(() => server?.stop());
}
process.stdout.write(values.json ? `${JSON.stringify(reports, null, 2)}\n` : `${textOf(reports)}\n`);
if (!Object.values(reports).flat().every(isHarmless)) process.exitCode = 1;

async function killOn(url: string | null): Promise<readonly KillReport[]> {
  return killRuns({
    portal: { companies: values.companies },
    kills: values.kills,
    seed: values.seed,
    makeDatabase: () => makeBenchDatabase(url),
    tell: (line) => {
      process.stderr.write(`${url === null ? 'PGlite' : 'PostgreSQL'}: ${line}\n`);
    },
  });
}

function textOf(all: Reports): string {
  const table = plainTable(['Store', 'Killed while', 'Kills', 'Lost', 'Written twice', 'Left over']);
  for (const [store, list] of Object.entries(all)) {
    const moments = [...new Set(list.map(momentOf))].sort();
    for (const moment of moments)
      table.push(
        rowOf(
          store,
          moment,
          list.filter((one) => momentOf(one) === moment),
        ),
      );
    table.push(rowOf(store, 'all', list));
  }
  return table.toString();
}

function momentOf({ run, phase }: KillReport): string {
  return `${run}: ${phase}`;
}

function rowOf(store: string, moment: string, list: readonly KillReport[]): string[] {
  const sum = (of: (report: KillReport) => number): string =>
    String(list.reduce((total, report) => total + of(report), 0));
  return [
    store,
    moment,
    String(list.length),
    sum(({ lost }) => lost),
    sum(({ writtenTwice }) => writtenTwice.length),
    sum(({ leftOver }) => Number(leftOver)),
  ];
}
