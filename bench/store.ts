/**
 * `npm run -s bench:store`: how fast the mirror is written and read, and how much room it takes, on both drivers, with companies
 * of 10 deals and 60 touches each.
 *
 * Options: --companies N (default 1000), --json. The memory is that of this process: PGlite is inside it, a server is not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainTable } from '../src/cli/text/table.ts';
import type { MirrorRecord, RecordKind } from '../src/operations/ports/mirror-store.ts';
import type { Database } from '../src/store/database.ts';
import { openPgliteDatabase } from '../src/store/drivers/pglite-database.ts';
import { openPostgresDatabase } from '../src/store/drivers/postgres-database.ts';
import { migrate } from '../src/store/migrations/migrate.ts';
import { createMirrorStore } from '../src/store/mirror/mirror-store.ts';
import { createScoreStore } from '../src/store/scores/score-store.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { valuesOf } from './kill-pages.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ companies: whole(1000), json: flag });
const companies = values.companies;
const COMPANIES_A_PAGE = 500;
const TOUCHES: readonly RecordKind[] = ['call', 'meeting', 'email', 'note', 'task', 'email'];
const PORTAL = '1';

interface Row {
  readonly driver: string;
  readonly what: string;
  readonly count: number;
  readonly seconds: number;
  readonly bytesOnDisk: number | null;
  readonly megabytesOfMemory: number;
}

const idOf = (company: number, index: number): string => String(30_000_000_000 + company * 100 + index);

function recordsOf(company: number, note: string): readonly MirrorRecord[] {
  const deals = Array.from({ length: 10 }, (_, index) => idOf(company, 1 + index));
  const touches = Array.from({ length: 60 }, (_, index) => idOf(company, 11 + index));
  const kindOf = (index: number): RecordKind => TOUCHES[index % TOUCHES.length]!;
  return [
    {
      kind: 'company',
      id: idOf(company, 0),
      fields: JSON.stringify(['v1', `Company ${company} GmbH`, 'COMPUTER_SOFTWARE', '250', '120000', note]),
      links: JSON.stringify({ deals, touches }),
    },
    ...deals.map((id, index): MirrorRecord => ({
      kind: 'deal',
      id,
      fields: JSON.stringify(['v1', `Renewal ${index}`, '48000', '2026-03-31', 'closedwon', 'default', 'EUR', note]),
      links: `{"company":"${idOf(company, 0)}"}`,
    })),
    ...touches.map((id, index): MirrorRecord => ({
      kind: kindOf(index),
      id,
      fields: JSON.stringify([
        'v1',
        '2026-02-14T09:30:00Z',
        'COMPLETED',
        'OUTBOUND',
        `Talk about the plan ${index}`,
        note,
      ]),
      links: '',
    })),
  ];
}

function* pages(): Generator<readonly number[]> {
  for (let start = 0; start < companies; start += COMPANIES_A_PAGE) {
    yield Array.from({ length: Math.min(COMPANIES_A_PAGE, companies - start) }, (_, index) => start + index);
  }
}

async function measure(driver: string, database: Database): Promise<readonly Row[]> {
  await migrate(database, true);
  const view = database.forPortal(PORTAL);
  const mirror = createMirrorStore(view, PORTAL);
  const scores = createScoreStore(view, PORTAL);
  const rows: Row[] = [];
  const time = async (what: string, work: (page: readonly number[]) => Promise<number>): Promise<void> => {
    let [count, milliseconds] = [0, 0];
    for (const page of pages()) {
      const started = performance.now();
      count += await work(page);
      milliseconds += performance.now() - started;
    }
    const [size] = await database.query(
      `select pg_total_relation_size('loyalty.mirror_record') / greatest(count(*), 1) from loyalty.mirror_record`,
    );
    const bytesOnDisk = Number(size?.[0]);
    const seconds = milliseconds / 1000;
    rows.push({ driver, what, count, seconds, bytesOnDisk, megabytesOfMemory: process.memoryUsage().rss / 1e6 });
  };
  const write = (note: string) => async (page: readonly number[]) => {
    const records = page.flatMap((company) => recordsOf(company, note));
    await mirror.writeRecords(records);
    return records.length;
  };
  await time('written anew', write('a'));
  await time('written again, nothing changed', write('a'));
  await time('written again, all changed', write('b'));
  await time('read by id', async (page) => {
    let count = 0;
    const byKind = new Map<RecordKind, string[]>();
    for (const { kind, id } of page.flatMap((company) => recordsOf(company, 'b'))) {
      byKind.set(kind, byKind.get(kind) ?? []);
      byKind.get(kind)?.push(id);
    }
    for (const [kind, ids] of byKind) count += (await mirror.readRecords(kind, ids)).length;
    return count;
  });
  await time('scores put out and settled', async (page) => {
    const inputVersion = await scores.nextInputVersion();
    const sent = page.map((company) => ({ companyId: idOf(company, 0), values: valuesOf(company), inputVersion }));
    await scores.putOut(
      sent.map(({ companyId, values: after }) => ({ companyId, before: null, after, inputVersion })),
      sent.map(({ companyId, values: of }) => ({ companyId, asOf: 20_000, cause: 'first', values: of })),
    );
    await scores.settleOutgoing(sent, []);
    return sent.length;
  });
  return rows;
}

async function onPglite(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
  const database = await openPgliteDatabase(folder);
  const rows = await measure('PGlite', database);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

async function onPostgres(): Promise<readonly Row[]> {
  const server = await startPostgres(true);
  if (server === null) return [];
  const database = openPostgresDatabase(await server.createDatabase('bench'));
  const rows = await measure('PostgreSQL', database);
  await database.close();
  await server.stop();
  return rows;
}

const rows = [...(await onPostgres()), ...(await onPglite())];
if (values.json) {
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} else {
  const table = plainTable([
    'Store',
    'Records',
    'Count',
    'Seconds',
    'Per second',
    'Bytes each on disk',
    'MB of memory',
  ]);
  for (const { driver, what, count, seconds, bytesOnDisk, megabytesOfMemory } of rows) {
    table.push([
      driver,
      what,
      count,
      seconds.toFixed(1),
      (count / seconds).toFixed(0),
      bytesOnDisk ?? '',
      megabytesOfMemory.toFixed(0),
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
}
