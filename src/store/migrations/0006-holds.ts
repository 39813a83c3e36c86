import type { Migration } from './migration.ts';

/**
 * Until when an alert is being told, or a digest made, by whoever took it. Digests of earlier versions were made; an alert that
 * one of them was telling may be taken up at once.
 */
export const holds: Migration = {
  version: 6,
  name: 'holds',
  sql: `
alter table loyalty.alert add column held_until timestamptz;

alter table loyalty.digest
  add column is_made boolean not null default true,
  add column held_until timestamptz not null default now(),
  add column claims integer not null default 1;
alter table loyalty.digest alter column is_made set default false;
`,
};
