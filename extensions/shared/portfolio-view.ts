/**
 * What the portfolio page asks of the service (`GET /api/portfolio/…`) and gets, parsed where it arrives. Days are `YYYY-MM-DD`,
 * instants ISO 8601 in UTC, amounts in the portal's currency, shares and rates 0 to 1. Every answer holds only what the person
 * may see.
 */
import * as z from 'zod/mini';
import { day, maybe, money, risk, segment } from './view-parts.ts';
import { CONTACT_STATUSES, CUSTOMER_STATUSES, EVIDENCE_GRADES, STANDINGS, VALUE_TIERS } from './vocabulary.ts';

const contactStatus = z.enum(CONTACT_STATUSES);
const sums = {
  customers: z.number(),
  currentAnnualValue: maybe(money),
  /** Without influence, which stands apart. */
  lifetimeValue: maybe(money),
  influence: money,
  valueAtRisk: maybe(money),
  /** Over the customers whose wallet is known. */
  valueGap: maybe(money),
  gapUnknown: z.number(),
};
const sumsSchema = z.object(sums);
/** `key` null: none is known. */
const groupSchema = z.object({ key: maybe(z.string()), ...sums });
const dated = { asOf: day, currency: z.string() };

const customerSchema = z.object({
  companyId: z.string(),
  name: z.string(),
  ownerId: maybe(z.string()),
  /** '' where not known. */
  industry: z.string(),
  customerStatus: z.enum(CUSTOMER_STATUSES),
  isRenewalOnly: z.boolean(),
  missing: z.array(z.string()),
  segment: maybe(segment),
  risk: maybe(risk),
  evidence: maybe(z.enum(EVIDENCE_GRADES)),
  score: maybe(z.number()),
  lifetimeValue: maybe(money),
  currentAnnualValue: maybe(money),
  valueAtRisk: maybe(money),
  valueGap: maybe(money),
  valueTier: maybe(z.enum(VALUE_TIERS)),
  renewalDate: maybe(day),
  /** Negative where overdue. */
  daysToRenewal: maybe(z.number()),
  contactStatus: maybe(contactStatus),
  lastNonRenewalContact: maybe(day),
  daysSinceNonRenewalContact: maybe(z.number()),
  productGap: maybe(z.string()),
  nextAction: maybe(z.string()),
  summary: maybe(z.string()),
  scoredAt: maybe(z.string()),
});
const list = {
  ...dated,
  /** Of the whole list. */
  total: z.number(),
  offset: z.number(),
  customers: z.array(customerSchema),
};

/** `/customers`: filters, `sort`, `order`, `offset`, `limit`. */
export const customerListSchema = z.object(list);
/** `/sums?by=…`, with the filters of the list. */
export const groupedSumsSchema = z.object({ ...dated, all: sumsSchema, groups: z.array(groupSchema) });
/** `/renewals`, with the filters of the list, `sort` and `order`. */
export const renewalsSchema = z.object({
  ...list,
  windowDays: z.number(),
  all: sumsSchema,
  byRisk: z.array(groupSchema),
  byOwner: z.array(groupSchema),
});
/** `/renewal-only`, with the filters of the list. */
export const renewalOnlySchema = z.object({
  ...list,
  windowMonths: z.number(),
  all: sumsSchema,
  notMeasurable: z.number(),
});
/** `/missing`, with the filters of the list. */
export const missingSchema = z.object({
  ...dated,
  all: sumsSchema,
  complete: z.number(),
  lacks: z.array(z.object({ lack: z.string(), ...sums })),
});

const standing = maybe(z.enum(STANDINGS));
/** `/moves?from&to`: the migration matrix. `from` null: not scored yet on that day; `to` null does not occur but is allowed. */
export const movesSchema = z.object({
  from: day,
  to: day,
  moves: z.array(z.object({ from: standing, to: standing, customers: z.number() })),
});

/** `/contact-clock`, with the filters of the list: days since the last non-renewal contact. */
export const contactClockSchema = z.object({
  ...dated,
  /** From the latest contact on; `untilDays` null: no end. */
  bands: z.array(z.object({ fromDays: z.number(), untilDays: maybe(z.number()), ...sums })),
  never: sumsSchema,
  notMeasurable: sumsSchema,
  /** Nothing is published on them, so nothing can be told. Absent: not said. */
  notPublished: z.optional(sumsSchema),
});

/** Why a customer's score moved. */
const cause = z.enum(['behaviour', 'money', 'passing_days', 'model', 'policy', 'person', 'merge', 'exchange_rate']);
const before = { segment: maybe(segment), risk: maybe(risk), score: maybe(z.number()), lifetimeValue: maybe(money) };
/** `/movers?from&to&direction=up|down&offset&limit`, with the filters of the list: the largest changes of value first. */
export const moversSchema = z.object({
  ...dated,
  from: day,
  to: day,
  total: z.number(),
  offset: z.number(),
  /** All of both directions. */
  byCause: z.array(
    z.object({
      cause,
      up: z.number(),
      down: z.number(),
      /** Sum of the changes of lifetime value. */
      change: money,
    }),
  ),
  movers: z.array(
    z.object({
      companyId: z.string(),
      name: z.string(),
      ownerId: maybe(z.string()),
      cause,
      before: z.object(before),
      after: z.object(before),
      change: money,
    }),
  ),
});

const rate = maybe(z.object({ rate: z.number(), interval: maybe(z.tuple([z.number(), z.number()])) }));
const retentionRow = z.object({
  /** Year of the first purchase; null: all customers. */
  cohort: maybe(z.number()),
  from: day,
  until: day,
  customers: z.number(),
  kept: z.number(),
  startValue: money,
  endValue: money,
  logo: rate,
  gross: rate,
  net: rate,
});
/** `/retention`: of the whole portal as of its last run, for people who see the whole portal. */
export const retentionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    ...dated,
    periods: z.array(retentionRow),
    cohorts: z.array(retentionRow),
    survival: z.array(z.object({ years: z.number(), survival: z.number(), atRisk: z.number() })),
  }),
  /** `not_yet`: before the first whole run. `not_seen`: the person sees their own customers only. */
  z.object({ kind: z.literal('not_measured'), why: z.enum(['not_yet', 'not_seen']) }),
]);

const fate = z.object({ customers: z.number(), lost: z.number() });
/** `/promise`: who was flagged (risk high or critical) a year and more ago, and who has been lost in the year after. */
export const promiseSchema = z.object({
  ...dated,
  periods: z.array(
    z.object({
      flaggedOn: day,
      until: day,
      flagged: fate,
      notFlagged: fate,
      /** Customers of both whose risk of that day was worked out later, with what was known on it. Absent: not said. */
      workedOutLater: z.optional(z.number()),
    }),
  ),
});

/** `/owners`: whose customers there are, those the person sees. */
export const ownersSchema = z.object({
  /** False: the person sees the customers of these owners only, not everybody's. */
  seesAll: z.boolean(),
  owners: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isActive: z.boolean(),
      teams: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

/** `/health`: how fresh what is shown is. */
export const healthSchema = z.object({
  lastRun: maybe(z.object({ kind: z.string(), state: z.string(), startedAt: z.string() })),
  mirroredAt: maybe(z.string()),
  mirrorAgeSeconds: maybe(z.number()),
  waitingToBeSent: z.number(),
  isYesAwaited: z.boolean(),
  /** The day that the numbers are of. Absent: not said. */
  asOf: z.optional(day),
  /** Nobody has confirmed the policy yet. Absent: not said. */
  isPolicyProvisional: z.optional(z.boolean()),
});

export type PortfolioSums = z.infer<typeof sumsSchema>;
export type PortfolioGroup = z.infer<typeof groupSchema>;
export type PortfolioCustomer = z.infer<typeof customerSchema>;
export type CustomerList = z.infer<typeof customerListSchema>;
export type GroupedSums = z.infer<typeof groupedSumsSchema>;
export type RenewalsView = z.infer<typeof renewalsSchema>;
export type RenewalOnlyView = z.infer<typeof renewalOnlySchema>;
export type MissingView = z.infer<typeof missingSchema>;
export type MovesView = z.infer<typeof movesSchema>;
export type ContactClockView = z.infer<typeof contactClockSchema>;
export type MoversView = z.infer<typeof moversSchema>;
export type RetentionView = z.infer<typeof retentionSchema>;
export type PromiseView = z.infer<typeof promiseSchema>;
export type OwnersView = z.infer<typeof ownersSchema>;
export type HealthView = z.infer<typeof healthSchema>;
