/**
 * What the two manager pages show: the answers of `/api/manager/renewal-only` and `/api/manager/renewals`. Days are
 * `YYYY-MM-DD`, money is in the portal's home currency.
 */
import * as z from 'zod';

const day = z.iso.date();

const riskSchema = z.enum(['low', 'watch', 'high', 'critical']);
const contactStatusSchema = z.enum(['in_touch', 'due', 'overdue', 'never', 'not_measurable']);
const touchKindSchema = z.enum(['call', 'meeting', 'email', 'message', 'note', 'task']);

/** A touch that counted as contact, and why it counted as it did. */
const countedTouchSchema = z.object({
  record: z.string(),
  kind: touchKindSchema,
  date: day,
  purpose: z.enum(['renewal', 'non_renewal']),
  because: z.string(),
});

/** An activity that did not count, with its reason as a code and as a sentence. */
const excludedTouchSchema = z.object({
  record: z.string(),
  kind: touchKindSchema,
  date: day.nullable(),
  reason: z.string(),
  because: z.string(),
});

const customerSchema = z.object({
  companyId: z.string(),
  name: z.string(),
  /** Null where nobody owns the company. */
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  segment: z.enum(['ideal', 'uncertain', 'non_ideal']).nullable(),
  risk: riskSchema,
  /** Per year. */
  currentAnnualValue: z.number(),
  lifetimeValue: z.number(),
  /** Loss probability × margin of the next twelve months. */
  valueAtRisk: z.number(),
  renewalDate: day.nullable(),
  /** Days from the as-of day to the renewal; negative where it is overdue. */
  daysToRenewal: z.int().nullable(),
  contactStatus: contactStatusSchema,
  lastNonRenewalContact: day.nullable(),
  daysSinceNonRenewalContact: z.int().nullable(),
});

export const renewalOnlyViewSchema = z.object({
  asOf: day,
  currency: z.string(),
  /** How far back the touches are looked at. */
  windowMonths: z.int(),
  /** Customers whose every touch within the window was about the renewal, the most valuable first. */
  customers: z.array(
    customerSchema.extend({ counted: z.array(countedTouchSchema), excluded: z.array(excludedTouchSchema) }),
  ),
  /** Customers for whom this cannot be said, because nothing is logged for them. */
  notMeasurable: z.int(),
  /** All customers of the portal. */
  customersInAll: z.int(),
});

export const renewalsViewSchema = z.object({
  asOf: day,
  currency: z.string(),
  /** How far ahead the renewals are looked at. */
  windowDays: z.int(),
  renewals: z.array(
    customerSchema.extend({
      renewalDate: day,
      daysToRenewal: z.int(),
      /** Loss probability of the renewal, 0 to 1. */
      lossProbability: z.number(),
      /** Whether a renewal deal is open. */
      openRenewalDeal: z.boolean(),
      touchesCounted: z.int(),
      touchesExcluded: z.int(),
    }),
  ),
});

export type ContactStatus = z.infer<typeof contactStatusSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type TouchKind = z.infer<typeof touchKindSchema>;
export type CountedTouch = z.infer<typeof countedTouchSchema>;
export type ExcludedTouch = z.infer<typeof excludedTouchSchema>;
export type RenewalOnlyView = z.infer<typeof renewalOnlyViewSchema>;
export type RenewalOnlyCustomer = RenewalOnlyView['customers'][number];
export type RenewalsView = z.infer<typeof renewalsViewSchema>;
export type UpcomingRenewal = RenewalsView['renewals'][number];
