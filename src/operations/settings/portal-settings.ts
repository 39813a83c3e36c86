/** What a portal's people may set besides the policy. Every setting is versioned with who, when and why. */
import * as z from 'zod';
import { ACTIVITY_KINDS } from '../../programme/activities/retention-activity.ts';
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

const isOn = z.boolean();

/** Which parts of the loyalty programme a portal has: a part that is off costs nothing and shows nowhere. */
export const programmeSettingsSchema = z.strictObject({
  parts: z.strictObject({
    /** What the Ideal have in common, and the fit of companies that are no customers yet. */
    profile: isOn,
    /** The Ideal by relative value, fixed at the end of every quarter, and who rose or fell since. */
    ranking: isOn,
    /** So many of the Uncertain to become Ideal by a day. */
    goals: isOn,
    activities: isOn,
    milestones: isOn,
    referrals: isOn,
    roadmap: isOn,
    /** Who is open to competitors. */
    competition: isOn,
    /** What the activities returned. */
    returns: isOn,
  }),
  /** What an activity of a kind usually costs, in the home currency; a kind that is not in it has no usual cost. */
  usualCosts: z.partialRecord(z.enum(ACTIVITY_KINDS), z.number().min(0).max(1e9)),
});
export type ProgrammeSettings = z.infer<typeof programmeSettingsSchema>;
export type ProgrammePart = keyof ProgrammeSettings['parts'];

export const PROGRAMME_PARTS = [
  'profile',
  'ranking',
  'goals',
  'activities',
  'milestones',
  'referrals',
  'roadmap',
  'competition',
  'returns',
] as const satisfies readonly ProgrammePart[];

export const DEFAULT_ALERT_SETTINGS: AlertSettings = {
  alerts: true,
  digest: true,
  ownerProperty: 'hubspot_owner_id',
  queueId: null,
};

const DEFAULT_ACCESS_SETTINGS: AccessSettings = { portfolio: 'everyone', admins: [] };

const DEFAULT_PROGRAMME_SETTINGS: ProgrammeSettings = {
  parts: {
    profile: false,
    ranking: false,
    goals: false,
    activities: false,
    milestones: false,
    referrals: false,
    roadmap: false,
    competition: false,
    returns: false,
  },
  usualCosts: {},
};

/** The settings by the names that they are kept under. */
export const PORTAL_SETTINGS = {
  alerts: { schema: alertSettingsSchema, defaults: DEFAULT_ALERT_SETTINGS },
  access: { schema: accessSettingsSchema, defaults: DEFAULT_ACCESS_SETTINGS },
  programme: { schema: programmeSettingsSchema, defaults: DEFAULT_PROGRAMME_SETTINGS },
} as const;
