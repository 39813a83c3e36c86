/**
 * `npm run -s bench:faults`: fills, scores and writes a portal and runs a night while calls fail and answers are flawed, and holds
 * what stands on the companies in the end, byte for byte, against the same runs without a fault.
 *
 * Options: --companies N (default 10000), --seeds N (default 1), --seed S, the first of them (default 1), --failing SHARE of the
 * calls (default 0.04), --flawed SHARE (default 0.08), --at-least N faults in each run (default 1000), --database-url URL of a
 * PostgreSQL server (default DATABASE_URL, else one that is started for it where it can be had, else PGlite), --json.
 * Ends with 1 where anything differs, was written twice, or too little went wrong.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeBenchDatabase, makeOwnServer } from './portal/bench-database.ts';
import { type FaultedRun, type FaultShares, runWithFaults } from './portal/faulted-run.ts';
import { differencesOf, digestOf } from './portal/standing.ts';
import { flag, readOptions, share, text, whole } from './read-options.ts';

const values = readOptions({
  companies: whole(10000),
  seeds: whole(1),
  seed: whole(1, 0),
  failing: share(0.04),
  flawed: share(0.08),
  'at-least': whole(1000, 0),
  'database-url': text,
  json: flag,
});
const portal = { companies: values.companies };
const atLeast = values['at-least'];
const given = values['database-url'] ?? process.env.DATABASE_URL ?? null;
const server = given === null ? await makeOwnServer() : null;

interface SeedReport {
  readonly seed: number;
  readonly calls: number;
  readonly faults: number;
  readonly failingShare: number;
  readonly different: number;
  readonly writtenTwice: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly seconds: number;
}

async function run(shares: FaultShares | null): Promise<FaultedRun> {
  const database = await makeBenchDatabase(given ?? server?.url ?? null);
  const store = await openStore(database.location, 'create');
  try {
    return await runWithFaults(store, portal, shares);
  } finally {
    await store.close();
    await database.remove();
  }
}

async function compare(plain: FaultedRun, seed: number): Promise<SeedReport> {
  const started = performance.now();
  const faulted = await run({ seed, failing: values.failing, flawed: values.flawed });
  return {
    seed,
    calls: faulted.calls,
    faults: faulted.struck,
    failingShare: faulted.failing / faulted.calls,
    different: differencesOf(plain.standing, faulted.standing).length,
    writtenTwice: faulted.writtenTwice.length,
    kinds: faulted.faults,
    seconds: (performance.now() - started) / 1000,
  };
}

try {
  const plain = await run(null);
  process.stderr.write(`Without faults: ${plain.calls} calls, standing ${digestOf(plain.standing)}.\n`);
  const seeds: SeedReport[] = [];
  for (let index = 0; index < values.seeds; index += 1) {
    const report = await compare(plain, values.seed + index);
    seeds.push(report);
    process.stderr.write(`Seed ${report.seed}: ${report.faults} faults, ${report.different} companies differ.\n`);
  }
  const report = { ...portal, plainCalls: plain.calls, standing: digestOf(plain.standing), seeds };
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${textOf(seeds)}\n`);
  const isGood = ({ faults, different, writtenTwice }: SeedReport): boolean =>
    faults >= atLeast && different === 0 && writtenTwice === 0;
  if (!seeds.every(isGood)) process.exitCode = 1;
} finally {
  await server?.stop();
}

function textOf(seeds: readonly SeedReport[]): string {
  const columns = ['Seed', 'Calls', 'Faults', 'Failing calls', 'Companies that differ', 'Written twice', 'Seconds'];
  const table = plainTable(columns, columns);
  for (const { seed, calls, faults, failingShare, different, writtenTwice, seconds } of seeds) {
    const share = `${(failingShare * 100).toFixed(1)} %`;
    table.push([seed, calls, faults, share, different, writtenTwice, seconds.toFixed(0)].map(String));
  }
  return table.toString();
}
