/**
 * What the settings page asks of the service (`/api/settings/…`) and gets, parsed where it arrives. Days are `YYYY-MM-DD`,
 * instants ISO 8601 in UTC, amounts in the portal's currency, shares 0 to 1.
 */
import * as z from 'zod/mini';
import { programmeSettingsSchema } from './programme/programme-settings.ts';
import { day, maybe } from './view-parts.ts';
import { CONTACT_STATUSES, RISKS, SEGMENTS } from './vocabulary.ts';

/** The policy as a person may set it; what each number means stands in `src/scoring/policy.ts`. */
export const policySchema = z.object({
  id: z.string(),
  provisional: z.boolean(),
  horizonMonths: z.number(),
  lifetimeYears: z.number(),
  annualDiscountRate: z.number(),
  grossMargin: z.number(),
  costToServe: maybe(z.number()),
  acquisitionCost: maybe(z.number()),
  targetValueToAcquisitionCost: z.number(),
  idealLifetimeValue: maybe(z.number()),
  ideal: z.object({ sureness: z.number(), loyalty: z.number() }),
  nonIdeal: z.object({ sureness: z.number() }),
  risk: z.object({ watch: z.number(), high: z.number(), critical: z.number() }),
  contract: z.object({
    defaultTermMonths: z.number(),
    graceDays: z.number(),
    renewalWindowDays: z.number(),
    autoRenew: z.boolean(),
  }),
  renewalWords: z.array(z.string()),
  pilotWords: z.array(z.string()),
  lapsedAfterMonths: z.number(),
  contact: z.object({ inTouchDays: z.number(), dueDays: z.number(), renewalSubjectWords: z.array(z.string()) }),
  budgetStaleAfterMonths: z.number(),
  /** The company's own property for its budget, and the one that dates it; the label is the service's. */
  wallet: z.object({ property: maybe(z.string()), datedBy: maybe(z.string()), label: z.string() }),
  partners: z.object({ labels: z.array(z.string()), dealsCountFor: z.enum(['end_customer', 'partner']) }),
});
export const alertSettingsSchema = z.object({
  alerts: z.boolean(),
  digest: z.boolean(),
  ownerProperty: z.string(),
  queueId: maybe(z.string()),
});
export const accessSettingsSchema = z.object({
  portfolio: z.enum(['everyone', 'own']),
  admins: z.array(z.string()),
});

const standing = {
  /** 0: never set, so that the default counts. */
  version: z.number(),
  setAt: maybe(z.string()),
  setBy: maybe(z.string()),
  why: maybe(z.string()),
};
const settingSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('policy'), value: policySchema, ...standing }),
  z.object({ name: z.literal('alerts'), value: alertSettingsSchema, ...standing }),
  z.object({ name: z.literal('access'), value: accessSettingsSchema, ...standing }),
  z.object({ name: z.literal('programme'), value: programmeSettingsSchema, ...standing }),
]);
/** `GET /settings`. `currency` is the portal's, ISO 4217. */
export const settingsSchema = z.object({
  mayChange: z.boolean(),
  currency: z.string(),
  /** HubSpot's id of the person who looks; null where HubSpot did not say. */
  userId: maybe(z.string()),
  /** When the next nightly run of the portal begins. */
  nextRunAt: z.string(),
  settings: z.array(settingSchema),
});
/** `GET /settings/NAME/history`: the latest first. */
export const settingHistorySchema = z.object({
  name: z.string(),
  total: z.number(),
  versions: z.array(settingSchema),
});
/** `PUT /settings/NAME` with `{value, version, why}`. 409: `conflict` with `current`; 400: `invalid` with `problems`. */
export const settingChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), setting: settingSchema, takesEffect: z.enum(['at_once', 'with_next_run']) }),
  z.object({ kind: z.literal('unchanged'), setting: settingSchema }),
]);
export const settingRefusalSchema = z.object({
  error: z.string(),
  message: z.string(),
  problems: z.optional(z.array(z.string())),
  current: z.optional(settingSchema),
});

/** `POST /settings/run`: the run of the whole portal begins at once, and not with the night. */
export const runStartedSchema = z.object({ started: z.literal(true) });

/** `GET /settings/checklist`: what is set up, in the order in which it is done. */
export const checklistSchema = z.object({
  steps: z.array(
    z.object({
      name: z.enum(['scopes', 'properties', 'first_fill', 'webhooks', 'test_workflow', 'policy_confirmed']),
      /** `unknown`: HubSpot could not be asked. `empty`: it was done, and there was nothing to do. */
      state: z.enum(['done', 'under_way', 'to_do', 'unknown', 'empty']),
      /** What is missing, such as names of scopes or properties. */
      missing: z.array(z.string()),
      /** When it was last seen done; null where it was not. */
      at: maybe(z.string()),
    }),
  ),
});

/** How many companies a preview looked at, and of how many. */
const looked = { companies: z.number(), ofCompanies: z.number() };
/** Of won deals the first four; of open and lost ones whether they are of a renewal. */
const role = z.enum([
  'renewal',
  'purchase',
  'pilot',
  'credit',
  'open_renewal',
  'open',
  'lost_renewal',
  'lost',
  'skipped',
]);
/** `word_gone`: the word that made it what it is now counts no longer. */
const dealReason = z.enum(['has_word', 'word_gone', 'marked_renewal', 'marked_no_renewal', 'no_word']);
/**
 * `POST /settings/preview/deals` with `{policy}`: which deals the renewal rule, the terms and auto-renew catch, now and with the
 * policy that is looked at. Nothing is written.
 */
export const dealsPreviewSchema = z.object({
  ...looked,
  roles: z.array(z.object({ role, now: z.number(), then: z.number() })),
  /** Customers whose renewal date would be another. */
  renewalDatesChanged: z.number(),
  examples: z.array(
    z.object({
      companyId: z.string(),
      companyName: z.string(),
      dealId: z.string(),
      dealName: z.string(),
      pipeline: z.string(),
      dealType: z.string(),
      closedOn: maybe(day),
      amount: maybe(z.number()),
      now: role,
      then: role,
      /** Why it is read so with the policy that is looked at; null where it is not about words. */
      reason: maybe(dealReason),
      /** The word that makes it a renewal or a pilot, or did until now; null where none did. */
      word: maybe(z.string()),
      /** End of the contract with the policy that is looked at; null: it starts none. */
      contractUntil: maybe(day),
    }),
  ),
});

const touchReading = z.enum(['non_renewal', 'renewal', 'excluded']);
/** `POST /settings/preview/touches` with `{policy}`: what counts as contact, and what does not and why. Nothing is written. */
export const touchesPreviewSchema = z.object({
  ...looked,
  readings: z.array(z.object({ reading: touchReading, now: z.number(), then: z.number() })),
  exclusions: z.array(z.object({ reason: z.string(), activities: z.number() })),
  statuses: z.array(
    z.object({
      status: z.enum(CONTACT_STATUSES),
      now: z.number(),
      then: z.number(),
    }),
  ),
  examples: z.array(
    z.object({
      companyId: z.string(),
      companyName: z.string(),
      kind: z.string(),
      activityId: z.string(),
      subject: z.string(),
      day,
      now: touchReading,
      then: touchReading,
      /** Why it does not count; null where it counts. */
      reason: maybe(z.string()),
      /** The word that made it one about the renewal; null where none did. */
      word: maybe(z.string()),
    }),
  ),
});

/**
 * `POST /settings/preview/segments` with `{policy}`: how many customers each segment and risk would hold. Of a large portal a
 * random sample is scored: then each count is an estimate for the whole portal with its 80 % interval. Nothing is written.
 */
export const segmentsPreviewSchema = z.object({
  ...looked,
  isSample: z.boolean(),
  idealLifetimeValue: maybe(z.number()),
  segments: z.array(
    z.object({
      segment: maybe(z.enum(SEGMENTS)),
      now: z.number(),
      then: z.number(),
      thenInterval: maybe(z.tuple([z.number(), z.number()])),
    }),
  ),
  risks: z.array(z.object({ risk: z.enum(RISKS), now: z.number(), then: z.number() })),
  /** Customers who would be in another segment. */
  moved: z.number(),
  lifetimeValue: z.object({ now: z.number(), then: z.number() }),
});

export type PolicyValue = z.infer<typeof policySchema>;
export type AlertSettingsValue = z.infer<typeof alertSettingsSchema>;
export type AccessSettingsValue = z.infer<typeof accessSettingsSchema>;
export type Setting = z.infer<typeof settingSchema>;
export type SettingsView = z.infer<typeof settingsSchema>;
export type SettingHistory = z.infer<typeof settingHistorySchema>;
export type SettingRefusal = z.infer<typeof settingRefusalSchema>;
export type ChecklistView = z.infer<typeof checklistSchema>;
export type DealsPreview = z.infer<typeof dealsPreviewSchema>;
export type TouchesPreview = z.infer<typeof touchesPreviewSchema>;
export type SegmentsPreview = z.infer<typeof segmentsPreviewSchema>;
