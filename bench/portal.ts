/**
 * `npm run -s bench:portal`: what the first run and a nightly run of a portal take, against the sandbox in a process of its own
 * that holds to HubSpot's limits and answers every call after a latency.
 *
 * Options: --companies N (default 10000), --latency MS (default 50), --changes SHARE of the records before the night (default
 * 0.02), --seed S (default 1), --database-url URL of a PostgreSQL server (default DATABASE_URL, else PGlite in a temporary
 * folder), --own-postgres to start one for it, --heap MB that the measured processes may take for objects (default: what Node
 * takes by itself, which grows with the machine), --json.
 *
 * With --mirror-only there is no sandbox: the mirror is filled straight through the store and scored twice; --backfill works
 * out the past too.
 */
import { makeBenchDatabase, makeOwnServer } from './portal/bench-database.ts';
import { measureMirrored } from './portal/measure-mirrored.ts';
import { measurePortal } from './portal/measure-portal.ts';
import { mirroredText, portalText } from './portal/portal-text.ts';
import { flag, giveUp, maybeWhole, readOptions, share, text, whole } from './read-options.ts';

const values = readOptions({
  companies: whole(10000),
  latency: whole(50, 0),
  changes: share(0.02),
  seed: whole(1, 0),
  'database-url': text,
  'own-postgres': flag,
  'mirror-only': flag,
  backfill: flag,
  heap: maybeWhole(500),
  json: flag,
});

const server = values['own-postgres'] ? await makeOwnServer() : null;
if (values['own-postgres'] && server === null)
  giveUp('There is no PostgreSQL here, and none can be installed: install it, or name one with --database-url.');
const database = await makeBenchDatabase(server?.url ?? values['database-url'] ?? process.env.DATABASE_URL ?? null);
const options = {
  companies: values.companies,
  database,
  heapMegabytes: values.heap ?? null,
  tell: (line: string) => {
    process.stderr.write(`${line}\n`);
  },
};
try {
  process.stdout.write(await (values['mirror-only'] ? scoreMirrored() : runPortal()));
} finally {
  await database.remove();
  await server?.stop();
}

async function runPortal(): Promise<string> {
  const report = await measurePortal({
    ...options,
    latencyMilliseconds: values.latency,
    changes: values.changes,
    seed: values.seed,
  });
  return values.json ? asJson(report) : portalText(report);
}

async function scoreMirrored(): Promise<string> {
  const report = await measureMirrored({ ...options, backfill: values.backfill });
  return values.json ? asJson(report) : mirroredText(report);
}

function asJson(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
