import type { Migration } from './migration.ts';

export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  sql: `
create table loyalty.portal (
  portal_id bigint primary key,
  input_version bigint not null default 0
) with (fillfactor = 50);

-- What is kept of the CRM. Rows are replaced in place where the page has room.
create table loyalty.mirror_record (
  portal_id bigint not null,
  kind smallint not null,
  id bigint not null,
  fields text not null,
  links text not null,
  primary key (portal_id, kind, id)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create table loyalty.merged_record (
  portal_id bigint not null,
  kind smallint not null,
  old_id bigint not null,
  new_id bigint not null,
  primary key (portal_id, kind, old_id)
);
create index merged_record_new_id on loyalty.merged_record (portal_id, kind, new_id);

create table loyalty.tombstone (
  portal_id bigint not null,
  kind smallint not null,
  id bigint not null,
  reason text not null check (reason in ('deleted', 'forgotten')),
  at timestamptz not null default now(),
  primary key (portal_id, kind, id)
);

create table loyalty.checkpoint (
  portal_id bigint not null,
  name text not null,
  value json not null,
  at timestamptz not null default now(),
  primary key (portal_id, name)
) with (fillfactor = 50);

-- What stands on a company in the CRM. No values: nothing does any more, and the input version is remembered.
create table loyalty.published (
  portal_id bigint not null,
  company_id bigint not null,
  values json,
  input_version bigint not null,
  written_at timestamptz not null default now(),
  primary key (portal_id, company_id)
) with (fillfactor = 80);

create table loyalty.outgoing (
  portal_id bigint not null,
  company_id bigint not null,
  before json,
  after json not null,
  input_version bigint not null,
  put_out_at timestamptz not null default now(),
  primary key (portal_id, company_id)
) with (fillfactor = 80);

create table loyalty.snapshot (
  portal_id bigint not null,
  company_id bigint not null,
  as_of integer not null,
  cause text not null,
  values json not null,
  primary key (portal_id, company_id, as_of)
);

-- Snapshots of values that wait to be sent: part of the history once they were.
create table loyalty.waiting_snapshot (
  portal_id bigint not null,
  company_id bigint not null,
  input_version bigint not null,
  as_of integer not null,
  cause text not null,
  values json not null,
  primary key (portal_id, company_id, input_version, as_of)
);

create table loyalty.refusal (
  portal_id bigint not null,
  company_id bigint not null,
  reason text not null,
  since timestamptz not null default now(),
  primary key (portal_id, company_id)
);

create table loyalty.run (
  portal_id bigint not null,
  id bigint generated always as identity,
  kind text not null,
  state text not null,
  started_at timestamptz not null default now(),
  alive_at timestamptz not null default now(),
  finished_at timestamptz,
  report json,
  held_by json not null,
  primary key (portal_id, id)
) with (fillfactor = 50);
create unique index run_one_at_a_time on loyalty.run (portal_id) where state = 'running';

create table loyalty.setting (
  portal_id bigint not null,
  name text not null,
  version integer not null,
  value json not null,
  set_at timestamptz not null default now(),
  set_by text not null,
  why text not null,
  primary key (portal_id, name, version)
);

create table loyalty.model (
  portal_id bigint not null,
  id text not null,
  fitted_on integer,
  value json not null,
  report json,
  used_from timestamptz not null default now(),
  primary key (portal_id, id)
);

-- One row a bucket: the instant, in milliseconds since 1970, from which its next call may start.
create table loyalty.call_budget (
  portal_id bigint not null,
  bucket text not null,
  next_at double precision not null,
  primary key (portal_id, bucket)
) with (fillfactor = 20);

create table loyalty.calls_of_day (
  portal_id bigint not null,
  day integer not null,
  used bigint not null,
  call_limit bigint,
  primary key (portal_id, day)
) with (fillfactor = 20);
`,
};
