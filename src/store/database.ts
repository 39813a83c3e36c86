/** PostgreSQL as this room needs it, whichever driver is behind it. */

export type Cell = string | number | boolean | Date | null;
/** What stands for `$1`, `$2`, …: a value, or the values of an array. JSON goes in as text. */
export type Parameter = Cell | readonly Cell[];
/** One row: bigint as text, integer as number, timestamptz as Date, json as the value it says. */
export type Row = readonly unknown[];

export interface Queries {
  /** Runs one statement. @throws {StoreError} `unreachable` or `statement_failed` */
  query(sql: string, parameters?: readonly Parameter[]): Promise<readonly Row[]>;
  /** Runs several statements that take no parameters. */
  runScript(sql: string): Promise<void>;
}

export interface Database extends Queries {
  /** Whether no other process can have it open. */
  readonly exclusive: boolean;
  /** All of `work` or nothing of it. It may be called again where the database asked for that, so it must change nothing else. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
