import * as z from 'zod';
import type { PublishedValues } from '../operations/ports.ts';
import { DRIVER_NAMES, NEXT_ACTIONS } from '../scoring/types.ts';
import type { Properties } from './crm-record.ts';
import { parseDate, parseInstant } from './portal-day.ts';
import { WRITTEN_PROPERTIES } from './written-properties.ts';

const SEGMENTS = ['ideal', 'uncertain', 'non_ideal', 'not_scored'] as const;
const RISKS = ['low', 'watch', 'high', 'critical'] as const;

/** Somebody may have typed into a written property: what is not understood counts as empty and is written anew. */
const maybe = <T>(schema: z.ZodType<T, string>): z.ZodCatch<z.ZodNullable<z.ZodType<T, string>>> =>
  schema.nullable().catch(null);

const text = maybe(z.string());
const number = maybe(z.string().transform(Number).pipe(z.number()));
const day = maybe(z.string().transform(parseDate).pipe(z.number()));
const instant = maybe(
  z
    .string()
    .transform(parseInstant)
    .pipe(z.number().transform((value) => new Date(value).toISOString())),
);

const publishedSchema = z.object({
  segment: z.enum(SEGMENTS).catch('not_scored'),
  segmentComputed: z.enum(SEGMENTS).catch('not_scored'),
  previousSegment: maybe(z.enum(SEGMENTS)),
  segmentChangedAt: instant,
  customerStatus: z.enum(['prospect', 'active', 'renewal_overdue', 'lapsed', 'won_back']).catch('prospect'),
  score: number,
  evidence: maybe(z.enum(['thin', 'some', 'strong'])),
  risk: maybe(z.enum(RISKS)),
  previousRisk: maybe(z.enum(RISKS)),
  riskChangedAt: instant,
  alertAt: instant,
  changeReason: maybe(z.enum(['customer', 'data', 'policy', 'model', 'person'])),
  renewalDate: day,
  contactStatus: maybe(z.enum(['in_touch', 'due', 'overdue', 'never', 'not_measurable'])),
  lastNonRenewalContact: day,
  lifetimeValue: number,
  currentAnnualValue: number,
  valueAtRisk: number,
  valueGap: number,
  shareOfWallet: number,
  walletSource: maybe(z.enum(['entered', 'estimated', 'none'])),
  budgetDated: text,
  productGap: text,
  valueTier: maybe(z.enum(['top_5', 'top_20', 'middle', 'rest'])),
  topDriver: maybe(z.enum(DRIVER_NAMES)),
  nextAction: maybe(z.enum(NEXT_ACTIONS)),
  summary: text,
  scoredAt: instant,
  model: text,
  goal: text,
  nextMilestone: text,
  fit: number,
  mover: maybe(z.enum(['risen', 'fallen'])),
  pendingChange: text,
});

export const PUBLISHED_PROPERTY_NAMES: readonly string[] = WRITTEN_PROPERTIES.map(({ name }) => name);

/** What was last published on a record; null where it never was. */
export function parsePublished(properties: Properties): PublishedValues | null {
  if (properties.loyalty_scored_at === undefined && properties.loyalty_segment === undefined) return null;
  return publishedSchema.parse(
    Object.fromEntries(WRITTEN_PROPERTIES.map(({ name, carries }) => [carries, properties[name] ?? null])),
  );
}
