import type { CrmEvent } from '../../operations/ports/crm-desk.ts';
import { type EventFields, parseJsonKeepingIds, readEventFields } from './event-fields.ts';
import { eventObjectType } from './event-object-types.ts';

/** What HubSpot calls what happened, behind the type's name: `object.creation`, and in the older form `deal.creation`. */
const KINDS: Readonly<Record<string, CrmEvent['kind']>> = {
  creation: 'creation',
  deletion: 'deletion',
  restore: 'restore',
  merge: 'merge',
  propertyChange: 'property_change',
  associationChange: 'association_change',
  privacyDeletion: 'privacy_deletion',
};

const UNKNOWN: CrmEvent = { kind: 'unknown', objectType: null, objectId: null, others: [], isOurs: false };

type Ends = CrmEvent['others'];

/** An event as the inbox kept it, in our words. What cannot be read is an unknown event; nothing is thrown. */
export function toCrmEvent(body: string): CrmEvent {
  const fields = readKept(body);
  if (fields === null) return UNKNOWN;
  const [subject = '', happening = ''] = (fields.subscriptionType ?? '').split('.');
  const kind = Object.hasOwn(KINDS, happening) ? (KINDS[happening] ?? 'unknown') : 'unknown';
  const objectType = eventObjectType(fields.objectTypeId) ?? eventObjectType(subject);
  const isOurs = isCausedByUs(fields);
  if (kind === 'association_change') return { kind, ...associationEnds(fields, objectType), isOurs };
  if (kind === 'merge') return { kind, ...mergeEnds(fields, objectType), isOurs };
  return { kind, objectType, objectId: fields.objectId, others: [], isOurs };
}

function readKept(body: string): EventFields | null {
  try {
    return readEventFields(parseJsonKeepingIds(body));
  } catch {
    return null;
  }
}

/** HubSpot names the app that made a change as its source, by captures of real events; unconfirmed on a page of HubSpot. */
function isCausedByUs({ changeSource, sourceId, appId }: EventFields): boolean {
  return changeSource === 'INTEGRATION' && appId !== null && sourceId === appId;
}

function associationEnds(
  fields: EventFields,
  subject: string | null,
): Pick<CrmEvent, 'objectType' | 'objectId' | 'others'> {
  const [namedFrom = null, namedTo = null] = fields.associationType?.split(/_TO_/i) ?? [];
  const fromType = eventObjectType(fields.fromObjectTypeId) ?? eventObjectType(namedFrom) ?? subject;
  const toType = eventObjectType(fields.toObjectTypeId) ?? eventObjectType(namedTo);
  return {
    objectType: fromType,
    objectId: fields.fromObjectId ?? fields.objectId,
    others: endsOf(toType, [fields.toObjectId]),
  };
}

/** The winner comes first: the record that HubSpot made of both, or else the one that stayed. */
function mergeEnds(
  { primaryObjectId, mergedObjectIds, newObjectId, objectId }: EventFields,
  objectType: string | null,
): Pick<CrmEvent, 'objectType' | 'objectId' | 'others'> {
  const winner = newObjectId ?? primaryObjectId ?? objectId;
  const others = [primaryObjectId, ...mergedObjectIds, objectId].filter((id) => id !== winner);
  return { objectType, objectId: winner, others: endsOf(objectType, others) };
}

function endsOf(objectType: string | null, ids: readonly (string | null)[]): Ends {
  if (objectType === null) return [];
  const known = new Set(ids.filter((id) => id !== null));
  return [...known].map((objectId) => ({ objectType, objectId }));
}
