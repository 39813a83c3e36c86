/** Published values as a json column holds them: by their names, without those that are null. */
import * as z from 'zod';
import type { PublishedValues } from '../../operations/ports.ts';
import { DRIVER_NAMES, NEXT_ACTIONS } from '../../scoring/types.ts';
import { toJson } from '../json.ts';

const SEGMENTS = ['ideal', 'uncertain', 'non_ideal', 'not_scored'] as const;
const RISKS = ['low', 'watch', 'high', 'critical'] as const;

/** What is missing is null, and so is an option that another version of the program knew and this one does not. */
const maybe = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodNullable<T>> => schema.nullable().catch(null);

const text = maybe(z.string());
const number = maybe(z.number());

const valuesSchema = z.object({
  segment: z.enum(SEGMENTS),
  segmentComputed: z.enum(SEGMENTS),
  previousSegment: maybe(z.enum(SEGMENTS)),
  segmentChangedAt: text,
  customerStatus: z.enum(['prospect', 'active', 'renewal_overdue', 'lapsed', 'won_back']),
  score: number,
  evidence: maybe(z.enum(['thin', 'some', 'strong'])),
  risk: maybe(z.enum(RISKS)),
  previousRisk: maybe(z.enum(RISKS)),
  riskChangedAt: text,
  alertAt: text,
  changeReason: maybe(z.enum(['customer', 'data', 'policy', 'model', 'person'])),
  renewalDate: number,
  contactStatus: maybe(z.enum(['in_touch', 'due', 'overdue', 'never', 'not_measurable'])),
  lastNonRenewalContact: number,
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
  scoredAt: text,
  model: text,
  goal: text,
  nextMilestone: text,
  fit: number,
  mover: maybe(z.enum(['risen', 'fallen'])),
  pendingChange: text,
}) satisfies z.ZodType<PublishedValues>;

export function valuesToJson(values: PublishedValues): string {
  return toJson(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));
}

/** @throws where the column holds something else */
export function parseValues(cell: unknown): PublishedValues {
  return valuesSchema.parse(cell);
}
