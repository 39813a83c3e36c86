/**
 * The portfolio goes with what is published and with its history, in the transaction that changes those: a list can never
 * say something else than the record in the CRM.
 */
import type { PublishedValues } from '../../operations/ports.ts';
import type { Queries } from '../database.ts';
import { PUBLISHED_NAMES, PUBLISHED_VALUES, readableJson, readingOf } from './published-columns.ts';

/** By the numbers under which they are stored. A number that was once given to a segment stays its own. */
export const STORED_SEGMENTS = [
  'not_scored',
  'non_ideal',
  'uncertain',
  'ideal',
] as const satisfies readonly PublishedValues['segment'][];

/** To be called where something was written to `published`. A row that says the same already is not touched. */
export async function followPublished(
  queries: Queries,
  portalId: string,
  companyIds: readonly string[],
): Promise<void> {
  await queries.query(
    `with done as materialized (
       select company_id, values from loyalty.published where portal_id = $1 and company_id = any($2::bigint[]))
     update loyalty.portfolio as own
     set (is_published, customer_status, ${PUBLISHED_NAMES.join(', ')})
       = (done.values is not null, coalesce(said."customerStatus", own.customer_status), ${PUBLISHED_VALUES})
     from done cross join lateral ${readingOf('done.values')}
     where own.portal_id = $1 and own.company_id = any($2::bigint[])
       and done.company_id = own.company_id
       and (own.is_published, own.customer_status, ${PUBLISHED_NAMES.map((name) => `own.${name}`).join(', ')})
         is distinct from
         (done.values is not null, coalesce(said."customerStatus", own.customer_status), ${PUBLISHED_VALUES})`,
    [portalId, companyIds],
  );
}

/** To be called where something was written to `snapshot`: works the companies' changes of segment out anew. */
export async function followSnapshots(
  queries: Queries,
  portalId: string,
  companyIds: readonly string[],
): Promise<void> {
  await queries.query(
    `with change as (
       select company_id, as_of, segment from (
         select company_id, as_of, segment,
                lag(segment) over (partition by company_id order by as_of) as before
         from (select company_id, as_of, array_position($3::text[], (${readableJson('values')})->>'segment') - 1 as segment
               from loyalty.snapshot where portal_id = $1 and company_id = any($2::bigint[])) as known
       ) as day where segment is not null and segment is distinct from before),
     gone as (
       delete from loyalty.segment_change as old
       where old.portal_id = $1 and old.company_id = any($2::bigint[])
         and not exists (select from change where change.company_id = old.company_id and change.as_of = old.as_of))
     insert into loyalty.segment_change as old (portal_id, company_id, as_of, segment)
     select $1, company_id, as_of, segment from change order by company_id, as_of
     on conflict (portal_id, company_id, as_of) do update set segment = excluded.segment
     where old.segment <> excluded.segment`,
    [portalId, companyIds, STORED_SEGMENTS],
  );
}
