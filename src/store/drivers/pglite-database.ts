/** PostgreSQL inside this process, with its files in a folder or in memory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Cell, Database, DatabaseView, Parameter, Queries, Row } from '../database.ts';
import { asOurOwn, DISK_FULL } from './driver-failure.ts';
import { TO_FRONT, toPortal } from './narrowing.ts';
import { refuseOnceEnded } from './pglite-guard.ts';
import { dropStarter, keepStarter, readStarter } from './pglite-starter.ts';

const BIGINT = 20;
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** A PGlite database, with what only it can do. */
export interface FolderDatabase extends Database {
  /** All its files as one compressed archive, in memory. */
  dump(): Promise<Blob>;
  /** The driver itself, for the engine of the jobs, with what to say where it fails. */
  readonly engine: PGlite;
  readonly away: (code: string | null) => string;
}

/**
 * Opens the database in the folder, making it where there is none. It keeps no lock: whoever opens it holds one.
 *
 * @param folder null: in memory
 * @param archive what to begin with, as `dump` gave it; only where there is no database yet
 * @throws {StoreError} `unreachable` where the files cannot be opened
 */
export function openPgliteDatabase(folder: string | null, archive?: Blob): Promise<FolderDatabase> {
  const away = (code: string | null): string => sayUnreadable(folder, code);
  return asOurOwn(async () => {
    const engine = await openEngine(folder, archive);
    return {
      ...queriesOf(engine, away),
      exclusive: true,
      transaction: (work) => transact(engine, away, work),
      forPortal: (portalId) => narrow(engine, toPortal(portalId), away),
      acrossPortals: () => narrow(engine, TO_FRONT, away),
      dump: () => engine.dumpDataDir('gzip'),
      engine,
      away,
      close: () => engine.close(),
    };
  }, away);
}

async function openEngine(folder: string | null, archive: Blob | undefined): Promise<PGlite> {
  const isNew = archive === undefined && (folder === null || !existsSync(join(folder, 'PG_VERSION')));
  if (!isNew) return createEngine(folder, archive);
  const starter = await readStarter();
  if (starter !== null) {
    try {
      return await createEngine(folder, starter);
    } catch {
      await dropStarter();
    }
  }
  const engine = await createEngine(folder);
  await keepStarter(engine);
  return engine;
}

async function createEngine(folder: string | null, archive?: Blob): Promise<PGlite> {
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  const engine = await Engine.create({
    dataDir: folder ?? 'memory://',
    parsers: { [BIGINT]: (text: string) => text },
    ...(archive === undefined ? {} : { loadDataDir: archive }),
  });
  refuseOnceEnded(engine, (code) => sayEnded(folder, code));
  return engine;
}

function sayUnreadable(folder: string | null, code: string | null): string {
  const why = code === null ? '' : ` (${code})`;
  return folder === null
    ? `The store in memory failed${why}. Start again.`
    : `The store's files in ${folder} cannot be used${why}. Check that the disk has room and that this user may write there, or put the last backup back.`;
}

function sayEnded(folder: string | null, code: string | null): string {
  const why = code === null ? '' : ` (${code})`;
  if (folder === null)
    return `The database in memory ended in the middle of its work${why}. Start again, from nothing.`;
  const advice = code === DISK_FULL ? 'Its disk is full: make room, then start again.' : 'Start again.';
  return `The database in ${folder} ended in the middle of its work${why}. ${advice} What was acknowledged is kept.`;
}

/** @param begin what every transaction begins with */
function narrow(engine: PGlite, begin: string, away: (code: string | null) => string): DatabaseView {
  const transaction: DatabaseView['transaction'] = (work) =>
    transact(engine, away, async (queries) => {
      await queries.runScript(begin);
      return work(queries);
    });
  return {
    exclusive: true,
    transaction,
    query: (sql, parameters) => transaction((queries) => queries.query(sql, parameters)),
    runScript: (sql) => transaction((queries) => queries.runScript(sql)),
  };
}

/** What the work itself throws is thrown as it is; what its beginning and its end throw, as this room's own error. */
async function transact<T>(
  engine: PGlite,
  away: (code: string | null) => string,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  const thrown: unknown[] = [];
  const done = asOurOwn(
    () =>
      engine.transaction(async (opened) => {
        try {
          return await work(queriesOf(opened, away));
        } catch (error) {
          thrown.push(error);
          throw error;
        }
      }),
    away,
  );
  return done.catch((error: unknown) => {
    throw thrown.length === 0 ? error : thrown[0];
  });
}

function queriesOf(engine: PGlite | Transaction, away: (code: string | null) => string): Queries {
  return {
    query: (sql, parameters = []) => asOurOwn(() => readRows(engine, sql, parameters), away),
    runScript: (sql) =>
      asOurOwn(async () => {
        await engine.exec(sql);
      }, away),
  };
}

async function readRows(
  engine: PGlite | Transaction,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly Row[]> {
  const { rows } = await engine.query<unknown[]>(sql, parameters.map(toWhole), { rowMode: 'array' });
  return rows;
}

/**
 * Half of a character is written as the sign for a broken one, as PostgreSQL's own driver does: PGlite counts its bytes wrong
 * and sends a torn message.
 */
function toWhole(parameter: Parameter): Parameter {
  const isList = typeof parameter === 'object' && parameter !== null && !(parameter instanceof Date);
  return isList ? parameter.map(wholeCell) : wholeCell(parameter);
}

function wholeCell(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(HALF_CHARACTER, '\ufffd') : cell;
}
