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
import { EXPOSURE_SIGNALS } from '../../programme/competition/competitive-exposure.ts';
import { APPRECIATIONS, MILESTONE_KINDS, MILESTONE_PAUSES } from '../../programme/milestones/milestone.ts';
import { TRAIT_KINDS } from '../../programme/profile/trait-values.ts';
import { ASK_OBJECTIONS, ASK_REASONS } from '../../programme/referrals/ask-candidates.ts';
import { RISKS, SEGMENTS } from '../../scoring/types.ts';

export const who = { companyId: z.string(), name: z.string(), ownerId: z.string().nullable() };
export const segment = z.enum(SEGMENTS);
export const risk = z.enum(RISKS);

export const keptMilestone = z.object({
  kind: z.enum(MILESTONE_KINDS),
  size: z.number(),
  day: z.int(),
  state: z.enum(['reached', 'ahead', 'expected']),
  appreciation: z.enum(APPRECIATIONS),
  paused: z.enum(MILESTONE_PAUSES).nullable(),
}) satisfies z.ZodType<KeptMilestone>;

export const milestoneRow: z.ZodType<MilestoneRow> = keptMilestone.extend(who);

export const askRow: z.ZodType<AskRow> = z.object({
  ...who,
  reasons: z.array(z.enum(ASK_REASONS)),
  against: z.array(z.enum(ASK_OBJECTIONS)),
  satisfactionUnknown: z.boolean(),
  lastAskedOn: z.int().nullable(),
  loyalty: z.number(),
  lifetimeValue: z.number(),
});

export const exposureRow: z.ZodType<ExposureRow> = z.object({
  ...who,
  signals: z.array(z.enum(EXPOSURE_SIGNALS)),
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

export const prospectRow: z.ZodType<ProgrammeProspect> = z.object({
  ...who,
  fit: z.number(),
  justifiedCost: z.number(),
  expectedLifetimeValue: z.number(),
  because: z.array(z.object({ kind: z.enum(TRAIT_KINDS), value: z.string() })),
});
