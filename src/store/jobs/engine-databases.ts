/** The two kinds of database, as the engine of the jobs takes them. */
import type { PGlite } from '@electric-sql/pglite';
import { Pool } from 'pg';
import { fromPglite } from 'pg-boss';
import { CONNECT_WITHIN_MILLISECONDS, sayAway } from '../drivers/postgres-database.ts';
import type { EngineDatabase } from './engine.ts';

/** Few: a statement of the engine takes a millisecond, and those of the store are not to wait for them. */
const CONNECTIONS = 3;

/** Through connections of its own. */
export function engineOnServer(connectionString: string): EngineDatabase {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MILLISECONDS,
    keepAlive: true,
    application_name: 'loyalty-lens-jobs',
  });
  // A connection that breaks is told by the query that uses it; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    backend: 'postgres',
    isTakenOver: false,
    connection: { executeSql: (text, values) => pool.query(text, values) },
    away: sayAway,
    close: () => pool.end(),
  };
}

/**
 * On the store's own connection, the only one there is.
 *
 * @param isTakenOver false where this process may be at jobs of it already
 */
export function engineInProcess(
  pglite: PGlite,
  away: (code: string | null) => string,
  isTakenOver: boolean,
): EngineDatabase {
  return { backend: 'pglite', isTakenOver, connection: fromPglite(pglite), away, close: () => Promise.resolve() };
}
