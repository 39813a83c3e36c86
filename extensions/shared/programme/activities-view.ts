import * as z from 'zod/mini';
import { day, maybe, money } from '../view-parts.ts';
import { activityKind, dated, off, paged, who } from './programme-parts.ts';

export const programmeActivitySchema = z.object({
  id: z.string(),
  ...who,
  activity: activityKind,
  state: z.enum(['planned', 'done', 'cancelled']),
  /** Planned for; done on where it is done. */
  day,
  cost: money,
  /** The customer's company, or a person in it by name. */
  beneficiary: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('company') }),
    z.object({ kind: z.literal('person'), name: z.string() }),
  ]),
  note: z.string(),
  by: z.string(),
  /** HubSpot's task for the owner; null where none was made. */
  taskId: maybe(z.string()),
  /** What changed in the 90 days after it; never what came of it. Null: not done, too early, or not worked out yet. */
  followed: maybe(z.object({ loyaltyPoints: z.number(), contactedAgain: z.boolean(), boughtAgain: z.boolean() })),
});
/** `GET /api/programme/activities?companyId&offset&limit`: planned ones by day, then the done, newest first. */
export const activitiesSchema = z.discriminatedUnion('kind', [
  off,
  z.object({
    kind: z.literal('activities'),
    ...dated,
    ...paged,
    activities: z.array(programmeActivitySchema),
    byKind: z.array(
      z.object({
        activity: activityKind,
        done: z.number(),
        customers: z.number(),
        cost: money,
        followed: z.number(),
        boughtAgain: z.number(),
        contactedAgain: z.number(),
        loyaltyPoints: maybe(z.number()),
      }),
    ),
  }),
]);
/**
 * `POST /api/programme/activities`: `{ key, companyId, activity, day, cost, beneficiary, note, isDone, makeTask }`; the same key
 * twice enters one. `POST …/activities/ID/done`: `{ day, cost }`; `POST …/activities/ID/cancel`: `{}`.
 */
export const activitySavedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    activity: programmeActivitySchema,
    /** `none`: not asked for. */
    task: z.enum(['made', 'later', 'none']),
  }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
]);

export type ProgrammeActivity = z.infer<typeof programmeActivitySchema>;
export type ActivitiesView = z.infer<typeof activitiesSchema>;
export type ActivitySaved = z.infer<typeof activitySavedSchema>;
