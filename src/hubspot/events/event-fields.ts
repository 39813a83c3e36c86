import { isRecordId } from '../../operations/ports/record-id.ts';

/**
 * What is taken from an event of HubSpot. Nothing else of it is kept, least of all a property's value: an event only says
 * where to look again. Every id is text, since HubSpot's go beyond what a number holds exactly.
 *
 * The ends of an association and `newObjectId` are unconfirmed; every field may be missing.
 */
export interface EventFields {
  readonly portalId: string;
  readonly appId: string | null;
  readonly eventId: string | null;
  readonly subscriptionType: string | null;
  readonly occurredAt: string | null;
  readonly objectTypeId: string | null;
  readonly objectId: string | null;
  readonly propertyName: string | null;
  readonly changeSource: string | null;
  readonly sourceId: string | null;
  readonly fromObjectId: string | null;
  readonly toObjectId: string | null;
  readonly fromObjectTypeId: string | null;
  readonly toObjectTypeId: string | null;
  readonly associationType: string | null;
  readonly associationTypeId: string | null;
  readonly associationRemoved: string | null;
  readonly primaryObjectId: string | null;
  readonly mergedObjectIds: readonly string[];
  readonly newObjectId: string | null;
}

/** Longer texts are cut: no name of HubSpot's comes near it. */
const LONGEST_TEXT = 200;
/** HubSpot merges records two by two; far more than that is no merge. */
const MOST_MERGED = 1000;

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Parses JSON, with whole numbers beyond 2^53 kept as the text they were sent in. The cost of looking at
 * every value is paid only where so long a number may be in it.
 *
 * @throws {SyntaxError | RangeError} where it is no JSON, or nested deeper than can be read
 */
export function parseJsonKeepingIds(text: string): unknown {
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepLongNumber) : JSON.parse(text);
}

const LONG_NUMBER = /\d{16}/;

function keepLongNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && WHOLE_NUMBER.test(source) ? source : value;
}

/** Reads an event's fields, leniently: what has another form counts as missing. Null where no portal is named. */
export function readEventFields(json: unknown): EventFields | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  // By their own names and not by a name in a variable: a request has a hundred events of twenty fields, and waits meanwhile.
  const given: Partial<Record<keyof EventFields, unknown>> = json;
  const portalId = toRecordId(given.portalId);
  if (portalId === null) return null;
  return {
    portalId,
    appId: toRecordId(given.appId),
    eventId: toText(given.eventId),
    subscriptionType: toText(given.subscriptionType),
    occurredAt: toText(given.occurredAt),
    objectTypeId: toText(given.objectTypeId),
    objectId: toRecordId(given.objectId),
    propertyName: toText(given.propertyName),
    changeSource: toText(given.changeSource),
    sourceId: toText(given.sourceId),
    fromObjectId: toRecordId(given.fromObjectId),
    toObjectId: toRecordId(given.toObjectId),
    fromObjectTypeId: toText(given.fromObjectTypeId),
    toObjectTypeId: toText(given.toObjectTypeId),
    associationType: toText(given.associationType),
    associationTypeId: toText(given.associationTypeId),
    associationRemoved: toText(given.associationRemoved),
    primaryObjectId: toRecordId(given.primaryObjectId),
    mergedObjectIds: toRecordIds(given.mergedObjectIds),
    newObjectId: toRecordId(given.newObjectId),
  };
}

const UNSTORABLE = /\0|\p{Surrogate}/gu;
/** Finds what may be unstorable, and whole pairs besides, in a fraction of the time. */
const MAY_BE_UNSTORABLE = /[\0\uD800-\uDFFF]/;

/** Texts, numbers and truth values, as text that every database takes: without NUL and without halves of characters. */
function toText(value: unknown): string | null {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  const text = value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value;
  return MAY_BE_UNSTORABLE.test(text) ? text.replaceAll(UNSTORABLE, ' ') : text;
}

function toRecordId(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return isRecordId(text) && text !== '0' ? text : null;
}

function toRecordIds(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_MERGED).flatMap((each: unknown) => toRecordId(each) ?? []);
}
