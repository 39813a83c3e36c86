/** What a driver or the file system throws, as this room's own error: without the values and addresses that a driver's message may hold. */
import { StoreError } from '../store-error.ts';

/** Classes and codes of SQLSTATE that say that the server is not there for us (PostgreSQL 15, appendix A). */
const AWAY = /^(08|28|57P0|53300|3D000)/;
/** By the classes that there are: `EPIPE` is none, and has five characters too. */
const SQL_STATE = /^([0-5][0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/;
export const DISK_FULL = '53100';
const ASKS_FOR_ANOTHER_TRY: ReadonlySet<string> = new Set(['40001', '40P01']);

class StatementFailed extends StoreError {
  readonly sqlState: string;

  constructor(sqlState: string) {
    const advice = sqlState === DISK_FULL ? ' Its disk is full: make room, then run the command again.' : '';
    super('statement_failed', `The database refused a statement of the store (SQLSTATE ${sqlState}).${advice}`);
    this.sqlState = sqlState;
  }
}

/** Whether the database gave a transaction up for the sake of another one: the same again may work. */
export function asksForAnotherTry(error: unknown): boolean {
  return error instanceof StatementFailed && ASKS_FOR_ANOTHER_TRY.has(error.sqlState);
}

/**
 * Does what a driver or the file system does, and throws what that throws as a {@link StoreError}.
 *
 * @param away what to say where the database is not there, given the code of the failure
 */
export async function asOurOwn<T>(work: () => Promise<T>, away: (code: string | null) => string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isBug(error)) throw error;
    throw toStoreError(error, away);
  }
}

function toStoreError(error: unknown, away: (code: string | null) => string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  return code !== null && SQL_STATE.test(code) && !AWAY.test(code)
    ? new StatementFailed(code)
    : new StoreError('unreachable', away(code));
}

/** Node tells of the world by errors with a code, some of them TypeErrors. */
function isBug(error: unknown): boolean {
  return (error instanceof TypeError || error instanceof RangeError) && codeOf(error) === null;
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
