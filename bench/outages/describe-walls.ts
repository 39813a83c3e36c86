import type { Client } from 'pg';

/** What keeps the portals apart in a database, and whose everything is: to be the same before a dump and after its restore. */
export async function describeWalls(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(WALLS);
  return rows.map(({ line }) => line);
}

const SCHEMAS = "('loyalty', 'loyalty_jobs')";

const WALLS = `
  select format('table %s.%s of %s, policies %s, also for its owner %s, rights %s',
      nspname, relname, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity, relacl) as line
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ${SCHEMAS} and relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select format('policy %s on %s.%s for %s to %s: %s, %s', policyname, schemaname, tablename, cmd, roles, qual, with_check)
    from pg_policies where schemaname in ${SCHEMAS}
  union all
  select format('schema %s of %s, rights %s', nspname, pg_get_userbyid(nspowner), nspacl)
    from pg_namespace where nspname in ${SCHEMAS}
  union all
  select format('index %s.%s: %s', schemaname, indexname, indexdef) from pg_indexes where schemaname in ${SCHEMAS}
  union all
  select format('function %s.%s of %s', nspname, proname, pg_get_userbyid(proowner))
    from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where nspname in ${SCHEMAS}
  order by line`;
