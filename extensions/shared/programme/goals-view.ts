import * as z from 'zod/mini';
import { day, interval, maybe, money, share } from '../view-parts.ts';
import { dated, off, who } from './programme-parts.ts';
import { STANDINGS } from '../vocabulary.ts';

const expected = z.object({
  basis: z.enum(['past_conversions', 'straight_line']),
  count: z.number(),
  interval,
  pastMembers: maybe(z.number()),
  pastConverted: maybe(z.number()),
});
const segmentThen = z.enum(STANDINGS);
const goal = z.object({
  id: z.string(),
  name: z.string(),
  startsOn: day,
  endsOn: day,
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('count'), count: z.number() }),
    z.object({ kind: z.literal('share'), share }),
  ]),
  targetCount: z.number(),
  members: z.number(),
  setBy: z.string(),
  /** Null: still pursued. */
  stoppedOn: maybe(day),
  /** Null: not worked out yet (with the next night). */
  progress: maybe(
    z.object({
      asOf: day,
      /** `model_of_the_day`: the model it began with cannot be read any more. */
      scoredWith: z.enum(['model_of_the_start', 'model_of_the_day']),
      converted: z.number(),
      expectedToday: expected,
      expectedAtEnd: expected,
      standing: z.enum(['reached', 'missed', 'ahead', 'on_path', 'behind']),
      doubt: maybe(z.enum(['more_than_all', 'less_than_usual'])),
      /** Rows add up to those of then, columns to those of now. */
      migration: z.array(
        z.object({
          from: segmentThen,
          to: z.object({ ideal: z.number(), uncertain: z.number(), non_ideal: z.number(), not_scored: z.number() }),
          total: z.number(),
        }),
      ),
      /** What the day before the goal's end looked like along the way: one point a week at most. */
      course: z.array(z.object({ day, converted: z.number() })),
      /** Of the cohort that the person may see, not Ideal yet; at most 50, the closest first. */
      closest: z.array(
        z.object({
          ...who,
          loyaltyShort: z.number(),
          valueShort: money,
          isEvidenceThin: z.boolean(),
          isSetByPerson: z.boolean(),
          nextAction: maybe(z.string()),
          /** Kinds of activities that those of the cohort who were converted had and this one has not; empty: nothing to tell. */
          similarDid: z.array(z.string()),
        }),
      ),
    }),
  ),
});
/** `GET /api/programme/goals`: those pursued first, then the stopped and ended, newest first. */
export const goalsSchema = z.discriminatedUnion('kind', [
  off,
  z.object({
    kind: z.literal('goals'),
    ...dated,
    /** Customers that are Uncertain now: whom a goal that begins today would be about. */
    uncertainNow: z.number(),
    goals: z.array(goal),
  }),
]);
/** `POST /api/programme/goals`: `{ key, name, endsOn, target }`; the same key twice sets one goal. `POST …/goals/ID/stop`: `{}`. */
export const goalSavedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), goal }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
]);

export type GoalView = z.infer<typeof goal>;
export type GoalsView = z.infer<typeof goalsSchema>;
export type GoalSaved = z.infer<typeof goalSavedSchema>;
