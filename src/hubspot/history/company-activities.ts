import type { Activity, SkippedRecord } from '../../scoring/types.ts';
import type { CompanyLinks, CompanyRow } from './company-row.ts';
import { NO_ASSOCIATIONS, otherIds } from './company-row.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import {
  ACTIVITY_TYPES,
  type ActivityType,
  KIND_OF,
  NOT_SHOWN,
  TOUCH_TYPES,
  type TouchType,
} from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { type ParentTouches, readParentTouches } from './parent-touches.ts';
import { activityProperties, parseActivity } from './parse-activity.ts';
import type { Associations } from '../records/read-associations.ts';
import type { ReadingContext } from './reading-context.ts';
import type { UnreadKinds } from './unread-kinds.ts';

/** Where activities are logged: on companies, and for what can be a touch also on contacts, deals and parent companies. */
export interface ActivityPlaces {
  readonly onCompanies: ReadonlyMap<ActivityType, ReadonlyMap<string, readonly string[]>>;
  readonly onContacts: ReadonlyMap<TouchType, Associations>;
  readonly onDeals: ReadonlyMap<TouchType, Associations>;
  readonly onParents: ParentTouches;
}

export type ActivityRecords = ReadonlyMap<ActivityType, ReadonlyMap<string, CrmRecord>>;

/** Reads where the activities of the companies, of their contacts, deals and parents are logged. @throws {HubSpotError} */
export async function readActivityPlaces(
  context: ReadingContext,
  rows: readonly CompanyRow[],
  links: CompanyLinks,
  unread: UnreadKinds,
): Promise<ActivityPlaces> {
  const { source } = context;
  const dealIds = otherIds(links.deals);
  const contactIds = otherIds(links.contacts);
  const read = (from: 'companies' | 'contacts' | 'deals', type: ActivityType, ids: Iterable<string>) =>
    unread.orElse(KIND_OF[type], source.readAssociations(from, type, ids), NO_ASSOCIATIONS);
  const [onCompanies, onContacts, onDeals, onParents] = await Promise.all([
    forEachType(ACTIVITY_TYPES, async (type) => {
      const unknown = rows.filter(({ inline }) => !inline.has(type)).map(({ record }) => record.id);
      const found = await read('companies', type, unknown);
      return new Map(
        rows.map(({ record: { id }, inline }) => [
          id,
          inline.get(type) ?? (found.get(id) ?? []).map((link) => link.id),
        ]),
      );
    }),
    forEachType(TOUCH_TYPES, (type) => read('contacts', type, contactIds)),
    forEachType(TOUCH_TYPES, (type) => read('deals', type, dealIds)),
    readParentTouches(context, rows, unread),
  ]);
  return { onCompanies, onContacts, onDeals, onParents };
}

/** Reads the activities themselves, each once however many places it is logged in. @throws {HubSpotError} */
export async function readActivities(
  { source, options }: ReadingContext,
  places: ActivityPlaces,
  unread: UnreadKinds,
): Promise<ActivityRecords> {
  return forEachType(ACTIVITY_TYPES, (type) => {
    const ids = new Set<string>();
    for (const onCompany of places.onCompanies.get(type)?.values() ?? []) for (const id of onCompany) ids.add(id);
    if (isTouchType(type)) {
      for (const onOthers of [places.onContacts, places.onDeals]) {
        for (const others of onOthers.get(type)?.values() ?? []) for (const { id } of others) ids.add(id);
      }
      for (const onParent of places.onParents.get(type)?.values() ?? []) for (const id of onParent) ids.add(id);
    }
    const none: ReadonlyMap<string, CrmRecord> = new Map();
    return unread.orElse(KIND_OF[type], source.readRecords(type, ids, activityProperties(type, options)), none);
  });
}

/** The contacts and deals of one company, and which of the deals count for it. */
export interface CompanyMembers {
  readonly companyId: string;
  readonly parentId: string | null;
  readonly contactIds: readonly string[];
  readonly dealIds: readonly string[];
  readonly creditedDealIds: ReadonlySet<string>;
}

/** Puts one company's activities together: each once, with the contacts and deals of this company that it belongs to. */
export function collectActivities(
  context: ReadingContext,
  members: CompanyMembers,
  places: ActivityPlaces,
  records: ActivityRecords,
  unread: UnreadKinds,
): { readonly activities: readonly Activity[]; readonly skipped: readonly SkippedRecord[] } {
  const activities: Activity[] = [];
  const skipped: SkippedRecord[] = [];
  for (const type of ACTIVITY_TYPES.filter((each) => !unread.has(KIND_OF[each]))) {
    const found = findPlaces(type, members, places);
    const ofType = records.get(type);
    for (const id of [...found.keys()].sort(compareIds)) {
      const record = ofType?.get(id);
      const place = found.get(id);
      if (record === undefined || place === undefined) {
        skipped.push({ record: id, kind: KIND_OF[type], reason: NOT_SHOWN });
        continue;
      }
      const { onCompany, onParent, contactIds, dealIds } = place;
      const via = onCompany ? 'company' : contactIds.length > 0 ? 'contact' : onParent ? 'parent' : 'company';
      activities.push(parseActivity(type, record, { contactIds, dealIds, via }, context));
    }
  }
  return { activities, skipped };
}

interface Places {
  onCompany: boolean;
  onParent: boolean;
  readonly contactIds: string[];
  readonly dealIds: string[];
}

/** Where this company's activities of one kind are logged, by the activity's id. */
function findPlaces(
  type: ActivityType,
  { companyId, parentId, contactIds, dealIds, creditedDealIds }: CompanyMembers,
  places: ActivityPlaces,
): ReadonlyMap<string, Places> {
  const found = new Map<string, Places>();
  const placesOf = (id: string): Places => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const nowhere = { onCompany: false, onParent: false, contactIds: [], dealIds: [] };
    found.set(id, nowhere);
    return nowhere;
  };
  for (const id of places.onCompanies.get(type)?.get(companyId) ?? []) placesOf(id).onCompany = true;
  if (!isTouchType(type)) return found;
  for (const contactId of contactIds) {
    for (const { id } of places.onContacts.get(type)?.get(contactId) ?? []) placesOf(id).contactIds.push(contactId);
  }
  const onParent = parentId === null ? undefined : places.onParents.get(type)?.get(parentId);
  for (const id of onParent ?? []) placesOf(id).onParent = true;
  for (const dealId of dealIds) {
    for (const { id } of places.onDeals.get(type)?.get(dealId) ?? []) {
      // What is logged on another company's deal alone belongs to that company.
      if (found.has(id) || creditedDealIds.has(dealId)) placesOf(id).dealIds.push(dealId);
    }
  }
  return found;
}

function isTouchType(type: ActivityType): type is TouchType {
  return type !== 'notes' && type !== 'tasks';
}

async function forEachType<K extends ActivityType, T>(
  types: readonly K[],
  read: (type: K) => Promise<T>,
): Promise<ReadonlyMap<K, T>> {
  return new Map(await Promise.all(types.map(async (type) => [type, await read(type)] as const)));
}
