/** The calls of one portal's account, shared by all processes that have the store open. */
import type { CallBudget } from '../operations/call-budget.ts';
import { countAt, numberAt } from './cells.ts';
import type { DatabaseView } from './database.ts';
import { checkId } from './ids.ts';

/** The database's clock, in milliseconds since 1970: it moves on within a transaction. */
const NOW = 'extract(epoch from clock_timestamp())::double precision * 1000';

/** Days of which the calls are remembered. */
const DAYS_KEPT = 30;

export function createCallBudget(database: DatabaseView, portalId: string): CallBudget {
  const portal = checkId(portalId);
  return {
    async reserve(bucket, { spacingMilliseconds, burst }, calls) {
      const [row] = await database.query(
        `insert into loyalty.call_budget as bucket (portal_id, bucket, next_at)
         values ($1, $2, ${NOW} - ($4::double precision - 1) * $3 + $5 * $3::double precision)
         on conflict (portal_id, bucket) do update
         set next_at = greatest(bucket.next_at, ${NOW} - ($4::double precision - 1) * $3) + $5 * $3::double precision
         returning next_at - $5 * $3::double precision - ${NOW}`,
        [portal, bucket, spacingMilliseconds, burst, calls],
      );
      return numberAt(row ?? [], 0);
    },
    async pause(bucket, milliseconds) {
      await database.query(
        `insert into loyalty.call_budget as bucket (portal_id, bucket, next_at)
         values ($1, $2, ${NOW} + $3::double precision)
         on conflict (portal_id, bucket) do update set next_at = greatest(bucket.next_at, excluded.next_at)`,
        [portal, bucket, milliseconds],
      );
    },
    async recordDay(day, calls, reading) {
      const [row] = await database.query(
        `insert into loyalty.calls_of_day as known (portal_id, day, used, call_limit)
         values ($1, $2, coalesce($4::bigint, $3::bigint), $5::bigint)
         on conflict (portal_id, day) do update
         set used = coalesce($4::bigint, known.used + $3::bigint), call_limit = coalesce($5::bigint, known.call_limit)
         returning used, call_limit`,
        [portal, day, calls, reading?.used ?? null, reading?.limit ?? null],
      );
      const known = row ?? [];
      if (countAt(known, 0) === calls) await forgetOldDays(database, portal, day);
      return { used: countAt(known, 0), limit: known[1] === null ? null : countAt(known, 1) };
    },
  };
}

/** A day begins: the time to forget old ones. */
async function forgetOldDays(database: DatabaseView, portalId: string, today: number): Promise<void> {
  await database.query('delete from loyalty.calls_of_day where portal_id = $1 and day < $2', [
    portalId,
    today - DAYS_KEPT,
  ]);
}
