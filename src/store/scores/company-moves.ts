/** What is kept of a company's scores when the company goes by another id, or is to be forgotten. */
import type { ScoreStore } from '../../operations/ports/score-store.ts';
import type { DatabaseView, Queries } from '../database.ts';
import { checkId } from '../ids.ts';
import { followPublished, followSnapshots } from '../portfolio/follow-scores.ts';
import { changeScores } from './score-lock.ts';

/** Every table that holds something of one company by its id. */
export const COMPANY_TABLES = [
  'published',
  'outgoing',
  'snapshot',
  'waiting_snapshot',
  'refusal',
  'first_reading',
  'portfolio',
  'course',
  'alert',
  'action_answer',
  'programme_customer',
  'programme_milestone',
  'programme_prospect',
  'programme_mover',
  'ranking',
  'goal_member',
  'programme_activity',
  'roadmap_exchange',
  'roadmap_note',
] as const;

export function createCompanyMoves(
  database: DatabaseView,
  portalId: string,
): Pick<ScoreStore, 'mergeCompanies' | 'forgetCompany'> {
  return {
    async mergeCompanies(merges) {
      const real = merges.filter(({ oldId, newId }) => oldId !== newId);
      if (real.length === 0) return;
      await changeScores(database, portalId, async (queries) => {
        for (const { oldId, newId } of real) await mergeCompany(queries, portalId, checkId(oldId), checkId(newId));
      });
    },
    forgetCompany: (companyId) =>
      changeScores(database, portalId, (queries) => removeCompany(queries, portalId, checkId(companyId))),
  };
}

/** What goes over where the new company has no row of its own under the same key beside the company's id. */
const KEPT_ONCE = [
  ['snapshot', 'as_of'],
  ['alert', 'alert_at'],
  ['roadmap_note', 'note_id'],
  ['ranking', 'period_end'],
  ['goal_member', 'goal_id'],
] as const;

/** What goes over whatever the new company has. */
const KEPT_ALL = ['action_answer', 'programme_activity', 'roadmap_exchange'] as const;

/**
 * What was published, the history, what people are to be told and what was fixed once go over where the new company has none of
 * its own. What waits to be sent does not: it was scored without the other one's history.
 */
async function mergeCompany(queries: Queries, portalId: string, oldId: string, newId: string): Promise<void> {
  const parameters = [portalId, oldId, newId];
  await queries.query(
    `update loyalty.published as old set company_id = $3
     where old.portal_id = $1 and old.company_id = $2
       and not exists (select from loyalty.published own where own.portal_id = $1 and own.company_id = $3)`,
    parameters,
  );
  for (const [table, key] of KEPT_ONCE) {
    await queries.query(
      `update loyalty.${table} as old set company_id = $3
       where old.portal_id = $1 and old.company_id = $2
         and not exists (select from loyalty.${table} own
           where own.portal_id = $1 and own.company_id = $3 and own.${key} = old.${key})`,
      parameters,
    );
  }
  for (const table of KEPT_ALL) {
    await queries.query(
      `update loyalty.${table} set company_id = $3 where portal_id = $1 and company_id = $2`,
      parameters,
    );
  }
  await removeCompany(queries, portalId, oldId);
  await followPublished(queries, portalId, [newId]);
  await followSnapshots(queries, portalId, [newId]);
}

async function removeCompany(queries: Queries, portalId: string, companyId: string): Promise<void> {
  for (const table of COMPANY_TABLES) {
    await queries.query(`delete from loyalty.${table} where portal_id = $1 and company_id = $2`, [portalId, companyId]);
  }
}
