import type { Migration } from './migration.ts';

export const serviceTables: Migration = {
  version: 3,
  name: 'service tables',
  sql: `
-- An event as the CRM sent it. Handled, it is kept for its key alone, so that it is known when it is sent again.
create table loyalty.inbox_event (
  portal_id bigint not null,
  key text not null,
  id bigint generated always as identity,
  body text not null,
  correlation_id text not null,
  received_at timestamptz not null default now(),
  handled_at timestamptz,
  primary key (portal_id, key)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index inbox_event_waiting on loyalty.inbox_event (portal_id, id) where handled_at is null;

create table loyalty.alert (
  portal_id bigint not null,
  company_id bigint not null,
  alert_at timestamptz not null,
  state text not null default 'noted' check (state in ('noted', 'telling', 'told', 'dropped')),
  task_id text,
  closed_at timestamptz,
  primary key (portal_id, company_id, alert_at)
);
create index alert_untold on loyalty.alert (portal_id, alert_at, company_id) where closed_at is null;

create table loyalty.digest (
  portal_id bigint not null,
  owner_id text not null,
  week text not null,
  claimed_at timestamptz not null default now(),
  primary key (portal_id, owner_id, week)
);

create table loyalty.action_answer (
  portal_id bigint not null,
  callback_id text not null,
  action text not null check (action in ('rescore', 'next_action')),
  company_id bigint not null,
  state text not null default 'working' check (state in ('working', 'answered', 'blocked', 'completed')),
  output json,
  calls integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (portal_id, callback_id)
);

create table loyalty.installation (
  portal_id bigint primary key,
  kind text not null check (kind in ('static', 'oauth')),
  scopes text[] not null,
  installed_at timestamptz not null default now(),
  uninstalled_at timestamptz
);

-- Each as the cipher made it.
create table loyalty.installation_token (
  portal_id bigint primary key,
  refresh_token text not null,
  access_token text not null,
  expires_at timestamptz not null
);

-- The SHA-256 of a one-time word: whoever reads the table cannot finish somebody's installation.
create table loyalty.oauth_state (
  digest text primary key,
  written_at timestamptz not null default now()
);
`,
};
