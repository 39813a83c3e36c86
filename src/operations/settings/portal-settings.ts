/** What a portal's people may set besides the policy. Every setting is versioned with who, when and why. */
import * as z from 'zod';
import { isRecordId } from '../ports/record-id.ts';

const propertyName = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'must be the internal name of a company property');
const recordId = z.string().refine(isRecordId, 'must be an id, in digits');

/** Whom the app tells what by tasks. */
export const alertSettingsSchema = z.strictObject({
  /** A task for the owner when a customer's own behaviour makes it worse. */
  alerts: z.boolean(),
  /** A task for each owner on Monday. */
  digest: z.boolean(),
  /** The company property that holds the owner to tell. */
  ownerProperty: propertyName,
  /** Task queue for customers whose owner is missing or inactive; null: a task that is nobody's. */
  queueId: recordId.nullable(),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** Who sees and changes what on the pages. */
export const accessSettingsSchema = z.strictObject({
  /** `own`: a person sees the customers of their own and of their teams' people. */
  portfolio: z.enum(['everyone', 'own']),
  /** HubSpot user ids of those who change settings and see the whole portfolio; empty: everyone. */
  admins: z.array(recordId).max(200),
});
export type AccessSettings = z.infer<typeof accessSettingsSchema>;

export const DEFAULT_ALERT_SETTINGS: AlertSettings = {
  alerts: true,
  digest: true,
  ownerProperty: 'hubspot_owner_id',
  queueId: null,
};

const DEFAULT_ACCESS_SETTINGS: AccessSettings = { portfolio: 'everyone', admins: [] };

/** The settings by the names that they are kept under. */
export const PORTAL_SETTINGS = {
  alerts: { schema: alertSettingsSchema, defaults: DEFAULT_ALERT_SETTINGS },
  access: { schema: accessSettingsSchema, defaults: DEFAULT_ACCESS_SETTINGS },
} as const;
