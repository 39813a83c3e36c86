import * as z from 'zod';
import { ENGAGEMENT_INPUTS, type EngagementModel } from '../../scoring/engagement/engagement-model.ts';
import type { Model } from '../../scoring/model.ts';

const positive = z.number().positive();
const count = z.int().min(0);
const belief = z.strictObject({ alpha: positive, beta: positive });
const betaGeometric = z.strictObject({ r: positive, alpha: positive, a: positive, b: positive });
const pareto = z.strictObject({ r: positive, alpha: positive, s: positive, beta: positive });
const numbers = z.array(z.number());
const share = z.strictObject({ cases: z.int().min(1), passed: count });
const shares = z.strictObject({ middle: z.number(), above: share, upTo: share });

const engagementSchema = z
  .strictObject({
    inputs: z.array(z.enum(ENGAGEMENT_INPUTS)).min(1),
    effects: z.strictObject({
      ridge: positive,
      intercept: z.number(),
      coefficients: numbers,
      means: numbers,
      deviations: z.array(positive),
      covariance: z.array(numbers),
    }),
    observed: z.partialRecord(z.enum(ENGAGEMENT_INPUTS), shares),
    cases: count,
  })
  .refine(fits, 'the coefficients, means, deviations and covariance must be as many as the inputs');

const modelSchema = z.strictObject({
  id: z.string().min(1).max(60),
  kind: z.enum(['seed', 'portal']),
  fittedOn: z.int().nullable(),
  customers: count,
  renewal: belief,
  groups: z.record(z.string(), z.strictObject({ renewal: belief, customers: count, tests: count })),
  repeat: z
    .discriminatedUnion('model', [
      z.strictObject({ model: z.literal('bg-nbd'), parameters: betaGeometric }),
      z.strictObject({ model: z.literal('mbg-nbd'), parameters: betaGeometric }),
      z.strictObject({ model: z.literal('pareto-nbd'), parameters: pareto }),
    ])
    .nullable(),
  winBack: belief,
  spend: z.strictObject({
    meanLog: z.number().nullable(),
    betweenVariance: positive,
    withinVariance: positive,
    contractVariance: positive,
    groups: z.record(z.string(), z.strictObject({ meanLog: z.number(), betweenVariance: positive })),
  }),
  contractGrowth: z.strictObject({
    expansions: z.strictObject({
      perYear: z.number().min(0),
      betweenVariance: z.number().min(0),
      withinVariance: positive,
    }),
    renewalStep: z.strictObject({ yearly: positive, longer: positive }),
  }),
  pilots: z
    .strictObject({
      conversion: z.number().gt(0).lt(1),
      logDays: z.strictObject({ mean: z.number(), variance: positive }),
      priceFactor: positive,
      logVariance: z.number().min(0),
      conversions: count,
    })
    .nullable(),
  growth: positive,
  wallets: z.record(z.string(), z.strictObject({ amount: positive, comparable: count })),
  engagement: engagementSchema.nullable(),
});

export type ModelParse =
  { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a model file's JSON, as `rescore` keeps it. It is fitted, not written by hand: everything must be there. */
export function parseModel(json: unknown): ModelParse {
  const parsed = modelSchema.safeParse(json);
  if (parsed.success) return { ok: true, model: { ...parsed.data, engagement: toEngagement(parsed.data.engagement) } };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'model'}: ${issue.message}`),
  };
}

/** An input without shares is not there, instead of being there as undefined. */
function toEngagement(parsed: z.infer<typeof engagementSchema> | null): EngagementModel | null {
  if (parsed === null) return null;
  const observed: Record<string, NonNullable<(typeof parsed.observed)[keyof typeof parsed.observed]>> = {};
  for (const [input, found] of Object.entries(parsed.observed)) observed[input] = found;
  return { ...parsed, observed };
}

function fits({ inputs, effects }: Pick<EngagementModel, 'inputs' | 'effects'>): boolean {
  const { coefficients, means, deviations, covariance } = effects;
  const size = inputs.length + 1;
  return (
    [coefficients, means, deviations].every((values) => values.length === inputs.length) &&
    covariance.length === size &&
    covariance.every((row) => row.length === size)
  );
}
