import * as z from 'zod/mini';
import { day, money } from '../view-parts.ts';
import { activityKind, PROGRAMME_PARTS } from './programme-parts.ts';

/**
 * The setting `programme` (read and written like the other settings): which parts are on, all off at first, and what an activity
 * of a kind usually costs, offered where one is assigned; a kind that is not in it has no usual cost.
 */
export const programmeSettingsSchema = z.object({
  parts: z.object({
    profile: z.boolean(),
    ranking: z.boolean(),
    goals: z.boolean(),
    activities: z.boolean(),
    milestones: z.boolean(),
    referrals: z.boolean(),
    roadmap: z.boolean(),
    competition: z.boolean(),
    returns: z.boolean(),
  }),
  usualCosts: z.partialRecord(activityKind, money),
});

/** `GET /api/programme`: what is on, and what of it the person may do. */
export const programmeSchema = z.object({
  parts: z.array(z.enum(PROGRAMME_PARTS)),
  /** Sets goals: those who may change settings. */
  maySetGoals: z.boolean(),
  usualCosts: z.partialRecord(activityKind, money),
  currency: z.string(),
  /** The day of the portal. */
  today: day,
});

export type ProgrammeSettingsValue = z.infer<typeof programmeSettingsSchema>;
export type ProgrammeView = z.infer<typeof programmeSchema>;
