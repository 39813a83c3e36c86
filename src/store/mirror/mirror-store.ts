import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import { textAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toJson } from '../json.ts';
import { createMergedRecords } from './merged-records.ts';
import { createMirrorRecords } from './mirror-records.ts';
import { createTombstones } from './tombstones.ts';

export function createMirrorStore(database: DatabaseView, portalId: string): MirrorStore {
  return {
    ...createMirrorRecords(database, portalId),
    ...createMergedRecords(database, portalId),
    ...createTombstones(database, portalId),
    ...createCheckpoints(database, portalId),
  };
}

function createCheckpoints(
  database: DatabaseView,
  portalId: string,
): Pick<MirrorStore, 'readCheckpoint' | 'writeCheckpoint' | 'listCheckpoints'> {
  return {
    async readCheckpoint(name) {
      const [row] = await database.query('select value from loyalty.checkpoint where portal_id = $1 and name = $2', [
        portalId,
        name,
      ]);
      return row?.[0] ?? null;
    },
    async writeCheckpoint(name, value) {
      if (value === null) {
        await database.query('delete from loyalty.checkpoint where portal_id = $1 and name = $2', [portalId, name]);
        return;
      }
      await database.query(
        `insert into loyalty.checkpoint (portal_id, name, value) values ($1, $2, $3::json)
         on conflict (portal_id, name) do update set value = excluded.value, at = now()`,
        [portalId, name, toJson(value)],
      );
    },
    async listCheckpoints(prefix, olderThanMilliseconds) {
      const rows = await database.query(
        `select name from loyalty.checkpoint where portal_id = $1 and starts_with(name, $2)
           and at <= now() - $3 * interval '1 millisecond' order by name`,
        [portalId, prefix, olderThanMilliseconds],
      );
      return rows.map((row) => textAt(row, 0));
    },
  };
}
