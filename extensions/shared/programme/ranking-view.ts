import * as z from 'zod/mini';
import { day, maybe, money, segment, share } from '../view-parts.ts';
import { dated, notYet, off, paged, who } from './programme-parts.ts';

/** `GET /api/programme/ranking?offset&limit`: the Ideal by relative value, as fixed at the end of the last period. */
export const rankingSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('ranking'),
    ...dated,
    ...paged,
    /** The end of the period that it was fixed for, and of the one before; null: this is the first. */
    period: day,
    periodBefore: maybe(day),
    ranked: z.array(
      z.object({
        ...who,
        rank: z.number(),
        /** Null: was not Ideal then, or nothing was fixed. */
        rankBefore: maybe(z.number()),
        lifetimeValue: money,
        relativeValue: maybe(z.number()),
        share: maybe(share),
        segmentNow: maybe(segment),
      }),
    ),
  }),
]);

export type RankingView = z.infer<typeof rankingSchema>;
