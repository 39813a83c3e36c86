/**
 * The portfolio goes with what is published and with its history, in the transaction that changes those: a list can never
 * say something else than the record in the CRM.
 */
import type { Queries } from '../database.ts';
import { PUBLISHED_NAMES, PUBLISHED_VALUES, readableJson, readingOf } from './published-columns.ts';
import { STORED_CAUSES, STORED_RISKS, STORED_SEGMENTS, STORED_STATUSES } from './stored-words.ts';

const COURSE_NAMES = [
  'days',
  'causes',
  'segments',
  'risks',
  'statuses',
  'scores',
  'lifetime_values',
  'kept_from',
  'rises',
  'falls',
  'lapsed_days',
] as const;

const isAnother = (value: string): string => `"${value}" is distinct from lag("${value}") over own`;

/** Another segment where the rule alone still says the same: a person has set it. */
const IS_SET = `${isAnother('segment')} and not ("segmentComputed" is distinct from lag("segmentComputed") over own)
  and "segment" is distinct from "segmentComputed" and "segment" is distinct from 'not_scored'`;

/** What a snapshot came from, as `MoverCause` says it: by its own word, or by what differs from the one before. */
const TOLD_CAUSE = `case when cause in ('policy', 'model', 'person', 'merge') then cause
  when cause = 'data' or ${isAnother('currentAnnualValue')} then 'money'
  when ${['customerStatus', 'renewalDate', 'contactStatus', 'lastNonRenewalContact'].map(isAnother).join(' or ')}
    then 'behaviour'
  when ${IS_SET} then 'person'
  else 'passing_days' end`;

/** In cents, from the snapshot before to this one. */
const STEP = `round(100 * (coalesce("lifetimeValue", 0) - coalesce(lag("lifetimeValue") over own, 0)))::bigint`;

/**
 * SQL of the same rows, each with the causes of the largest steps up and down that come after it: worked out here once, and
 * not for every customer whenever somebody looks.
 *
 * @param days SQL of snapshots with `told`, `step` and `place`
 */
function withEnds(days: string): string {
  return `
    select *, (max(array[step, place, cause]) over later)[3]::smallint as rise,
           (max(array[-step, place, cause]) over later)[3]::smallint as fall
    from (select *, array_position($3::text[], told) - 1 as cause from (${days}) as told) as caused
    window later as (partition by company_id order by as_of desc rows between unbounded preceding and 1 preceding)`;
}

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

/** To be called where something was written to `snapshot`: works the companies' courses out anew. */
export async function followSnapshots(
  queries: Queries,
  portalId: string,
  companyIds: readonly string[],
): Promise<void> {
  await queries.query(
    `with taken as materialized (
       select company_id, as_of, cause, ${readableJson('values')} as values
       from loyalty.snapshot where portal_id = $1 and company_id = any($2::bigint[]))
     insert into loyalty.course as old (portal_id, company_id, ${COURSE_NAMES.join(', ')})
     select $1, company_id, array_agg(as_of order by as_of),
            array_agg(cause::smallint order by as_of),
            array_agg((coalesce(array_position($4::text[], segment), 1) - 1)::smallint order by as_of),
            array_agg((coalesce(array_position($5::text[], risk), 1) - 1)::smallint order by as_of),
            array_agg((coalesce(array_position($6::text[], "customerStatus"), 1) - 1)::smallint order by as_of),
            array_agg(score order by as_of), array_agg("lifetimeValue" order by as_of),
            min(as_of) filter (where written_as <> 'backfill'), array_agg(rise order by as_of),
            array_agg(fall order by as_of), array_agg(as_of order by as_of) filter (where "customerStatus" = 'lapsed')
     from (${withEnds(`
       select taken.company_id, taken.as_of, taken.cause as written_as, said.*, ${TOLD_CAUSE} as told,
         row_number() over own as place, ${STEP} as step
       from taken cross join lateral json_to_record(taken.values) as said (segment text, "segmentComputed" text, risk text, "customerStatus" text,
         score real, "lifetimeValue" double precision, "currentAnnualValue" double precision, "renewalDate" integer,
         "contactStatus" text, "lastNonRenewalContact" integer)
       window own as (partition by taken.company_id order by taken.as_of)`)}) as day
     group by company_id order by company_id
     on conflict (portal_id, company_id) do update
     set (${COURSE_NAMES.join(', ')}) = (${COURSE_NAMES.map((name) => `excluded.${name}`).join(', ')})
     where (${COURSE_NAMES.map((name) => `old.${name}`).join(', ')})
       is distinct from (${COURSE_NAMES.map((name) => `excluded.${name}`).join(', ')})`,
    [portalId, companyIds, STORED_CAUSES, STORED_SEGMENTS, STORED_RISKS, STORED_STATUSES],
  );
}
