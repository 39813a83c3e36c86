import { createHash } from 'node:crypto';
import type { InboxEvent } from '../../operations/ports/inbox-store.ts';
import { type EventFields, parseJsonKeepingIds, readEventFields } from './event-fields.ts';

/** What a request of webhooks holds. `skipped`: entries that are no events, or name no portal. */
export type WebhookBody =
  | { readonly kind: 'events'; readonly events: readonly InboxEvent[]; readonly skipped: number }
  | { readonly kind: 'malformed'; readonly reason: string };

/** The inbox takes keys of 300 characters. */
const LONGEST_KEY = 200;

/**
 * Takes the events out of a request's body, whatever is in it: nothing makes it throw. HubSpot sends up to 100 events at once
 * (https://developers.hubspot.com/docs/api-reference/2026-03/webhooks/guide, read in November 2026); more are taken as well.
 */
export function parseWebhookBody(body: Buffer): WebhookBody {
  let json: unknown;
  try {
    json = parseJsonKeepingIds(body.toString('utf8'));
  } catch {
    return { kind: 'malformed', reason: 'The body is no JSON.' };
  }
  if (typeof json !== 'object' || json === null) return { kind: 'malformed', reason: 'The body holds no events.' };
  const entries: readonly unknown[] = Array.isArray(json) ? json : [json];
  const events = new Map<string, InboxEvent>();
  let skipped = 0;
  for (const entry of entries) {
    const fields = readEventFields(entry);
    if (fields === null) skipped += 1;
    else {
      const event = toInboxEvent(fields);
      events.set(`${event.portalId} ${event.key}`, event);
    }
  }
  return { kind: 'events', events: [...events.values()], skipped };
}

function toInboxEvent(fields: EventFields): InboxEvent {
  return { portalId: fields.portalId, key: keyOf(fields), body: JSON.stringify(withoutMissing(fields)) };
}

/** JSON leaves out what is undefined. Field by field, since an object that grows by names costs the intake a tenth of its pace. */
function withoutMissing(fields: EventFields): Readonly<Record<keyof EventFields, unknown>> {
  return {
    portalId: fields.portalId,
    appId: fields.appId ?? undefined,
    eventId: fields.eventId ?? undefined,
    subscriptionType: fields.subscriptionType ?? undefined,
    occurredAt: fields.occurredAt ?? undefined,
    objectTypeId: fields.objectTypeId ?? undefined,
    objectId: fields.objectId ?? undefined,
    propertyName: fields.propertyName ?? undefined,
    changeSource: fields.changeSource ?? undefined,
    sourceId: fields.sourceId ?? undefined,
    fromObjectId: fields.fromObjectId ?? undefined,
    toObjectId: fields.toObjectId ?? undefined,
    fromObjectTypeId: fields.fromObjectTypeId ?? undefined,
    toObjectTypeId: fields.toObjectTypeId ?? undefined,
    associationType: fields.associationType ?? undefined,
    associationTypeId: fields.associationTypeId ?? undefined,
    associationRemoved: fields.associationRemoved ?? undefined,
    primaryObjectId: fields.primaryObjectId ?? undefined,
    mergedObjectIds: fields.mergedObjectIds.length > 0 ? fields.mergedObjectIds : undefined,
    newObjectId: fields.newObjectId ?? undefined,
  };
}

/**
 * The same for the same event sent twice, whichever subscription and whichever attempt brought it: HubSpot's own event id is
 * not unique, so it counts only where nothing says when the event happened. Who caused it belongs to the key: an edit that a
 * person made in the very millisecond of one of ours is another event.
 */
function keyOf(fields: EventFields): string {
  const parts: readonly (string | null)[] = [
    fields.subscriptionType,
    fields.objectTypeId,
    fields.objectId,
    fields.propertyName,
    fields.occurredAt ?? `event ${fields.eventId ?? 'unknown'}`,
    fields.changeSource,
    fields.sourceId,
    fields.fromObjectTypeId,
    fields.fromObjectId,
    fields.toObjectTypeId,
    fields.toObjectId,
    fields.associationType ?? fields.associationTypeId,
    fields.associationRemoved,
    fields.primaryObjectId,
    fields.mergedObjectIds.join(' '),
    fields.newObjectId,
  ];
  // A bar within a part must not shift the parts behind it.
  const key = parts.map((part) => (part?.includes('|') ? part.replaceAll('|', '||') : part)).join(' | ');
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key, 'utf8').digest('base64url');
}
