import type { Migration } from './migration.ts';

/**
 * What a course comes to from each of its snapshots to the last one, and the days on which the customer was lost: changes until
 * today are by far the most asked for, and searching each course for what brought most of one takes longer than all the rest.
 * And the customers of an owner, who hardly ever changes: whoever sees few of them reads no others.
 */
export const quickViews: Migration = {
  version: 10,
  name: 'quick views',
  sql: `
alter table loyalty.course
  -- Cause of the largest step up (down) of the lifetime value from a snapshot to the last one, the latest of equal ones;
  -- parallel to the other arrays, null at their end.
  add column rises smallint[],
  add column falls smallint[],
  -- Ascending; null where there is none.
  add column lapsed_days integer[];

update loyalty.course as course
set rises = ends.rises, falls = ends.falls, lapsed_days = ends.lapsed_days
from (
  select portal_id, company_id, array_agg(rise order by place) as rises, array_agg(fall order by place) as falls,
         array_agg(as_of order by place) filter (where status = 3) as lapsed_days
  from (
    select portal_id, company_id, place, as_of, status,
           (max(array[step, place, cause]) over later)[3]::smallint as rise,
           (max(array[-step, place, cause]) over later)[3]::smallint as fall
    from (
      select portal_id, company_id, place, as_of, status, cause,
             round(100 * (coalesce(value, 0) - coalesce(lag(value) over own, 0)))::bigint as step
      from loyalty.course
      cross join lateral unnest(days, statuses, causes, lifetime_values) with ordinality
        as snapshot (as_of, status, cause, value, place)
      window own as (partition by portal_id, company_id order by place)) as stepped
    window later as (partition by portal_id, company_id order by place desc
      rows between unbounded preceding and 1 preceding)) as told
  group by portal_id, company_id) as ends
where course.portal_id = ends.portal_id and course.company_id = ends.company_id;

create index portfolio_of_owner on loyalty.portfolio (portal_id, owner_id);

alter table loyalty.course alter column rises set not null, alter column falls set not null;
`,
};
