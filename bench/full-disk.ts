/**
 * `npm run -s bench:full-disk`: fills the disk of the store up at random moments, on PGlite in a folder and on PostgreSQL: while a
 * process writes page after page into it, and in first runs and nights of a portal. Each has to end and to say why; nothing that
 * was said to be safe may be missing when there is room again, and the next run ends in the same values as runs that never met it.
 *
 * The disk is a file system of its own in memory, which only an administrator may mount: elsewhere it is said that this was skipped.
 * Options: --outages N of each kind on each driver (default 6), --companies N (default 60), --seed S (default 1), --only pglite
 * or postgres, --json. Ends with 1 where an outage did harm.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { fillDiskInRuns, type FullDiskRun } from './outages/full-disk-runs.ts';
import { openFullDiskStore } from './outages/full-disk-store.ts';
import { fillDiskOfWriters, type FullDiskWriter } from './outages/full-disk-writer.ts';
import { type HowItEnded, isClear } from './outages/how-it-ended.ts';
import { flag, oneOf, readOptions, whole } from './read-options.ts';

const values = readOptions({
  outages: whole(6),
  companies: whole(60),
  seed: whole(1, 0),
  only: oneOf(['pglite', 'postgres']),
  json: flag,
});
const { outages, seed } = values;

interface Outages {
  readonly writers: readonly FullDiskWriter[];
  readonly runs: readonly FullDiskRun[];
}

const reports: Partial<Record<'PGlite' | 'PostgreSQL', Outages | null>> = {};
if (values.only !== 'postgres') reports.PGlite = await fillDiskOf('PGlite');
if (values.only !== 'pglite') reports.PostgreSQL = await fillDiskOf('PostgreSQL');
process.stdout.write(values.json ? `${JSON.stringify(reports, null, 2)}\n` : `${textOf(reports)}\n`);
if (!Object.values(reports).every(isHarmless)) process.exitCode = 1;

async function fillDiskOf(driver: 'PGlite' | 'PostgreSQL'): Promise<Outages | null> {
  const store = await openFullDiskStore(driver);
  if (store === null) {
    process.stderr.write(`${driver}: skipped, since no disk may be mounted here, or there is no PostgreSQL.\n`);
    return null;
  }
  const tell = (line: string): void => void process.stderr.write(`${driver}: ${line}\n`);
  try {
    const writers = await fillDiskOfWriters(store, { outages, seed });
    const runs = await fillDiskInRuns(store, { portal: { companies: values.companies }, outages, seed, tell });
    return { writers, runs };
  } finally {
    await store.remove();
  }
}

function isHarmless(all: Outages | null): boolean {
  return (
    all === null ||
    (all.writers.every(({ ended, lost, torn }) => isClear(ended) && lost === 0 && !torn) &&
      all.runs.every(
        ({ ended, lost, writtenTwice, leftOver }) =>
          isClear(ended) && lost === 0 && writtenTwice.length === 0 && !leftOver,
      ))
  );
}

function textOf(all: typeof reports): string {
  const table = plainTable(['Store', 'While', 'Outages', 'Ended clearly', 'Server ended too', 'Lost', 'Written twice']);
  for (const [store, report] of Object.entries(all)) {
    if (report === null) table.push([store, 'skipped', '', '', '', '', '']);
    else {
      const { writers, runs } = report;
      const pages = sum(writers.map(({ acknowledged }) => acknowledged));
      table.push(rowOf(store, `writing (${pages} pages said safe)`, writers, ''));
      for (const run of ['first', 'night'] as const) {
        const list = runs.filter((one) => one.run === run);
        const twice = sum(list.map(({ writtenTwice }) => writtenTwice.length));
        if (list.length > 0) table.push(rowOf(store, `${run} run`, list, String(twice)));
      }
    }
  }
  return table.toString();
}

interface Met {
  readonly ended: HowItEnded;
  readonly serverEnded: boolean;
  readonly lost: number;
}

function rowOf(store: string, what: string, list: readonly Met[], twice: string): string[] {
  const clear = list.filter(({ ended }) => isClear(ended)).length;
  const servers = list.filter(({ serverEnded }) => serverEnded).length;
  const lost = sum(list.map((one) => one.lost));
  return [store, what, String(list.length), String(clear), String(servers), String(lost), twice];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
