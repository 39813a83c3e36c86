import type { MirrorRecord, MirrorStore, RecordKind } from '../../operations/ports/mirror-store.ts';
import { listMirrored } from '../mirror/list-mirrored.ts';
import { type HolderType, holdersOf } from '../mirror/mirrored-types.ts';
import { idsIn, splitLinks } from '../mirror/pack-links.ts';
import { KIND_OF } from '../records/object-types.ts';
import type { Subjects } from './read-companies-of.ts';

/** Records of the mirror that are linked to records which are gone. */
export interface Holders {
  readonly companies: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  readonly deals: ReadonlySet<string>;
}

const NOBODY: Holders = { companies: new Set(), contacts: new Set(), deals: new Set() };

/**
 * Records of one kind that are looked through at most: links are packed as texts that no index answers, so a search reads
 * every one. In a larger mirror what is gone is found by the night's comparison of links.
 */
const MOST_SEARCHED = 20_000;
const RECORDS_PER_PAGE = 1_000;

/** Finds which records of the mirror are linked to the given ones, without a call of HubSpot. */
export async function findHolders(mirror: MirrorStore, subjects: Subjects): Promise<Holders> {
  if (subjects.size === 0) return NOBODY;
  const search = async (holder: HolderType): Promise<ReadonlySet<string>> => {
    const sought: Subjects = new Map([...subjects].filter(([type]) => holdersOf(type).includes(holder)));
    const kind = KIND_OF[holder];
    if (sought.size === 0 || (await mirror.countOf(kind, MOST_SEARCHED + 1)) > MOST_SEARCHED) return new Set();
    return searchKind(mirror, kind, sought);
  };
  const [companies, contacts, deals] = await Promise.all([search('companies'), search('contacts'), search('deals')]);
  return { companies, contacts, deals };
}

async function searchKind(mirror: MirrorStore, kind: RecordKind, sought: Subjects): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const page of listMirrored(mirror, kind, { after: null, limit: RECORDS_PER_PAGE })) {
    for (const record of page) {
      if (isLinkedTo(record, sought)) found.add(record.id);
    }
  }
  return found;
}

function isLinkedTo({ links }: MirrorRecord, sought: Subjects): boolean {
  if (links === '') return false;
  const lists = splitLinks(links);
  return [...sought].some(([type, ids]) => idsIn(lists.get(type)).some((id) => ids.has(id)));
}
