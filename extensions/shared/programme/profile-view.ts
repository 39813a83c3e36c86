import * as z from 'zod/mini';
import { interval, money } from '../view-parts.ts';
import { dated, notYet, off, who } from './programme-parts.ts';

const trait = z.object({
  /** Codes, as in `src/programme/profile/trait-values.ts`. */
  kind: z.string(),
  value: z.string(),
  ideal: z.object({ count: z.number(), of: z.number() }),
  others: z.object({ count: z.number(), of: z.number() }),
  lift: z.number(),
  interval,
  stands: z.boolean(),
});
/** `GET /api/programme/profile`: of the whole portal, for people who see it whole. */
export const profileSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({ kind: z.literal('not_seen') }),
  z.object({
    kind: z.literal('too_few'),
    customers: z.number(),
    ideal: z.number(),
    neededCustomers: z.number(),
    neededIdeal: z.number(),
  }),
  z.object({
    kind: z.literal('profile'),
    ...dated,
    customers: z.number(),
    ideal: z.number(),
    traits: z.array(trait),
    meanValue: z.object({ ideal: money, others: money }),
    /** Traits that too few customers have to be measured. */
    tooFew: z.number(),
    /** Companies that are no customers yet with the best fit, the best first. */
    prospects: z.array(
      z.object({
        ...who,
        fit: z.number(),
        expectedLifetimeValue: money,
        justifiedCost: money,
        /** The traits that speak for it most, as in `traits`. */
        because: z.array(z.object({ kind: z.string(), value: z.string() })),
      }),
    ),
    prospectsWithFit: z.number(),
  }),
]);

export type ProfileView = z.infer<typeof profileSchema>;
