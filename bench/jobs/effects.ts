/** What the jobs of the benchmark leave behind, so that it can be told what was done and how often. */
import { Pool } from 'pg';

export interface EffectCounts {
  /** Companies whose row is there. */
  readonly done: number;
  /** Rows that were made more than once. */
  readonly appliedTwice: number;
  /** How often a job was begun, however it ended. */
  readonly begun: number;
}

export function connect(databaseUrl: string): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

export async function makeEffectTables(pool: Pool): Promise<void> {
  await pool.query(`
    create table if not exists effect (company_id bigint primary key, done_by integer not null);
    create table if not exists applied (company_id bigint not null);
    create table if not exists begun (company_id bigint not null);`);
}

export async function noteBegun(pool: Pool, companyIds: readonly string[]): Promise<void> {
  await pool.query('insert into begun select unnest($1::bigint[])', [companyIds]);
}

/** One statement: a row for each company that has none yet, and a witness for each row that was made. */
export async function apply(pool: Pool, companyIds: readonly string[]): Promise<void> {
  await pool.query(
    `with made as (
       insert into effect select unnest($1::bigint[]), $2 on conflict do nothing returning company_id)
     insert into applied select company_id from made`,
    [companyIds, process.pid],
  );
}

export async function countEffects(pool: Pool): Promise<EffectCounts> {
  const { rows } = await pool.query<{ done: number; applied_twice: number; begun: number }>(`
    select (select count(*) from effect)::integer as done,
           (select count(*) - count(distinct company_id) from applied)::integer as applied_twice,
           (select count(*) from begun)::integer as begun`);
  const [row] = rows;
  return { done: row?.done ?? 0, appliedTwice: row?.applied_twice ?? 0, begun: row?.begun ?? 0 };
}
