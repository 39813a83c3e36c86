/** Which record a merged one has become. Kept flat: a merge into a record that was merged itself points to the last one. */
import type { MergedRecord, MirrorStore } from '../../operations/ports/mirror-store.ts';
import { textAt } from '../cells.ts';
import type { DatabaseView, Queries } from '../database.ts';
import { checkId } from '../ids.ts';
import { codeOfKind } from './record-kinds.ts';

export function createMergedRecords(
  database: DatabaseView,
  portalId: string,
): Pick<MirrorStore, 'noteMerges' | 'resolveId'> {
  return {
    async noteMerges(merges) {
      if (merges.length === 0) return;
      await database.transaction(async (queries) => {
        for (const merge of merges) await noteMerge(queries, portalId, merge);
      });
    },
    resolveId: (kind, id) => resolve(database, portalId, codeOfKind(kind), id),
  };
}

async function noteMerge(queries: Queries, portalId: string, { kind, oldId, newId }: MergedRecord): Promise<void> {
  const code = codeOfKind(kind);
  const oldest = checkId(oldId);
  const latest = await resolve(queries, portalId, code, newId);
  if (latest === oldest) {
    // The CRM says that the new one lives, so what said the opposite is no longer so.
    await queries.query(
      'delete from loyalty.merged_record where portal_id = $1 and kind = $2 and old_id = $3 and old_id <> $4',
      [portalId, code, newId, oldest],
    );
  }
  const target = latest === oldest ? newId : latest;
  if (target === oldest) return;
  await queries.query(
    `update loyalty.merged_record set new_id = $4
     where portal_id = $1 and kind = $2 and new_id = $3 and old_id <> $4`,
    [portalId, code, oldest, target],
  );
  await queries.query(
    `insert into loyalty.merged_record (portal_id, kind, old_id, new_id) values ($1, $2, $3, $4)
     on conflict (portal_id, kind, old_id) do update set new_id = excluded.new_id`,
    [portalId, code, oldest, target],
  );
}

async function resolve(queries: Queries, portalId: string, code: number, id: string): Promise<string> {
  const [row] = await queries.query(
    'select new_id from loyalty.merged_record where portal_id = $1 and kind = $2 and old_id = $3',
    [portalId, code, checkId(id)],
  );
  return row === undefined ? id : textAt(row, 0);
}
