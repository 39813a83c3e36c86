import { keepPortalsApart } from './keep-portals-apart.ts';
import type { Migration } from './migration.ts';

/**
 * One row for each customer with its whole history in arrays: how it stood on any day is a search within one short row, where
 * the snapshots would have to be read by the million. And what was measured of the whole portal, by name.
 */
export const courses: Migration = {
  version: 7,
  name: 'courses',
  sql: `
create table loyalty.course (
  portal_id bigint not null,
  company_id bigint not null,
  -- Of the snapshots, ascending; the other arrays are parallel to it.
  days integer[] not null,
  causes smallint[] not null,
  segments smallint[] not null,
  risks smallint[] not null,
  statuses smallint[] not null,
  scores real[] not null,
  lifetime_values double precision[] not null,
  -- Day of the first snapshot that was not worked out later; null where all were.
  kept_from integer,
  primary key (portal_id, company_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
${keepPortalsApart('course')}
insert into loyalty.course (portal_id, company_id, days, causes, segments, risks, statuses, scores, lifetime_values, kept_from)
select portal_id, company_id, array_agg(as_of order by as_of),
       array_agg((array_position(array['behaviour', 'money', 'passing_days', 'model', 'policy', 'person', 'merge'], told) - 1)::smallint
         order by as_of),
       array_agg((coalesce(array_position(array['not_scored', 'non_ideal', 'uncertain', 'ideal'], segment), 1) - 1)::smallint
         order by as_of),
       array_agg(coalesce(array_position(array['low', 'watch', 'high', 'critical'], risk), 0)::smallint order by as_of),
       array_agg((coalesce(array_position(array['prospect', 'active', 'renewal_overdue', 'lapsed', 'won_back'], "customerStatus"), 1)
         - 1)::smallint order by as_of),
       array_agg(score order by as_of), array_agg("lifetimeValue" order by as_of),
       min(as_of) filter (where cause <> 'backfill')
from (
  select taken.portal_id, taken.company_id, taken.as_of, taken.cause, said.*,
         case when taken.cause in ('policy', 'model', 'person', 'merge') then taken.cause
           when taken.cause = 'data' or "currentAnnualValue" is distinct from lag("currentAnnualValue") over own then 'money'
           when "customerStatus" is distinct from lag("customerStatus") over own
             or "renewalDate" is distinct from lag("renewalDate") over own
             or "contactStatus" is distinct from lag("contactStatus") over own
             or "lastNonRenewalContact" is distinct from lag("lastNonRenewalContact") over own then 'behaviour'
           else 'passing_days' end as told
  from loyalty.snapshot taken
  -- An escape of what is no character would trip the reading of a text.
  cross join lateral json_to_record(regexp_replace(taken.values::text, '\\\\u(0000|d[89a-f][0-9a-f]{2})', '\\\\ufffd', 'g')::json)
    as said (segment text, risk text, "customerStatus" text, score real, "lifetimeValue" double precision,
             "currentAnnualValue" double precision, "renewalDate" integer, "contactStatus" text, "lastNonRenewalContact" integer)
  window own as (partition by taken.portal_id, taken.company_id order by taken.as_of)
) as day group by portal_id, company_id;
drop table loyalty.segment_change;

create table loyalty.report (
  portal_id bigint not null,
  name text not null,
  as_of integer not null,
  value json not null,
  made_at timestamptz not null default now(),
  primary key (portal_id, name)
);
${keepPortalsApart('report')}
`,
};
