/** What the workers with clocks of their own leave behind, by the database's clock. */
import type { Pool } from 'pg';
import { countEffects, makeEffectTables } from '../jobs/effects.ts';
import type { ClockJobs } from './clock-figures.ts';

export async function makeClockTables(pool: Pool): Promise<void> {
  await makeEffectTables(pool);
  await pool.query(`
    create table taken (company_id bigint not null, at timestamptz not null default clock_timestamp());
    create table night (portal_id bigint not null)`);
}

/** @returns those that were taken before */
export async function noteTaken(pool: Pool, companyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(
    'select distinct company_id::text as id from taken where company_id = any($1::bigint[])',
    [companyIds],
  );
  await pool.query('insert into taken (company_id) select unnest($1::bigint[])', [companyIds]);
  return new Set(rows.map(({ id }) => id));
}

export async function readClockEffects(pool: Pool, jobs: number, portals: number): Promise<ClockJobs> {
  const { done, appliedTwice } = await countEffects(pool);
  const { rows } = await pool.query<{ too_often: number; least: number; most: number; nights: number }>(`
    with times as (
      select count(*) - 2 as more, extract(epoch from (array_agg(at order by at))[2] - min(at)) as seconds
      from taken group by company_id)
    select sum(greatest(more, 0))::integer as too_often, min(seconds)::float8 as least, max(seconds)::float8 as most,
      (select count(*) from night)::integer as nights
    from times`);
  const { too_often: takenTooOften = 0, least = 0, most = 0, nights = 0 } = rows[0] ?? {};
  return { jobs, lost: jobs - done, appliedTwice, takenTooOften, putOffSeconds: { least, most }, portals, nights };
}
