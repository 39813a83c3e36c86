import { keepPortalsApart } from './keep-portals-apart.ts';

/** Tables of what people enter into the programme: the ledger of retention activities, and the roadmap exchanges. */
export const PROGRAMME_ENTRIES = `
create table loyalty.programme_activity (
  portal_id bigint not null,
  id bigint generated always as identity,
  -- Of the entry that made it: the same one twice is one.
  key text not null,
  company_id bigint not null,
  kind text not null,
  state text not null check (state in ('planned', 'done', 'cancelled')),
  -- Planned for; done on where it is done.
  day integer not null,
  cost double precision not null check (cost >= 0),
  -- Null: the company itself; '': a person whose name is not kept any more.
  person text,
  note text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  task_state text not null default 'none' check (task_state in ('none', 'wanted', 'making', 'made', 'refused')),
  task_id text,
  held_until timestamptz,
  -- What changed in the days after it, once they are over.
  followed_on integer,
  loyalty_points double precision,
  contacted_again boolean,
  bought_again boolean,
  primary key (portal_id, id),
  unique (portal_id, key)
);
create index programme_activity_of_company on loyalty.programme_activity (portal_id, company_id);
create index programme_activity_untold on loyalty.programme_activity (portal_id, id)
  where state = 'planned' and task_state in ('wanted', 'making', 'made');
create index programme_activity_unfollowed on loyalty.programme_activity (portal_id, day)
  where state = 'done' and followed_on is null;
${keepPortalsApart('programme_activity')}
-- Entries under way, so that the same one twice makes one note. What was said stands in the note alone.
create table loyalty.roadmap_exchange (
  portal_id bigint not null,
  key text not null,
  company_id bigint not null,
  entered_at timestamptz not null,
  held_until timestamptz not null,
  claims integer not null default 1,
  note_id text,
  primary key (portal_id, key)
);
${keepPortalsApart('roadmap_exchange')}
-- Notes about an exchange on a company's record, with their day.
create table loyalty.roadmap_note (
  portal_id bigint not null,
  company_id bigint not null,
  note_id bigint not null,
  day integer not null,
  noted_at timestamptz not null,
  primary key (portal_id, company_id, note_id)
);
create index roadmap_note_by_id on loyalty.roadmap_note (portal_id, note_id);
${keepPortalsApart('roadmap_note')}`;
