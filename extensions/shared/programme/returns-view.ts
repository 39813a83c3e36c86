import * as z from 'zod/mini';
import { interval, maybe, money, share } from '../view-parts.ts';
import { dated, notYet, off } from './programme-parts.ts';

/** `GET /api/programme/returns?points=5`: of the whole portal, for people who see it whole. */
export const returnsSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({ kind: z.literal('not_seen') }),
  z.object({
    kind: z.literal('returns'),
    ...dated,
    tests: z.number(),
    kept: z.number(),
    result: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('too_few'),
        withActivity: z.number(),
        matched: z.number(),
        needed: z.number(),
        cost: money,
      }),
      z.object({
        kind: z.literal('estimated'),
        effect: money,
        interval,
        retained: money,
        grown: money,
        cost: money,
        net: money,
        isProven: z.boolean(),
        withActivity: z.number(),
        distinctAlike: z.number(),
        unmatched: z.number(),
      }),
    ]),
    /** Null where no retention was measured. */
    whatIf: maybe(
      z.object({
        points: z.number(),
        retention: share,
        of: z.enum(['value', 'customers']),
        marginNow: money,
        marginThen: money,
      }),
    ),
  }),
]);

export type ReturnsView = z.infer<typeof returnsSchema>;
