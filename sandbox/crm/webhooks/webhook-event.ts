/** One event in the form in which HubSpot sends it; ids are kept as text here, whatever their length. */
export interface WebhookEvent {
  readonly eventId: string;
  readonly subscriptionId: string;
  readonly portalId: string;
  readonly appId: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly subscriptionType: string;
  readonly attemptNumber: number;
  readonly changeSource: string;
  readonly sourceId: string;
  readonly objectTypeId?: string;
  readonly objectId?: string;
  readonly changeFlag?: string;
  readonly propertyName?: string;
  readonly propertyValue?: string;
  readonly primaryObjectId?: string;
  readonly mergedObjectIds?: readonly string[];
  readonly newObjectId?: string;
  readonly associationTypeId?: number;
  readonly associationCategory?: string;
  readonly fromObjectId?: string;
  readonly fromObjectTypeId?: string;
  readonly toObjectId?: string;
  readonly toObjectTypeId?: string;
  readonly associationRemoved?: boolean;
  readonly isPrimaryAssociation?: boolean;
}

/** Fields whose text HubSpot writes as a number. */
const BARE = new Set([
  'eventId',
  'subscriptionId',
  'portalId',
  'appId',
  'objectId',
  'primaryObjectId',
  'mergedObjectIds',
  'newObjectId',
  'fromObjectId',
  'toObjectId',
]);

/** The JSON text of a request: ids stand as bare numbers, those beyond 2^53 too, which no number of JavaScript could hold. */
export function webhookBody(events: readonly WebhookEvent[]): string {
  return `[${events.map(eventText).join(',')}]`;
}

function eventText(event: WebhookEvent): string {
  const fields = Object.entries(event).map(([name, value]) => `"${name}":${valueText(name, value)}`);
  return `{${fields.join(',')}}`;
}

function valueText(name: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => valueText(name, part)).join(',')}]`;
  return BARE.has(name) && typeof value === 'string' && /^\d+$/.test(value) ? value : JSON.stringify(value);
}
