/** The events of one portal. */
import type { InboxStore, WaitingEvent } from '../../operations/ports/inbox-store.ts';
import { countAt, dateAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';

export function createInbox(database: DatabaseView, portalId: string): InboxStore {
  return {
    async readWaiting({ after, limit }) {
      const rows = await database.query(
        `select id, body, correlation_id, received_at from loyalty.inbox_event
         where portal_id = $1 and handled_at is null and id > $2 order by id limit $3`,
        [portalId, after === null ? '-1' : checkId(after), limit],
      );
      return rows.map(toWaiting);
    },
    // What the event said is of no use any more, and may be of a person.
    async markHandled(ids) {
      for (const some of chunksOf(ids)) {
        await database.query(
          `update loyalty.inbox_event set handled_at = clock_timestamp(), body = ''
           where portal_id = $1 and handled_at is null and id = any($2::bigint[])`,
          [portalId, checkIds(some)],
        );
      }
    },
    async describe() {
      const [row = []] = await database.query(
        `select count(*), min(received_at) from loyalty.inbox_event where portal_id = $1 and handled_at is null`,
        [portalId],
      );
      return { waiting: countAt(row, 0), oldestWaitingAt: row[1] === null ? null : dateAt(row, 1) };
    },
    async lastReceivedAt() {
      const [row = []] = await database.query('select max(received_at) from loyalty.inbox_event where portal_id = $1', [
        portalId,
      ]);
      return row[0] === null ? null : dateAt(row, 0);
    },
    async forgetHandled(before) {
      const [row = []] = await database.query(
        `with gone as (
           delete from loyalty.inbox_event where portal_id = $1 and handled_at < $2 returning id)
         select count(*) from gone`,
        [portalId, before],
      );
      return countAt(row, 0);
    },
  };
}

function toWaiting(row: Row): WaitingEvent {
  return { id: textAt(row, 0), body: textAt(row, 1), correlationId: textAt(row, 2), receivedAt: dateAt(row, 3) };
}
