/** How the published values are read where they are kept: which one is of what kind, and which choices there are. */
import * as z from 'zod';
import { VALUE_TIERS } from '../../programme/value-tiers.ts';
import {
  CONTACT_STATUSES,
  CUSTOMER_STATUSES,
  DRIVER_NAMES,
  EVIDENCE_GRADES,
  NEXT_ACTIONS,
  RISKS,
  type Day,
} from '../../scoring/types.ts';
import {
  CHANGE_REASONS,
  MOVER_DIRECTIONS,
  PUBLISHED_SEGMENTS,
  PUBLISHED_WALLET_SOURCES,
  type PublishedValues,
} from '../ports.ts';

/** How a place that keeps published values writes them down. */
export interface KeptForm {
  readonly number: z.ZodType<number>;
  readonly day: z.ZodType<Day>;
  /** As ISO 8601 in UTC. */
  readonly instant: z.ZodType<string>;
  /** A choice that is always made, and what it counts as where the place lets anybody write something else over it. */
  readonly always: <Word>(choice: z.ZodType<Word>, otherwise: Word) => z.ZodType<Word>;
}

/**
 * Reads published values from the place that keeps them. Null is what is not there, or not understood: somebody typed over it,
 * or it is a choice of another version of the program.
 */
export function publishedSchema(form: KeptForm): z.ZodType<PublishedValues> {
  const segment = z.enum(PUBLISHED_SEGMENTS);
  const risk = maybe(z.enum(RISKS));
  const text = maybe(z.string());
  const number = maybe(form.number);
  const day = maybe(form.day);
  const instant = maybe(form.instant);
  return z.object({
    segment: form.always(segment, 'not_scored'),
    segmentComputed: form.always(segment, 'not_scored'),
    previousSegment: maybe(segment),
    segmentChangedAt: instant,
    customerStatus: form.always(z.enum(CUSTOMER_STATUSES), 'prospect'),
    score: number,
    evidence: maybe(z.enum(EVIDENCE_GRADES)),
    risk,
    previousRisk: risk,
    riskChangedAt: instant,
    alertAt: instant,
    changeReason: maybe(z.enum(CHANGE_REASONS)),
    renewalDate: day,
    contactStatus: maybe(z.enum(CONTACT_STATUSES)),
    lastNonRenewalContact: day,
    lifetimeValue: number,
    currentAnnualValue: number,
    valueAtRisk: number,
    valueGap: number,
    shareOfWallet: number,
    walletSource: maybe(z.enum(PUBLISHED_WALLET_SOURCES)),
    budgetDated: text,
    productGap: text,
    valueTier: maybe(z.enum(VALUE_TIERS)),
    topDriver: maybe(z.enum(DRIVER_NAMES)),
    nextAction: maybe(z.enum(NEXT_ACTIONS)),
    summary: text,
    scoredAt: instant,
    model: text,
    goal: text,
    nextMilestone: text,
    fit: number,
    mover: maybe(z.enum(MOVER_DIRECTIONS)),
    pendingChange: text,
  });
}

function maybe<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return schema.nullable().catch(null);
}
