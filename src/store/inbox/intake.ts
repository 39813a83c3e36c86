/** Where events of any portal are put down. */
import type { InboxEvent, Intake } from '../../operations/ports/inbox-store.ts';
import { textAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { checkId } from '../ids.ts';

const KEY_LENGTH = 300;

export function createIntake(database: DatabaseView): Intake {
  return {
    async takeIn(events, correlationId) {
      if (events.length === 0) return [];
      const sorted = events.map(checkEvent).toSorted(byKey);
      const rows = await database.query(
        `with taken as (
           insert into loyalty.inbox_event (portal_id, key, body, correlation_id)
           select portal_id, key, body, $4 from unnest($1::bigint[], $2::text[], $3::text[]) as event (portal_id, key, body)
           on conflict do nothing returning portal_id)
         select distinct portal_id from taken order by portal_id`,
        [
          sorted.map(({ portalId }) => portalId),
          sorted.map(({ key }) => key),
          sorted.map(({ body }) => body),
          storable(correlationId),
        ],
      );
      return rows.map((row) => textAt(row, 0));
    },
    // One look into the index for each portal, however many events wait: the first that came stands for the rest.
    async portalsWaiting(before) {
      const rows = await database.query(
        `with recursive oldest as (
           (select portal_id, received_at from loyalty.inbox_event
            where handled_at is null order by portal_id, id limit 1)
           union all
           select next.portal_id, next.received_at from oldest cross join lateral (
             select portal_id, received_at from loyalty.inbox_event
             where handled_at is null and portal_id > oldest.portal_id order by portal_id, id limit 1) as next)
         select portal_id from oldest where received_at < $1 order by portal_id`,
        [before],
      );
      return rows.map((row) => textAt(row, 0));
    },
  };
}

/** @throws {RangeError} where an id is not a number or a key is too long: whoever makes the keys keeps them short */
function checkEvent({ portalId, key, body }: InboxEvent): InboxEvent {
  if (key.length > KEY_LENGTH) throw new RangeError(`A key of an event must have at most ${KEY_LENGTH} characters.`);
  return { portalId: checkId(portalId), key: storable(key), body: storable(body) };
}

/** PostgreSQL's texts hold every character but this one. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\u2400');
}

/** Two requests with the same events write them in the same order, so that neither waits for the other in a circle. */
function byKey(one: InboxEvent, other: InboxEvent): number {
  if (one.portalId !== other.portalId) return one.portalId < other.portalId ? -1 : 1;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
