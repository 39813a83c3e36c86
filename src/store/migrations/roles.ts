/**
 * The two roles that the program works as. Roles belong to the whole server: they may be there already, of another database
 * or made by an administrator, and another database may be making them at this very moment.
 */
import { textAt } from '../cells.ts';
import type { Queries } from '../database.ts';
import { StoreError } from '../store-error.ts';

/** For one portal at a time. */
export const PROGRAM_ROLE = 'loyalty_program';
/** For what is across portals. */
export const FRONT_ROLE = 'loyalty_front';

const ROLES = `array['${PROGRAM_ROLE}', '${FRONT_ROLE}']`;

/** Since PostgreSQL 16 who is a member of a role need not be allowed to become it. */
const MAY_BECOME = `case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end`;

const MAKE_ROLES = `
do $$
declare
  wanted name;
begin
  foreach wanted in array ${ROLES}::name[] loop
    if to_regrole(wanted::text) is null then
      begin
        execute format('create role %I nologin', wanted);
      exception when insufficient_privilege or duplicate_object or unique_violation then
        null;
      end;
    end if;
    if to_regrole(wanted::text) is not null and not pg_has_role(wanted, ${MAY_BECOME}) then
      begin
        execute format('grant %I to current_user', wanted);
      exception when insufficient_privilege or unique_violation or internal_error then
        null;
      end;
    end if;
  end loop;
end
$$`;

/**
 * Makes the roles where the log-in may.
 *
 * @throws {StoreError} `roles_missing` with what an administrator has to run, where it may not
 */
export async function makeRoles(queries: Queries): Promise<void> {
  await queries.runScript(MAKE_ROLES);
  const missing = await queries.query(
    `select wanted, current_user::text, to_regrole(wanted) is not null from unnest(${ROLES}::text[]) as wanted
     where case when to_regrole(wanted) is null then true else not pg_has_role(to_regrole(wanted), ${MAY_BECOME}) end`,
  );
  const [first] = missing;
  if (first === undefined) return;
  const names = missing.map((row) => textAt(row, 0));
  const toMake = missing.filter((row) => row[2] !== true).map((row) => `create role ${textAt(row, 0)} nologin; `);
  throw new StoreError(
    'roles_missing',
    `The store's log-in may not make the roles that keep the portals apart. Let an administrator of the server run once: ` +
      `${toMake.join('')}grant ${names.join(', ')} to "${textAt(first, 1)}"; then start again.`,
  );
}
