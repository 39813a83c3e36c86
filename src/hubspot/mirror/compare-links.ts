import type { ObjectType } from '../records/object-types.ts';
import { idsIn, type LinkList, type LinkLists } from './pack-links.ts';

/** How the links of one record to records of one type differ from what was mirrored. */
export interface LinkChange {
  readonly type: ObjectType;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those that are linked in another way than before, too. */
  readonly touched: readonly string[];
}

/** The lists read now, and the mirrored ones of the types that were not read. */
export function mergeLists(mirrored: LinkLists, read: LinkLists): LinkLists {
  return new Map([...mirrored, ...read]);
}

/** @param read lists of the types that were read, empty ones too */
export function compareLists(mirrored: LinkLists, read: LinkLists): readonly LinkChange[] {
  const changes: LinkChange[] = [];
  for (const [type, list] of read) {
    const before = mirrored.get(type) ?? '';
    if (list !== before) changes.push({ type, ...compareList(before, list) });
  }
  return changes;
}

function compareList(before: LinkList, now: LinkList): Omit<LinkChange, 'type'> {
  const idsBefore = new Set(idsIn(before));
  const idsNow = new Set(idsIn(now));
  const added = [...idsNow].filter((id) => !idsBefore.has(id));
  const removed = [...idsBefore].filter((id) => !idsNow.has(id));
  const entriesBefore = new Set(before.split(','));
  const remarked = now.split(',').filter((entry) => entry !== '' && !entriesBefore.has(entry));
  return { added, removed, touched: [...new Set([...idsIn(remarked.join(',')), ...removed])] };
}
