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

/** The tables as somebody sees them: whoever has this may run what it likes, and reaches nothing else. */
export interface DatabaseView extends Queries {
  /** Whether no other process can have it open. */
  readonly exclusive: boolean;
  /** All of `work` or nothing of it. It may be called again where the database asked for that, so it must change nothing else. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}

/** Itself, the tables as their owner sees them: for whoever makes the tables and backs them up. */
export interface Database extends DatabaseView {
  /** The rows of one portal, whatever the statement says. @throws {RangeError} where the id is not a number */
  forPortal(portalId: string): DatabaseView;
  /** Of all portals what nobody else's business is: events put down, who is installed. Nothing of a portal's own. */
  acrossPortals(): DatabaseView;
  close(): Promise<void>;
}
