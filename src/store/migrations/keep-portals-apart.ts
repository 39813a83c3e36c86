/**
 * Lets each table of a portal be seen by `loyalty_program` one portal at a time. Its owner is held to it too.
 *
 * @param table one with a `portal_id`; for a later migration that makes one
 */
export function keepPortalsApart(table: string): string {
  return `
alter table loyalty.${table} enable row level security, force row level security;
create policy of_portal on loyalty.${table} to loyalty_program
  using (portal_id = nullif(current_setting('loyalty.portal', true), '')::bigint)
  with check (portal_id = nullif(current_setting('loyalty.portal', true), '')::bigint);
grant select, insert, update, delete on loyalty.${table} to loyalty_program;
`;
}
