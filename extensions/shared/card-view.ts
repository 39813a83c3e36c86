/**
 * What the card shows. The card owns this shape; the app function and the service answer in it.
 * Days are `YYYY-MM-DD`, instants ISO 8601, money in the portal's home currency, probabilities 0 to 1.
 */
import * as z from 'zod/mini';
import {
  CONTACT_STATUSES,
  CUSTOMER_STATUSES,
  EVIDENCE_GRADES,
  MILESTONE_KINDS,
  RISKS,
  SEGMENTS,
} from './vocabulary.ts';

const maybe = <T extends z.core.SomeType>(schema: T): z.ZodMiniNullable<T> => z.nullable(schema);
// Checked by hand, and one word as a choice of one: for what zod needs for patterns, literals, booleans, tuples and records the card
// has no room.
export const daySchema = z.custom<string>(
  (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
);
const day = daySchema;
const truthSchema = z.custom<boolean>((value: unknown) => typeof value === 'boolean');
const interval = z.custom<[number, number]>(
  (value: unknown) => Array.isArray(value) && value.length === 2 && value.every((bound) => typeof bound === 'number'),
);
const facts = z.custom<Record<string, number | string>>(
  (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((fact) => typeof fact === 'number' || typeof fact === 'string'),
);

export const segmentSchema = z.enum(SEGMENTS);
export const riskSchema = z.enum(RISKS);
export const statusSchema = z.enum(CUSTOMER_STATUSES);
export const contactStatusSchema = z.enum(CONTACT_STATUSES);

const touch = z.object({
  record: z.string(),
  kind: z.string(),
  date: day,
  because: z.string(),
  /** Absent: it reached the company itself. */
  viaParent: z.optional(z.custom<true>((value: unknown) => value === true)),
});

/** A record behind a number, with what it was read as. */
const tracedPurchase = z.object({
  record: z.string(),
  name: z.string(),
  date: day,
  amount: z.number(),
  readAs: z.enum(['purchase', 'renewal', 'pilot', 'credit']),
  because: z.string(),
  /** Names as the line items give them. Absent: none is named. */
  products: z.optional(z.array(z.string())),
});

const base = {
  companyId: z.string(),
  name: z.string(),
  /** Instant of the answer. */
  at: z.string(),
  asOf: day,
  currency: z.string(),
  portalId: z.string(),
};

const contactView = z.object({
  status: contactStatusSchema,
  lastNonRenewal: maybe(touch),
  /** Absent: not said, so that nothing is claimed about contact only about the renewal. */
  lastRenewal: z.optional(maybe(touch)),
  daysSinceNonRenewal: maybe(z.number()),
  usualGapDays: maybe(z.number()),
  renewalOnlyShare: maybe(z.number()),
  contactsReached: z.number(),
  contactsKnown: z.number(),
  /** What counted as contact, the latest first. Absent: not said. */
  touches: z.optional(z.array(z.object({ ...touch.shape, purpose: z.enum(['renewal', 'non_renewal']) }))),
  excluded: z.array(z.object({ record: z.string(), kind: z.string(), date: maybe(day), reason: z.string() })),
});

const skipped = z.array(z.object({ record: z.string(), kind: z.string(), reason: z.string() }));

/** What the loyalty programme says of the company: parts that are on and concern it. */
const programmeLine = z.object({
  goal: maybe(z.object({ name: z.string() })),
  /** Among the Ideal, as last fixed. */
  rank: maybe(z.object({ rank: z.number(), of: z.number() })),
  milestone: maybe(
    z.object({
      milestone: z.enum(MILESTONE_KINDS),
      /** Years, the number of a renewal, or an amount. */
      size: z.number(),
      day,
      /** Why this is not the moment for thanks; null where it is. */
      paused: maybe(z.string()),
    }),
  ),
  roadmap: maybe(z.object({ isDue: truthSchema })),
  plannedActivities: z.number(),
});

export const scoredViewSchema = z.object({
  kind: z.enum(['scored']),
  ...base,
  model: z.string(),
  policy: z.string(),
  /** Absent where no service keeps a programme, or it says nothing of the company. */
  programme: z.optional(programmeLine),
  policyProvisional: truthSchema,
  status: statusSchema,
  evidence: z.enum(EVIDENCE_GRADES),
  purchasesCount: z.number(),
  renewalsCount: z.number(),
  segment: maybe(segmentSchema),
  computedSegment: maybe(segmentSchema),
  override: maybe(z.object({ segment: segmentSchema, reason: z.string(), until: maybe(day) })),
  previousSegment: maybe(z.string()),
  segmentChangedAt: maybe(z.string()),
  risk: riskSchema,
  previousRisk: maybe(riskSchema),
  riskChangedAt: maybe(z.string()),
  /** What the last change of segment or risk came from: customer, data, policy, model or person. Absent: not said. */
  changeReason: z.optional(maybe(z.string())),
  loyalty: z.number(),
  loyaltyTest: z.enum(['next_renewal', 'purchase_within_horizon', 'win_back']),
  horizonMonths: z.number(),
  loyaltyInterval: interval,
  /** Share of the loyalty that rests on the customer's own record. Absent: not said. */
  evidenceWeight: z.optional(z.number()),
  drivers: z.array(
    z.object({
      name: z.string(),
      points: z.number(),
      facts,
      because: z.string(),
      records: z.array(z.string()),
    }),
  ),
  renewal: maybe(
    z.object({ date: day, overdueDays: z.number(), openRenewalDeals: z.array(z.string()), countsAsLostFrom: day }),
  ),
  contact: contactView,
  currentAnnualValue: z.number(),
  lifetimeValue: z.number(),
  lifetimeValueInterval: interval,
  /** Why the value is low or negative. Absent: not said. */
  valueNotes: z.optional(z.array(z.string())),
  idealLifetimeValue: maybe(z.number()),
  idealProbability: maybe(z.number()),
  lifetimeYears: z.number(),
  annualDiscountRate: z.number(),
  waterfall: z.array(
    z.object({
      kind: z.enum(['initial', 'future_year', 'influence', 'acquisition_cost']),
      year: z.number(),
      margin: z.number(),
      survival: z.number(),
      discount: z.number(),
      presentValue: z.number(),
    }),
  ),
  valueAtRisk: z.number(),
  wallet: maybe(
    z.object({
      amount: z.number(),
      source: z.enum(['entered', 'estimated']),
      asOf: maybe(day),
      by: maybe(z.string()),
      /** What people call the account's own property that holds it; absent where it was entered for this app. */
      property: z.optional(z.string()),
      comparable: maybe(z.number()),
    }),
  ),
  walletBelowSpend: truthSchema,
  walletStale: truthSchema,
  valueGap: maybe(z.number()),
  shareOfWallet: maybe(z.number()),
  /** As it stands on the record: `Guard (17 of 31, industry)`. Absent or null: none is known. */
  productGap: z.optional(maybe(z.string())),
  shifts: z.array(
    z.object({
      kind: z.string(),
      direction: z.enum(['better', 'worse']),
      usual: z.number(),
      now: z.number(),
      because: z.string(),
    }),
  ),
  missing: z.array(z.string()),
  purchases: z.array(tracedPurchase),
  skipped,
  topDriver: z.string(),
  nextAction: z.string(),
  /** Whether this answer was also written to the record. */
  published: z.enum(['written', 'unchanged', 'not_asked', 'refused', 'failed']),
  publishReason: maybe(z.string()),
});

export const notScoredViewSchema = z.object({
  kind: z.enum(['not_scored']),
  ...base,
  reason: z.enum(['no_deals', 'no_won_deals', 'nothing_paid', 'nothing_usable']),
  contact: contactView,
  /** Credits and deals without a price, where that is all there is. */
  purchases: z.array(tracedPurchase),
  skipped,
});

/** The details could not be worked out in time or at all: the card keeps showing the published values. */
export const publishedOnlyViewSchema = z.object({
  kind: z.enum(['published_only']),
  ...base,
  why: z.enum(['too_slow', 'service_away', 'other_policy_or_model']),
  /** What the record says now, without any score. Absent: it was not read. */
  facts: z.optional(z.object({ contact: contactView, purchases: z.array(tracedPurchase), skipped })),
});

export const failedViewSchema = z.object({
  kind: z.enum(['failed']),
  code: z.enum([
    'no_company',
    'not_authorized',
    /** The service shows a person their own and their teams' customers, and this is none of them. */
    'not_yours',
    'missing_scope',
    'rate_limited',
    'crm_unavailable',
    'not_set_up',
    'refused',
    'bad_request',
    'internal',
  ]),
  /** One plain sentence: what was wrong and what to do. */
  message: z.string(),
  correlationId: maybe(z.string()),
});

export const cardAnswerSchema = z.discriminatedUnion('kind', [
  scoredViewSchema,
  notScoredViewSchema,
  publishedOnlyViewSchema,
  failedViewSchema,
]);

export type ProgrammeLine = z.infer<typeof programmeLine>;
export type ScoredView = z.infer<typeof scoredViewSchema>;
export type NotScoredView = z.infer<typeof notScoredViewSchema>;
export type PlainFacts = NonNullable<PublishedOnlyView['facts']>;
export type PublishedOnlyView = z.infer<typeof publishedOnlyViewSchema>;
export type FailedView = z.infer<typeof failedViewSchema>;
export type CardAnswer = z.infer<typeof cardAnswerSchema>;

/** What the card asks: of the app function in `parameters`, the company coming from `propertiesToSend`, or of the service. */
export type CardRequest =
  | { readonly action: 'show' }
  | { readonly action: 'refresh' }
  | { readonly action: 'enter_budget'; readonly amount: number | null; readonly asOf: string }
  | {
      readonly action: 'override_segment';
      readonly segment: 'ideal' | 'uncertain' | 'non_ideal';
      readonly reason: string;
      readonly until: string;
    }
  | { readonly action: 'clear_override' }
  | { readonly action: 'name_referrer'; readonly companyId: string }
  /** Null takes back what was entered. */
  | { readonly action: 'enter_competitor'; readonly name: string | null }
  | { readonly action: 'enter_churn_reason'; readonly reason: string | null };
