/** A PostgreSQL server, through a pool of connections. */
import { Pool, type ClientBase, type PoolClient } from 'pg';
import type { Database, DatabaseView, Parameter, Queries, Row } from '../database.ts';
import { asksForAnotherTry, asOurOwn } from './driver-failure.ts';
import { TO_FRONT, toPortal } from './narrowing.ts';

const CONNECTIONS = 4;
export const CONNECT_WITHIN_MILLISECONDS = 10_000;
const TRIES = 5;

/** Connects at the first query: a server that is away is told by that, as {@link StoreError} `unreachable`. */
export function openPostgresDatabase(connectionString: string): Database {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MILLISECONDS,
    keepAlive: true,
    // A statement and the end of its transaction go out together.
    pipeline: true,
    application_name: 'loyalty-lens',
  });
  // A connection that breaks is told by the query that uses it; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    ...queriesOf(pool),
    exclusive: false,
    transaction: (work) => tryAgain(() => inTransaction(pool, 'begin', work)),
    forPortal: (portalId) => narrow(pool, toPortal(portalId)),
    acrossPortals: () => narrow(pool, TO_FRONT),
    close: () => pool.end(),
  };
}

function queriesOf(client: Pool | ClientBase): Queries {
  return {
    query: (sql, parameters = []) => asOurOwn(() => readRows(client, sql, parameters), sayAway),
    runScript: (sql) =>
      asOurOwn(async () => {
        await client.query(sql);
      }, sayAway),
  };
}

async function readRows(
  client: Pool | ClientBase,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly Row[]> {
  const { rows } = await client.query<unknown[]>({ text: sql, values: [...parameters], rowMode: 'array' });
  return rows;
}

/** @param narrowing what every transaction begins with: it goes with `begin`, and is done before anything else is sent */
function narrow(pool: Pool, narrowing: string): DatabaseView {
  const begin = `begin; ${narrowing}`;
  return {
    exclusive: false,
    query: (sql, parameters) => withClient(pool, (queries) => runAlone(queries, begin, sql, parameters)),
    transaction: (work) => tryAgain(() => inTransaction(pool, begin, work)),
    runScript: (sql) => inTransaction(pool, begin, (queries) => queries.runScript(sql)),
  };
}

/** One statement and its end, which ends a failed one too: two ways to the server and back. */
async function runAlone(
  queries: Queries,
  begin: string,
  sql: string,
  parameters: readonly Parameter[] = [],
): Promise<readonly Row[]> {
  await queries.runScript(begin);
  const [rows] = await Promise.all([queries.query(sql, parameters), queries.runScript('commit')]);
  return rows;
}

function inTransaction<T>(pool: Pool, begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
  return withClient(pool, async (queries) => {
    await queries.runScript(begin);
    const result = await work(queries);
    await queries.runScript('commit');
    return result;
  });
}

async function withClient<T>(pool: Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await asOurOwn(() => pool.connect(), sayAway);
  try {
    const result = await work(queriesOf(client));
    client.release();
    return result;
  } catch (error) {
    await giveBack(client);
    throw error;
  }
}

/** A connection whose transaction cannot even be rolled back is not used again. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !asksForAnotherTry(error)) throw error;
    }
  }
}

export function sayAway(code: string | null): string {
  return (
    `The database that DATABASE_URL names ${whyAway(code)}${code === null ? '' : ` (${code})`}. ` +
    'Check that it runs, that DATABASE_URL is right and that its log-in is allowed, then start again.'
  );
}

function whyAway(code: string | null): string {
  if (code?.startsWith('28') === true) return 'refused the log-in';
  if (code === '3D000') return 'does not exist';
  if (code === '53300') return 'has no connection left';
  return 'cannot be reached';
}
