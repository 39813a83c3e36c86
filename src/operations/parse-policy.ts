import * as z from 'zod';
import { contentId } from '../scoring/content-id.ts';
import { DEFAULT_POLICY, type Policy } from '../scoring/policy.ts';
import { readOtherForms } from './policy-forms.ts';

const share = z.number().min(0).max(1);
const days = z.int().min(0).max(3660);
const months = z.int().min(1).max(240);
/** Of any currency: with more a sum over customers is no number any more. */
const MOST_MONEY = 1e12;
const cost = z.number().min(0).max(MOST_MONEY).nullable();
const words = z.array(z.string().trim().min(1).max(100)).max(50);

/** The app's own properties have their meaning already. */
const ownProperty = z
  .string()
  .regex(
    /^(?!loyalty_)[a-z][a-z0-9_]{0,99}$/,
    "must be the internal name of a company property that is not this app's",
  );

const policySchema = z.strictObject({
  provisional: z.boolean(),
  horizonMonths: months,
  lifetimeYears: z.int().min(1).max(20),
  annualDiscountRate: z.number().min(0).max(1),
  grossMargin: z.number().min(-1).max(1),
  costToServe: cost,
  acquisitionCost: cost,
  targetValueToAcquisitionCost: z.number().min(0.1).max(100),
  idealLifetimeValue: z.number().min(-MOST_MONEY).max(MOST_MONEY).nullable(),
  ideal: z.strictObject({ sureness: share, loyalty: share }),
  nonIdeal: z.strictObject({ sureness: share }),
  risk: z
    .strictObject({ watch: share, high: share, critical: share })
    .refine((risk) => risk.watch <= risk.high && risk.high <= risk.critical, 'watch, high and critical must rise'),
  contract: z.strictObject({
    defaultTermMonths: months,
    graceDays: days,
    renewalWindowDays: days,
    autoRenew: z.boolean(),
  }),
  renewalWords: words,
  pilotWords: words,
  lapsedAfterMonths: months,
  contact: z.strictObject({ inTouchDays: days, dueDays: days, renewalSubjectWords: words }),
  budgetStaleAfterMonths: months,
  wallet: z
    .strictObject({ property: ownProperty.nullable(), datedBy: ownProperty.nullable(), label: z.string().max(200) })
    .refine(({ property, datedBy }) => property !== null || datedBy === null, 'datedBy needs a property that it dates'),
  partners: z.strictObject({ labels: words, dealsCountFor: z.enum(['end_customer', 'partner']) }),
});

export type PolicyParse =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a policy file's JSON. What the file leaves out keeps its default; what it names must be known and in range. Cost of
 * sales may stand for the gross margin, and a monthly discount rate for the annual one. The id is made from the content, so
 * that two places with the same numbers agree on it.
 */
export function parsePolicy(json: unknown): PolicyParse {
  const { id: _, ...defaults } = DEFAULT_POLICY;
  const given = z.record(z.string(), z.unknown()).safeParse(json);
  if (!given.success) return { ok: false, problems: ['the policy must be a JSON object'] };
  const { id: __, ...changes } = given.data;
  const forms = readOtherForms(changes);
  const parsed = policySchema.safeParse(withDefaults(defaults, forms.given));
  const issues = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'policy'}: ${issue.message}`);
  if (!parsed.success || forms.problems.length > 0) return { ok: false, problems: [...forms.problems, ...issues] };
  return { ok: true, policy: withPolicyId(parsed.data) };
}

/** What is given, and the defaults for the rest; within a group such as `contact` too. */
function withDefaults(
  defaults: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const groups = Object.entries(given).map(([key, value]): [string, unknown] => {
    const usual = defaults[key];
    return [key, isGroup(usual) && isGroup(value) ? { ...usual, ...value } : value];
  });
  return { ...defaults, ...Object.fromEntries(groups) };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same policy with the id of its content. */
export function withPolicyId(policy: Omit<Policy, 'id'>): Policy {
  const { id: _, ...content } = { id: '', ...policy };
  return { ...content, id: `policy-${contentId(content)}` };
}
