import * as z from 'zod';
import type { CrmObjectType } from '../crm-data.ts';
import { findObjectType } from '../object-types.ts';

/** What an app asks to be told of. */
export interface Subscription {
  readonly id: string;
  /** `object.propertyChange` and its like, or `contact.privacyDeletion`. */
  readonly subscriptionType: string;
  readonly objectType: CrmObjectType;
  /** Of a property change: which property. */
  readonly propertyName: string | null;
}

const FIRST_ID = 5_000_001;

/** HubSpot names two kinds of engagement otherwise in its configuration than in its API. */
const CONFIG_NAMES: Readonly<Record<string, CrmObjectType>> = { meeting_event: 'meetings', engagement_call: 'calls' };

const entryForm = z.object({
  subscriptionType: z.string(),
  objectType: z.string().optional(),
  propertyName: z.string().optional(),
  active: z.boolean().default(true),
});

const listForm = z.array(entryForm).default([]);

const subscriptionsForm = z.object({ crmObjects: listForm, legacyCrmObjects: listForm, hubEvents: listForm });

/** The app's webhook configuration, as HubSpot gets it. */
const configForm = z.object({
  config: z.object({
    settings: z.object({ targetUrl: z.string(), maxConcurrentRequests: z.number().int().positive().default(10) }),
    subscriptions: subscriptionsForm,
  }),
});

export interface WebhookConfig {
  readonly targetUrl: string;
  readonly maxConcurrentRequests: number;
  readonly subscriptions: readonly Subscription[];
}

/** Reads an app's `webhooks-hsmeta.json`. Throws where it names an object type that HubSpot does not have. */
export function readWebhookConfig(file: unknown): WebhookConfig {
  const { settings, subscriptions } = configForm.parse(file).config;
  return { ...settings, subscriptions: numbered(Object.values(subscriptions).flat()) };
}

function numbered(entries: readonly z.infer<typeof entryForm>[]): readonly Subscription[] {
  return entries
    .filter((entry) => entry.active)
    .map(({ subscriptionType, objectType, propertyName }, index) => ({
      id: String(FIRST_ID + index),
      subscriptionType,
      // A legacy or a hub event names its object in the type itself: `contact.privacyDeletion`.
      objectType: objectTypeNamed(objectType ?? subscriptionType.split('.')[0] ?? ''),
      propertyName: propertyName ?? null,
    }));
}

function objectTypeNamed(name: string): CrmObjectType {
  const type = CONFIG_NAMES[name.toLowerCase()] ?? findObjectType(name)?.type;
  if (type === undefined) throw new Error(`HubSpot has no object type "${name}" to subscribe to.`);
  return type;
}

const WATCHED: readonly (readonly [objectType: string, properties: readonly string[]])[] = [
  ['company', ['name', 'industry', 'numberofemployees', 'hubspot_owner_id', 'hs_parent_company_id']],
  ['deal', ['amount', 'closedate', 'dealstage', 'dealtype', 'pipeline', 'deal_currency_code', 'dealname']],
  ['line_item', ['amount', 'quantity', 'hs_term_in_months', 'recurringbillingfrequency']],
  ['call', ['hs_timestamp', 'hs_call_disposition', 'hs_call_status', 'hs_call_title']],
  ['email', ['hs_timestamp', 'hs_email_status']],
  ['meeting_event', ['hs_timestamp', 'hs_meeting_outcome', 'hs_meeting_title']],
  ['note', []],
  ['task', []],
  ['communication', ['hs_timestamp']],
];
const ENGAGEMENTS = new Set(['call', 'email', 'meeting_event', 'note', 'task', 'communication']);

/** The subscriptions of an app that follows customers, their deals and their engagements: for tests without one of their own. */
export function usualSubscriptions(): readonly Subscription[] {
  const crmObjects = WATCHED.flatMap(([objectType, properties]) => [
    ...['creation', 'deletion', 'restore', 'associationChange'].map((event) => ({ objectType, event })),
    ...(ENGAGEMENTS.has(objectType) ? [] : [{ objectType, event: 'merge' }]),
    ...properties.map((propertyName) => ({ objectType, event: 'propertyChange', propertyName })),
  ]).map(({ event, ...rest }) => ({ subscriptionType: `object.${event}`, ...rest }));
  const hubEvents = [{ subscriptionType: 'contact.privacyDeletion' }];
  return numbered(Object.values(subscriptionsForm.parse({ crmObjects, hubEvents })).flat());
}
