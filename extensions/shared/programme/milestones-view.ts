import * as z from 'zod/mini';
import { day, maybe } from '../view-parts.ts';
import { dated, notYet, off, paged, who } from './programme-parts.ts';
import { MILESTONE_KINDS } from '../vocabulary.ts';

/** `GET /api/programme/milestones?offset&limit`: the next first, those reached within the last 30 days before them. */
export const milestonesSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('milestones'),
    ...dated,
    ...paged,
    milestones: z.array(
      z.object({
        ...who,
        milestone: z.enum(MILESTONE_KINDS),
        size: z.number(),
        day,
        state: z.enum(['reached', 'ahead', 'expected']),
        appreciation: z.string(),
        paused: maybe(z.enum(['renewal_overdue', 'risk_critical', 'risk_high'])),
      }),
    ),
  }),
]);

export type MilestonesView = z.infer<typeof milestonesSchema>;
