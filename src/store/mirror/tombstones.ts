/** Records that must not come back by themselves. */
import type { MirrorStore, Tombstone } from '../../operations/ports/mirror-store.ts';
import { dateAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkIds } from '../ids.ts';
import { forgettingLock } from './mirror-records.ts';
import { codeOfKind } from './record-kinds.ts';

export function createTombstones(
  database: DatabaseView,
  portalId: string,
): Pick<MirrorStore, 'bury' | 'unbury' | 'listTombstones'> {
  return {
    // The record goes with it, in one transaction: nothing of a forgotten person is left by a crash in between.
    async bury(kind, ids, reason, reading) {
      const code = codeOfKind(kind);
      await database.transaction(async (queries) => {
        await queries.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [forgettingLock(portalId)]);
        for (const some of chunksOf([...new Set(checkIds(ids))])) {
          await queries.query(
            `insert into loyalty.tombstone as stone (portal_id, kind, id, reason, reading)
             select $1, $2, buried.id, $4, coalesce($5::bigint, 0) from unnest($3::bigint[]) as buried (id)
             order by buried.id
             on conflict (portal_id, kind, id) do update set reason = excluded.reason,
               at = case when excluded.reason = 'forgotten' then now() else stone.at end,
               reading = greatest(stone.reading, excluded.reading)
             where stone.reason = 'deleted'
               and (excluded.reason = 'forgotten' or excluded.reading > stone.reading)`,
            [portalId, code, some, reason, reading ?? null],
          );
          await queries.query(
            `delete from loyalty.mirror_record where portal_id = $1 and kind = $2 and id = any($3::bigint[])
               and ($4::bigint is null or reading <= $4)`,
            [portalId, code, some, reading ?? null],
          );
        }
      });
    },
    async unbury(kind, ids) {
      await database.query(
        `delete from loyalty.tombstone
         where portal_id = $1 and kind = $2 and id = any($3::bigint[]) and reason = 'deleted'`,
        [portalId, codeOfKind(kind), checkIds(ids)],
      );
    },
    async listTombstones(kind) {
      const rows = await database.query(
        'select id, reason, at from loyalty.tombstone where portal_id = $1 and kind = $2 order by id',
        [portalId, codeOfKind(kind)],
      );
      return rows.map((row) => ({ kind, id: textAt(row, 0), reason: reasonOf(row), at: dateAt(row, 2) }));
    },
  };
}

function reasonOf(row: Row): Tombstone['reason'] {
  return row[1] === 'forgotten' ? 'forgotten' : 'deleted';
}
