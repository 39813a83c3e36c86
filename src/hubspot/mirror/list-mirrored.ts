import type { MirrorRecord, MirrorStore, RecordKind } from '../../operations/ports/mirror-store.ts';
import { compareIds } from '../../scoring/compare-ids.ts';

/** Records of a kind in ascending order of their ids, page by page, from the first one after `after` on. */
export async function* listMirrored(
  store: MirrorStore,
  kind: RecordKind,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): AsyncGenerator<readonly MirrorRecord[], void, undefined> {
  for (let last = after; ;) {
    const ids = await store.listIds(kind, { after: last, limit });
    const end = ids.at(-1);
    if (end === undefined) return;
    last = end;
    const rows = await store.readRecords(kind, ids);
    yield [...rows].sort((one, other) => compareIds(one.id, other.id));
  }
}
