/** Rows as the lists build them in JSON. */
import * as z from 'zod';
import type {
  AskRow,
  ExposureRow,
  KeptMilestone,
  MilestoneRow,
  ProgrammeProspect,
  ReferrerRow,
} from '../../operations/ports/programme-store.ts';
import { TRAIT_KINDS } from '../../programme/profile/trait-values.ts';

export const who = { companyId: z.string(), name: z.string(), ownerId: z.string().nullable() };
export const segment = z.enum(['ideal', 'uncertain', 'non_ideal']);
export const risk = z.enum(['low', 'watch', 'high', 'critical']);

export const keptMilestone = z.object({
  kind: z.enum(['anniversary', 'renewal', 'spend', 'lifetime_value', 'first_referral']),
  size: z.number(),
  day: z.int(),
  state: z.enum(['reached', 'ahead', 'expected']),
  appreciation: z.enum([
    'personal_note',
    'thank_you_call',
    'recognition_event',
    'executive_visit',
    'early_access',
    'advisory_board_seat',
    'frequent_buying_terms',
    'priority_service',
    'referral_thanks',
  ]),
  paused: z.enum(['renewal_overdue', 'risk_critical', 'risk_high']).nullable(),
}) satisfies z.ZodType<KeptMilestone>;

export const milestoneRow: z.ZodType<MilestoneRow> = keptMilestone.extend(who);

export const askRow: z.ZodType<AskRow> = z.object({
  ...who,
  reasons: z.array(
    z.enum(['loyal', 'ideal', 'survey_satisfied', 'ticket_settled', 'sentiment_good', 'in_touch', 'referred_before']),
  ),
  against: z.array(
    z.enum([
      'not_loyal_enough',
      'too_early_to_tell',
      'risk_open',
      'renewal_overdue',
      'survey_dissatisfied',
      'ticket_open',
      'sentiment_not_good',
      'not_in_touch',
      'contact_not_measurable',
      'asked_recently',
      'asked_often',
    ]),
  ),
  satisfactionUnknown: z.boolean(),
  lastAskedOn: z.int().nullable(),
  loyalty: z.number(),
  lifetimeValue: z.number(),
});

export const exposureRow: z.ZodType<ExposureRow> = z.object({
  ...who,
  signals: z.array(z.enum(['known_competitor', 'contract_ends', 'renewal_overdue', 'silence'])),
  competitor: z.string().nullable(),
  renewalOn: z.int().nullable(),
  lastContactOn: z.int().nullable(),
  valueAtRisk: z.number(),
  currentAnnualValue: z.number(),
});

export const referrerRow: z.ZodType<ReferrerRow> = z.object({
  ...who,
  referred: z.array(
    z.object({
      companyId: z.string(),
      name: z.string(),
      firstPurchaseOn: z.int(),
      revenue: z.number(),
      margin: z.number(),
    }),
  ),
  revenue: z.number(),
  margin: z.number(),
  expected: z.number(),
});

export const keptFit = z.object({ fit: z.number(), justifiedCost: z.number() });

export const prospectRow: z.ZodType<ProgrammeProspect> = keptFit.extend({
  ...who,
  expectedLifetimeValue: z.number(),
  because: z.array(z.object({ kind: z.enum(TRAIT_KINDS), value: z.string() })),
});
