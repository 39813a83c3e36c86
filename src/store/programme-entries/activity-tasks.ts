/** Tasks of planned activities, each made once; and what followed the activities that were done. */
import type { ActivityTasks, FollowedActivities } from '../../operations/ports/programme-entries.ts';
import type { DatabaseView } from '../database.ts';
import { checkId } from '../ids.ts';
import { parseEntry, selectEntries } from './ledger-entry.ts';

const ACTIVITY = 'loyalty.programme_activity';
const IS_UNMADE = "state = 'planned' and task_state in ('wanted', 'making')";
const IS_NOT_HELD = '(held_until is null or held_until <= clock_timestamp())';

export function createActivityTasks(database: DatabaseView, portalId: string): ActivityTasks {
  return {
    async listTaskable(limit) {
      const rows = await database.query(
        `with taskable as (
           select * from ${ACTIVITY} where portal_id = $1 and ${IS_UNMADE} and ${IS_NOT_HELD} order by id limit $2)
         ${selectEntries('taskable')} order by own.id`,
        [portalId, limit],
      );
      return rows.map(parseEntry);
    },
    async isTaskLeft() {
      const [row] = await database.query(
        `select exists (select from ${ACTIVITY} where portal_id = $1 and ${IS_UNMADE})`,
        [portalId],
      );
      return row?.[0] === true;
    },
    async beginTask(id, holdMilliseconds) {
      const [mine] = await database.query(
        `with mine as (
           select portal_id, id, task_state from ${ACTIVITY}
           where portal_id = $1 and id = $2 and ${IS_UNMADE} and ${IS_NOT_HELD} for update)
         update ${ACTIVITY} as old
         set task_state = 'making', held_until = clock_timestamp() + $3 * interval '1 millisecond'
         from mine where old.portal_id = mine.portal_id and old.id = mine.id
         returning mine.task_state`,
        [portalId, checkId(id), holdMilliseconds],
      );
      if (mine !== undefined) return mine[0] === 'making' ? 'again' : 'first';
      const [open] = await database.query(
        `select id from ${ACTIVITY} where portal_id = $1 and id = $2 and ${IS_UNMADE}`,
        [portalId, checkId(id)],
      );
      return open === undefined ? 'over' : 'held';
    },
    async endTask(id) {
      await database.query(`update ${ACTIVITY} set held_until = null where portal_id = $1 and id = $2`, [
        portalId,
        checkId(id),
      ]);
    },
    async markTask(id, state, taskId) {
      await database.query(
        `update ${ACTIVITY} set task_state = $3, task_id = $4, held_until = null where portal_id = $1 and id = $2`,
        [portalId, checkId(id), state, taskId],
      );
    },
    async listWithTask({ after, limit }) {
      const rows = await database.query(
        `${selectEntries(ACTIVITY)}
         where own.portal_id = $1 and own.id > $2 and own.state = 'planned' and own.task_state = 'made'
         order by own.id limit $3`,
        [portalId, after === null ? '0' : checkId(after), limit],
      );
      return rows.map(parseEntry);
    },
  };
}

export function createFollowedActivities(database: DatabaseView, portalId: string): FollowedActivities {
  return {
    async listUnfollowed(until, limit) {
      const rows = await database.query(
        `${selectEntries(ACTIVITY)}
         where own.portal_id = $1 and own.state = 'done' and own.followed_on is null and own.day <= $2
         order by own.day, own.id limit $3`,
        [portalId, until, limit],
      );
      return rows.map(parseEntry);
    },
    async noteFollowed(id, asOf, followed) {
      await database.query(
        `update ${ACTIVITY} set followed_on = $3, loyalty_points = $4, contacted_again = $5, bought_again = $6
         where portal_id = $1 and id = $2`,
        [
          portalId,
          checkId(id),
          asOf,
          followed?.loyaltyPoints ?? null,
          followed?.contactedAgain ?? null,
          followed?.boughtAgain ?? null,
        ],
      );
    },
  };
}
