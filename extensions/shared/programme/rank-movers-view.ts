import * as z from 'zod/mini';
import { day, maybe, money, risk, segment } from '../view-parts.ts';
import { dated, notYet, off, paged, who } from './programme-parts.ts';

const moverCause = z.enum(['merge', 'exchange_rate', 'behaviour', 'money', 'model', 'policy']);
const standing = z.object({
  rank: maybe(z.number()),
  segment: maybe(segment),
  loyalty: z.number(),
  lifetimeValue: money,
  relativeValue: z.number(),
});
/** `GET /api/programme/movers?offset&limit&direction=up|down`: since the last fixed period, the largest changes of relative value first. */
export const rankMoversSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('movers'),
    ...dated,
    ...paged,
    from: day,
    up: z.number(),
    down: z.number(),
    entered: z.number(),
    left: z.number(),
    movers: z.array(
      z.object({
        ...who,
        direction: z.enum(['up', 'down']),
        before: standing,
        after: standing,
        change: money,
        /** They add up to the change. */
        causes: z.array(z.object({ cause: moverCause, change: money })),
        response: z.object({
          action: z.enum(['reward', 'intervene', 'none']),
          mainCause: z.enum([
            'merge',
            'exchange_rate',
            'behaviour',
            'money',
            'model',
            'policy',
            'others',
            'passing_days',
          ]),
          /** Driver names as on the card, points later less earlier. */
          evidence: z.array(z.object({ name: z.string(), points: z.number(), because: z.string() })),
        }),
        risk: maybe(risk),
      }),
    ),
  }),
]);

export type RankMoversView = z.infer<typeof rankMoversSchema>;
