/** A profile as a report holds it, and back. */
import * as z from 'zod';
import type { ProfileResult } from '../../../programme/profile/ideal-profile.ts';
import { TRAIT_KINDS } from '../../../programme/profile/trait-values.ts';

const kind = z.enum(TRAIT_KINDS);
const interval = z.tuple([z.number(), z.number()]);
const share = z.object({ count: z.int(), of: z.int(), share: z.number(), interval });

const profileSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('profile'),
    asOfCustomers: z.int(),
    ideal: share,
    traits: z.array(
      z.object({
        kind,
        value: z.string(),
        ideal: share,
        others: share,
        lift: z.number(),
        interval,
        standardError: z.number(),
        stands: z.boolean(),
      }),
    ),
    tooFew: z.array(z.object({ kind, value: z.string(), ideal: z.int(), customers: z.int() })),
    notKnown: z.array(z.object({ kind, customers: z.int() })),
    context: z.object({
      amountBounds: interval.nullable(),
      referredIds: z
        .array(z.string())
        .nullable()
        .transform((ids) => (ids === null ? null : new Set(ids))),
    }),
    meanValue: z.object({ ideal: z.number(), others: z.number() }),
  }),
  z.object({
    kind: z.literal('too_few'),
    customers: z.int(),
    ideal: z.int(),
    needed: z.object({ customers: z.int(), ideal: z.int() }),
  }),
]) satisfies z.ZodType<ProfileResult>;
const keptSchema = z.object({ policy: z.string(), profile: profileSchema });

export function toKeptProfile(policy: string, profile: ProfileResult): unknown {
  if (profile.kind === 'too_few') return { policy, profile };
  const { amountBounds, referredIds } = profile.context;
  const ids = referredIds === null ? null : [...referredIds];
  return { policy, profile: { ...profile, context: { amountBounds, referredIds: ids } } };
}

/** Null where another version of the program kept something else. */
export function fromKeptProfile(value: unknown): { readonly policy: string; readonly profile: ProfileResult } | null {
  return keptSchema.safeParse(value).data ?? null;
}
