/** How a customer's score went, as the service answers it. Days are `YYYY-MM-DD`, scores 0 to 100, money in the home currency. */
import * as z from 'zod/mini';
import { daySchema, failedViewSchema, riskSchema, segmentSchema } from './card-view.ts';

const historyPoint = z.object({
  asOf: daySchema,
  /** What the change came from: customer, data, policy, model, person, first, backfill or merge. */
  cause: z.string(),
  /** Null where it was not scored. */
  score: z.nullable(z.number()),
  segment: z.nullable(segmentSchema),
  risk: z.nullable(riskSchema),
  lifetimeValue: z.nullable(z.number()),
  currentAnnualValue: z.nullable(z.number()),
  /** Id of the model and of the policy, with a slash in between. */
  model: z.nullable(z.string()),
});

const historyViewSchema = z.object({
  kind: z.enum(['history']),
  companyId: z.string(),
  /** The earliest first. A score stands until the next point. */
  points: z.array(historyPoint),
});

/** There is none to show: the app runs without its service, which alone keeps one, or the service does not answer. */
const noHistorySchema = z.object({ kind: z.enum(['no_history']), why: z.enum(['no_service', 'service_away']) });

export const historyAnswerSchema = z.discriminatedUnion('kind', [historyViewSchema, noHistorySchema, failedViewSchema]);

export type HistoryPoint = z.infer<typeof historyPoint>;
export type HistoryView = z.infer<typeof historyViewSchema>;
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>;

/** Asked of the app function in `parameters`, or of the service at an address of its own. */
export interface HistoryRequest {
  readonly action: 'history';
}
