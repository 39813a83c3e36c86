import * as z from 'zod/mini';
import { day, maybe, money } from './programme-parts.ts';

/** `GET /api/programme/company/COMPANY`: the line on the card; only parts that are on and concern the company are there. */
export const companyProgrammeSchema = z.object({
  currency: z.string(),
  goal: maybe(z.object({ id: z.string(), name: z.string(), endsOn: day, isConverted: z.boolean() })),
  rank: maybe(z.object({ rank: z.number(), of: z.number(), period: day })),
  mover: maybe(z.object({ direction: z.enum(['up', 'down']), action: z.enum(['reward', 'intervene', 'none']) })),
  milestone: maybe(
    z.object({
      milestone: z.string(),
      size: z.number(),
      day,
      state: z.enum(['reached', 'ahead', 'expected']),
      paused: maybe(z.string()),
    }),
  ),
  fit: maybe(z.object({ fit: z.number(), justifiedCost: money })),
  askNow: z.boolean(),
  roadmap: maybe(z.object({ lastOn: maybe(day), isDue: z.boolean() })),
  plannedActivities: z.number(),
  /** Whether an activity, an exchange can be entered from the card. */
  mayEnter: z.object({ activities: z.boolean(), roadmap: z.boolean() }),
});
