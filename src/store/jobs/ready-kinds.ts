import { SCHEMA } from './engine.ts';

const JOBS = `${SCHEMA}.job`;
const WAITING = "state < 'active' and not blocked";

function firstPortal(condition: string): string {
  return `(select group_id from ${JOBS} where name = asked.name and ${WAITING} ${condition} order by group_id limit 1)`;
}

/**
 * The kinds of $1 of which a job is ready of another portal than those of $2 (for each kind, separated by blanks). Portal by
 * portal, each found by one look into the index: of one that is worked on hundreds of thousands may wait.
 */
export const READY_KINDS = `
select asked.name from unnest($1::text[], $2::text[]) as asked (name, without)
where exists (
  with recursive portals as (
    select ${firstPortal('')} as id
    union all
    select ${firstPortal('and group_id > portals.id')} from portals where portals.id is not null)
  select from portals where id <> all(string_to_array(asked.without, ' ')) and exists (
    select from ${JOBS}
    where name = asked.name and group_id = portals.id and ${WAITING} and start_after <= now()))`;
