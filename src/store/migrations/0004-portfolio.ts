import type { Migration } from './migration.ts';

/**
 * One narrow row for each customer, and the days on which a segment began: what lists and sums read instead of the values'
 * json. No index but the keys: a portal's rows are read in one go for every list and sum, and the columns that are sorted by
 * change too often for an index to pay.
 */
export const portfolio: Migration = {
  version: 4,
  name: 'portfolio',
  sql: `
create table loyalty.portfolio (
  portal_id bigint not null,
  company_id bigint not null,
  -- Written while scoring.
  name text not null,
  owner_id text,
  industry text not null,
  is_renewal_only boolean not null,
  missing text[] not null,
  influence double precision not null,
  -- Follows what is published; the status is that of the scoring while nothing is.
  is_published boolean not null,
  customer_status text not null,
  segment text,
  risk text,
  evidence text,
  score double precision,
  lifetime_value double precision,
  current_annual_value double precision,
  value_at_risk double precision,
  value_gap double precision,
  value_tier text,
  renewal_date integer,
  contact_status text,
  last_non_renewal_contact integer,
  product_gap text,
  -- What stands before the counts of "Guard (17 of 31, industry)".
  product text generated always as (substring(product_gap from '^(.+) \\(\\d+ of \\d+, [a-z_]+\\)$')) stored,
  next_action text,
  primary key (portal_id, company_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- The days of the history on which a company's segment was another one than before. Worked out from the snapshots.
create table loyalty.segment_change (
  portal_id bigint not null,
  company_id bigint not null,
  as_of integer not null,
  segment smallint not null,
  primary key (portal_id, company_id, as_of)
);

-- The rows of the portfolio come with the next scoring; the history is there already. An escape of what is no character would
-- trip the reading of a text.
insert into loyalty.segment_change (portal_id, company_id, as_of, segment)
select portal_id, company_id, as_of, segment from (
  select portal_id, company_id, as_of, segment,
         lag(segment) over (partition by portal_id, company_id order by as_of) as before
  from (select portal_id, company_id, as_of, array_position(array['not_scored', 'non_ideal', 'uncertain', 'ideal'],
          substring(values::text from '"segment":"([a-z_]+)"')) - 1 as segment
        from loyalty.snapshot) as known
) as day where segment is not null and segment is distinct from before;
`,
};
