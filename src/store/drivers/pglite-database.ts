/** PostgreSQL inside this process, with its files in a folder or in memory. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Parameter, Queries, Row } from '../database.ts';
import { asOurOwn } from './driver-failure.ts';

const BIGINT = 20;

/** A PGlite database, with what only it can do. */
export interface FolderDatabase extends Database {
  /** All its files as one compressed archive, in memory. */
  dump(): Promise<Blob>;
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
    const { PGlite: Engine } = await import('@electric-sql/pglite');
    const engine = await Engine.create({
      dataDir: folder ?? 'memory://',
      parsers: { [BIGINT]: (text: string) => text },
      ...(archive === undefined ? {} : { loadDataDir: archive }),
    });
    return {
      ...queriesOf(engine, away),
      exclusive: true,
      transaction: (work) => engine.transaction((transaction) => work(queriesOf(transaction, away))),
      dump: () => engine.dumpDataDir('gzip'),
      close: () => engine.close(),
    };
  }, away);
}

function sayUnreadable(folder: string | null, code: string | null): string {
  const why = code === null ? '' : ` (${code})`;
  return folder === null
    ? `The store in memory failed${why}. Start again.`
    : `The store's files in ${folder} cannot be used${why}. Check that the disk has room and that this user may write there, or put the last backup back.`;
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
  const { rows } = await engine.query<unknown[]>(sql, [...parameters], { rowMode: 'array' });
  return rows;
}
