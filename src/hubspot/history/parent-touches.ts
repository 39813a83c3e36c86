import { type CompanyRow, NO_ASSOCIATIONS, otherIds } from './company-row.ts';
import { KIND_OF, TOUCH_TYPES, type TouchType } from '../records/object-types.ts';
import { parentOf } from './parse-company.ts';
import type { ReadingContext } from './reading-context.ts';
import type { UnreadKinds } from './unread-kinds.ts';

/** Ids of what is logged on parent companies and can be a touch with their children, by kind and by the parent's id. */
export type ParentTouches = ReadonlyMap<TouchType, ReadonlyMap<string, readonly string[]>>;

const NONE: ParentTouches = new Map();

/**
 * Reads what is logged on the companies' parents. Left out is what is logged on a deal of the parent's as well: that is
 * about the parent's own business, its renewal not least. Up to nine calls, and none where no company has a parent.
 *
 * @throws {HubSpotError}
 */
export async function readParentTouches(
  { source }: ReadingContext,
  rows: readonly CompanyRow[],
  unread: UnreadKinds,
): Promise<ParentTouches> {
  const parents = new Set(rows.flatMap(({ record }) => parentOf(record) ?? []));
  if (parents.size === 0) return NONE;
  const read = (from: 'companies' | 'deals', type: TouchType, ids: Iterable<string>) =>
    unread.orElse(KIND_OF[type], source.readAssociations(from, type, ids), NO_ASSOCIATIONS);
  const deals = otherIds(await source.readAssociations('companies', 'deals', parents));
  const byType = TOUCH_TYPES.map(async (type) => {
    const [onParents, onDeals] = await Promise.all([read('companies', type, parents), read('deals', type, deals)]);
    const aboutDeals = otherIds(onDeals);
    const touches = [...onParents].map(
      ([parent, links]) => [parent, links.map(({ id }) => id).filter((id) => !aboutDeals.has(id))] as const,
    );
    return [type, new Map(touches)] as const;
  });
  return new Map(await Promise.all(byType));
}
