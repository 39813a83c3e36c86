import { textAt } from '../../src/store/cells.ts';
import type { Database, Queries } from '../../src/store/database.ts';

/** A table that holds something of a portal, as the catalogue knows it. */
export interface PortalTable {
  readonly name: string;
  /** Adds a row of the portal, `$1`. */
  readonly insert: string;
}

/** Every table with a portal's id, so that a new one is tested without anybody thinking of it. */
export async function listPortalTables(database: Database): Promise<readonly PortalTable[]> {
  const rows = await database.query(
    `select relname::text, string_agg(quote_ident(attname), ', ' order by attnum), string_agg(sample, ', ' order by attnum)
     from (
       select relname, attname, attnum, case
           when attname = 'portal_id' then '$1::bigint'
           when allowed is not null then quote_literal(allowed)
           when format_type(atttypid, null) = 'json' then '''1'''
           when format_type(atttypid, null) like 'timestamp%' then 'now()'
           when format_type(atttypid, null) = 'text' then '''x'''
           when format_type(atttypid, null) = 'boolean' then 'true'
           when format_type(atttypid, null) like '%[]' then '''{}'''
           else '1' end as sample
       from pg_class join pg_attribute on attrelid = pg_class.oid
       left join lateral (
         select substring(pg_get_constraintdef(oid) from '''([^'']+)''') as allowed from pg_constraint
         where conrelid = pg_class.oid and contype = 'c' and attnum = any(conkey) limit 1) as checked on true
       where relnamespace = 'loyalty'::regnamespace and relkind in ('r', 'p')
         and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '') as columns
     group by relname having bool_or(attname = 'portal_id') order by relname`,
  );
  return rows.map((row) => {
    const name = textAt(row, 0);
    return { name, insert: `insert into loyalty.${name} (${textAt(row, 1)}) values (${textAt(row, 2)})` };
  });
}

export async function countRows(queries: Queries, table: string, portalId: string): Promise<number> {
  const [row] = await queries.query(`select count(*) from loyalty.${table} where portal_id = $1`, [portalId]);
  return Number(row?.[0]);
}

/** Tables that a role could see more of than it should: those that are not held to policies, or have none. */
export async function findUnprotected(database: Database): Promise<readonly string[]> {
  const rows = await database.query(
    `select relname::text from pg_class
     where relnamespace = 'loyalty'::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname <> 'schema_version'
       and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid))
     order by relname`,
  );
  return rows.map((row) => textAt(row, 0));
}
