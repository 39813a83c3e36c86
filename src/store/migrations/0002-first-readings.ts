import type { Migration } from './migration.ts';

/** A company has a row while a change of its segment or risk waits for its second reading. */
export const firstReadings: Migration = {
  version: 2,
  name: 'first readings',
  sql: `
create table loyalty.first_reading (
  portal_id bigint not null,
  company_id bigint not null,
  waiting text not null,
  primary key (portal_id, company_id)
);
`,
};
