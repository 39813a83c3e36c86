/** What the settings page is told of the model. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, shares 0 to 1. */
import * as z from 'zod/mini';
import { maybe } from './view-parts.ts';

/** `GET /settings/model`: the model's report card and its versions. */
export const modelReportSchema = z.object({
  current: z.object({
    id: z.string(),
    fittedOn: maybe(z.string()),
    /** False: the starting assumptions are used. */
    isOwn: z.boolean(),
    /** One plain English sentence of the gate. */
    reason: maybe(z.string()),
    /** Null: there was too little to test on. */
    backtest: maybe(
      z.object({
        cases: z.number(),
        losses: z.number(),
        /** Of the model, of the starting assumptions, and of the rule of thumb that asks only when they last bought. */
        scores: z.array(
          z.object({ name: z.enum(['portal', 'seed', 'recency']), auc: maybe(z.number()), brier: maybe(z.number()) }),
        ),
        /** Of those it expected to stay with this chance, how many stayed. */
        calibration: z.array(z.object({ expected: z.number(), observed: z.number(), cases: z.number() })),
        flagged: maybe(
          z.object({
            flagged: z.number(),
            flaggedLost: z.number(),
            notFlagged: z.number(),
            notFlaggedLost: z.number(),
          }),
        ),
      }),
    ),
  }),
  versions: z.array(
    z.object({
      id: z.string(),
      fittedOn: maybe(z.string()),
      isOwn: z.boolean(),
      keptAt: maybe(z.string()),
      reason: maybe(z.string()),
    }),
  ),
});

export type ModelReport = z.infer<typeof modelReportSchema>;
