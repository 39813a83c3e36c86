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

function createDigests(database: DatabaseView, portalId: string): Pick<NoticeStore, 'claimDigest' | 'releaseDigest'> {
  return {
    async claimDigest(ownerId, week) {
      const claimed = await database.query(
        `insert into loyalty.digest (portal_id, owner_id, week) values ($1, $2, $3) on conflict do nothing returning week`,
        [portalId, ownerId, week],
      );
      return claimed.length > 0;
    },
    async releaseDigest(ownerId, week) {
      await database.query('delete from loyalty.digest where portal_id = $1 and owner_id = $2 and week = $3', [
        portalId,
        ownerId,
        week,
      ]);
    },
  };
}
