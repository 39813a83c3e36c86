import type { NoticeStore } from '../../operations/ports/notice-store.ts';
import type { DatabaseView } from '../database.ts';
import { createActionAnswers } from './action-answers.ts';
import { createAlerts } from './alerts.ts';

export function createNoticeStore(database: DatabaseView, portalId: string): NoticeStore {
  return {
    ...createAlerts(database, portalId),
    ...createDigests(database, portalId),
    ...createActionAnswers(database, portalId),
    // An answer that nobody finished for so long is not asked for any more either.
    async forgetClosed(before) {
      await database.transaction(async (queries) => {
        await queries.query('delete from loyalty.alert where portal_id = $1 and closed_at < $2', [portalId, before]);
        await queries.query('delete from loyalty.digest where portal_id = $1 and claimed_at < $2', [portalId, before]);
        await queries.query('delete from loyalty.action_answer where portal_id = $1 and changed_at < $2', [
          portalId,
          before,
        ]);
      });
    },
  };
}

function createDigests(
  database: DatabaseView,
  portalId: string,
): Pick<NoticeStore, 'claimDigest' | 'markDigestMade' | 'releaseDigest'> {
  const THIS_DIGEST = 'portal_id = $1 and owner_id = $2 and week = $3';
  return {
    async claimDigest(ownerId, week, holdMilliseconds) {
      const [mine] = await database.query(
        `insert into loyalty.digest as old (portal_id, owner_id, week, held_until)
         values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
         on conflict (portal_id, owner_id, week) do update
         set held_until = excluded.held_until, claims = old.claims + 1
         where not old.is_made and old.held_until <= clock_timestamp()
         returning claims = 1`,
        [portalId, ownerId, week, holdMilliseconds],
      );
      if (mine !== undefined) return mine[0] === true ? 'first' : 'again';
      const [open] = await database.query(`select week from loyalty.digest where ${THIS_DIGEST} and not is_made`, [
        portalId,
        ownerId,
        week,
      ]);
      return open === undefined ? 'over' : 'held';
    },
    async markDigestMade(ownerId, week) {
      await database.query(`update loyalty.digest set is_made = true where ${THIS_DIGEST}`, [portalId, ownerId, week]);
    },
    async releaseDigest(ownerId, week) {
      await database.query(
        `update loyalty.digest set held_until = clock_timestamp() where ${THIS_DIGEST} and not is_made`,
        [portalId, ownerId, week],
      );
    },
  };
}
