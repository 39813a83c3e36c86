import { keepPortalsApart } from './keep-portals-apart.ts';
import type { Migration } from './migration.ts';

const PORTAL_TABLES = [
  'portal',
  'mirror_record',
  'merged_record',
  'tombstone',
  'checkpoint',
  'published',
  'outgoing',
  'snapshot',
  'waiting_snapshot',
  'refusal',
  'first_reading',
  'run',
  'setting',
  'model',
  'call_budget',
  'calls_of_day',
  'inbox_event',
  'alert',
  'digest',
  'action_answer',
  'installation',
  'installation_token',
  'portfolio',
  'segment_change',
];

const AT_THE_FRONT = "current_user = 'loyalty_front'";

export const rowLevelSecurity: Migration = {
  version: 5,
  name: 'row level security',
  sql: `
grant usage on schema loyalty to loyalty_program, loyalty_front;
${PORTAL_TABLES.map(keepPortalsApart).join('')}
-- Across portals: events are put down unread, portals where some wait are found, and who is installed is listed. Whoever is a
-- member of the front has its rights without becoming it: the policies look at who one is at the moment.
create policy of_front_in on loyalty.inbox_event for insert to loyalty_front with check (${AT_THE_FRONT});
create policy of_front_out on loyalty.inbox_event for select to loyalty_front using (${AT_THE_FRONT});
grant insert (portal_id, key, body, correlation_id), select (portal_id, id, received_at, handled_at)
  on loyalty.inbox_event to loyalty_front;
create policy of_front on loyalty.installation for select to loyalty_front using (${AT_THE_FRONT});
grant select on loyalty.installation to loyalty_front;

alter table loyalty.oauth_state enable row level security, force row level security;
create policy of_front on loyalty.oauth_state to loyalty_front using (${AT_THE_FRONT}) with check (${AT_THE_FRONT});
grant select, insert, delete on loyalty.oauth_state to loyalty_front;
`,
};
