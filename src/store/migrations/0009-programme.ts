import { keepPortalsApart } from './keep-portals-apart.ts';
import type { Migration } from './migration.ts';
import { PROGRAMME_ENTRIES } from './programme-entries.ts';

const TABLES = [
  'programme_customer',
  'programme_milestone',
  'programme_prospect',
  'programme_mover',
  'ranking_end',
  'ranking',
  'programme_goal',
  'goal_member',
];

/**
 * What the loyalty programme works out along with the scoring. What a customer is called, whose it is and what is published on it
 * stands in the portfolio and is read from there.
 */
export const programme: Migration = {
  version: 9,
  name: 'programme',
  sql: `
-- A row while there is something to tell of the customer; columns of parts that have nothing to tell are null.
create table loyalty.programme_customer (
  portal_id bigint not null,
  company_id bigint not null,
  ask_reasons text[],
  ask_against text[],
  is_satisfaction_unknown boolean,
  last_asked_on integer,
  exposure_signals text[],
  competitor text,
  -- Who bought on its recommendation, each with what it bought.
  referred json,
  -- What separates it from Ideal.
  loyalty_short double precision,
  value_short double precision,
  distance double precision,
  is_set_by_person boolean,
  primary key (portal_id, company_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create table loyalty.programme_milestone (
  portal_id bigint not null,
  company_id bigint not null,
  milestone text not null,
  state text not null check (state in ('reached', 'ahead', 'expected')),
  size double precision not null,
  day integer not null,
  appreciation text not null,
  paused text,
  primary key (portal_id, company_id, milestone, state, size)
) with (fillfactor = 80);

-- Companies that are no customers yet and whose fit can be told.
create table loyalty.programme_prospect (
  portal_id bigint not null,
  company_id bigint not null,
  name text not null,
  owner_id text,
  fit double precision not null,
  expected_lifetime_value double precision not null,
  justified_cost double precision not null,
  -- The traits that tell, as [{kind, value}].
  because json not null,
  primary key (portal_id, company_id)
) with (fillfactor = 80);

create table loyalty.programme_mover (
  portal_id bigint not null,
  company_id bigint not null,
  direction text not null check (direction in ('up', 'down')),
  -- Change of the relative value, without its sign.
  size double precision not null,
  change double precision not null,
  before json not null,
  after json not null,
  causes json not null,
  response json not null,
  primary key (portal_id, company_id)
);

-- Fixed once for the end of a period and never written again.
create table loyalty.ranking_end (
  portal_id bigint not null,
  period_end integer not null,
  fixed_on integer not null,
  model text not null,
  policy text not null,
  customers integer not null,
  mean_value double precision,
  primary key (portal_id, period_end)
);

create table loyalty.ranking (
  portal_id bigint not null,
  period_end integer not null,
  company_id bigint not null,
  rank integer not null,
  lifetime_value double precision not null,
  share double precision,
  primary key (portal_id, period_end, company_id)
);

create table loyalty.programme_goal (
  portal_id bigint not null,
  id bigint generated always as identity,
  -- The same key sets one goal.
  key text not null,
  name text not null,
  starts_on integer not null,
  ends_on integer not null,
  target_kind text not null check (target_kind in ('count', 'share')),
  target double precision not null,
  set_by text not null,
  stopped_on integer,
  -- What its members are scored with to its end.
  model text not null,
  policy text not null,
  progress json,
  primary key (portal_id, id),
  unique (portal_id, key)
);

-- Every customer with a segment on the day the goal began, as it stood then; the segment as a place in SEGMENTS_ON_DAY.
create table loyalty.goal_member (
  portal_id bigint not null,
  goal_id bigint not null,
  company_id bigint not null,
  segment smallint not null,
  score real,
  lifetime_value double precision,
  primary key (portal_id, goal_id, company_id)
);
create index goal_member_company on loyalty.goal_member (portal_id, company_id);
${TABLES.map(keepPortalsApart).join('')}${PROGRAMME_ENTRIES}
`,
};
