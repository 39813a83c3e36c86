import type { Migration } from './migration.ts';

/** The reading of the CRM that a mirrored record is of, so that an earlier one does not take the place of a later one. */
export const readings: Migration = {
  version: 8,
  name: 'readings',
  sql: `
alter table loyalty.portal add column reading bigint not null default 0;
alter table loyalty.mirror_record add column reading bigint not null default 0;
alter table loyalty.tombstone add column reading bigint not null default 0;
`,
};
