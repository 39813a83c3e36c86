/** One step of the schema, from the version before it. Once released it is never changed: a later one corrects it. */
export interface Migration {
  /** 1, 2, … without a gap. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
