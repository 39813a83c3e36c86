import * as z from 'zod/mini';
import { day, maybe, money } from '../view-parts.ts';
import { dated, notYet, off, who } from './programme-parts.ts';

const candidate = z.object({
  ...who,
  loyalty: z.number(),
  lifetimeValue: money,
  reasons: z.array(z.string()),
  against: z.array(z.string()),
  satisfactionUnknown: z.boolean(),
  lastAskedOn: maybe(day),
});
/** `GET /api/programme/referrals`: at most 50 referrers by margin, 50 to ask now by value, 25 whom one thing speaks against. */
export const referralsSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('referrals'),
    ...dated,
    referrers: z.array(
      z.object({
        ...who,
        referred: z.array(
          z.object({ companyId: z.string(), name: z.string(), firstPurchaseOn: day, revenue: money, margin: money }),
        ),
        revenue: money,
        margin: money,
        /** Influence in its own lifetime value; null where it is not scored. */
        expected: maybe(money),
      }),
    ),
    /** Over all referrers that the person may see. */
    margin: money,
    askNow: z.array(candidate),
    askNowTotal: z.number(),
    nearly: z.array(candidate),
    nearlyTotal: z.number(),
  }),
]);

export type ReferralsView = z.infer<typeof referralsSchema>;
