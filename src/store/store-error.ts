/** What went wrong with the store, stable across versions of the database. */
export type StoreErrorCode =
  | 'store_locked'
  | 'schema_newer'
  | 'not_a_store'
  | 'roles_missing'
  | 'unreachable'
  | 'database_ended'
  | 'statement_failed'
  | 'run_lost'
  | 'no_backup';

/** The one error of this room. Its message says what was wrong, where and what to do; never a connection string or a value. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function isStoreError(error: unknown, ...codes: readonly StoreErrorCode[]): error is StoreError {
  return error instanceof StoreError && (codes.length === 0 || codes.includes(error.code));
}
