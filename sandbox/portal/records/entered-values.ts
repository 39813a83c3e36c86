import type { Day } from '../../../src/scoring/types.ts';
import { addMonths, writeDay } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { DrawnCompany } from '../latent/draw-company.ts';
import type { CustomerTruth } from '../truth.ts';
import { LOST_REASONS } from '../words/subjects.ts';

const BUDGET_SHARE = 0.4;
const COMPETITORS = ['Orvanta', 'Kestrix', 'Bluepine Software', 'Datenwerk Nord'] as const;

/** What people filled in on a customer's record: all of it patchy, some of it old. */
export function enterValues(
  company: DrawnCompany,
  truth: CustomerTruth | null,
  random: Random,
  asOf: Day,
): Readonly<Record<string, string>> {
  if (truth === null) {
    return company.archetype === 'prospect' && random.chance(BUDGET_SHARE / 2)
      ? budget(random.integer(4, 90) * 1000, asOf - random.integer(10, 300))
      : {};
  }
  return {
    ...(random.chance(BUDGET_SHARE) ? enterBudget(truth, random, asOf) : {}),
    ...(random.chance(0.03) ? enterOverride(random, asOf) : {}),
    ...(random.chance(0.12) ? { loyalty_known_competitor: random.pick(COMPETITORS) } : {}),
    ...(random.chance(0.18) ? { loyalty_sentiment: sentimentOf(truth, random) } : {}),
    ...(truth.renewalDueOn !== null && random.chance(0.25)
      ? { loyalty_contract_end: writeDay(truth.renewalDueOn) }
      : {}),
    ...(!truth.alive && random.chance(0.3) ? { loyalty_churn_reason: random.pick(LOST_REASONS) } : {}),
  };
}

/** Mostly near the truth; some from years ago, some below what the customer spends already, some without a day. */
function enterBudget(truth: CustomerTruth, random: Random, asOf: Day): Readonly<Record<string, string>> {
  const kind = random.pickWeighted([
    ['fresh', 60],
    ['stale', 22],
    ['below_spend', 10],
    ['undated', 8],
  ] as const);
  const told = truth.annualWallet * random.uniform(0.85, 1.15);
  switch (kind) {
    case 'fresh':
      return budget(told, asOf - random.integer(10, 500));
    case 'stale':
      return budget(told * 0.7, addMonths(asOf, -random.integer(20, 44)));
    case 'below_spend':
      return budget(truth.annualWallet * 0.15, asOf - random.integer(100, 900));
    case 'undated':
      return { loyalty_annual_budget: rounded(told) };
  }
}

function budget(amount: number, day: Day): Readonly<Record<string, string>> {
  return { loyalty_annual_budget: rounded(amount), loyalty_budget_as_of: writeDay(day) };
}

/** People name budgets in round figures. */
function rounded(amount: number): string {
  const step = amount >= 20_000 ? 5000 : 500;
  return String(Math.max(step, Math.round(amount / step) * step));
}

function enterOverride(random: Random, asOf: Day): Readonly<Record<string, string>> {
  const [segment, reason] = random.pick([
    ['ideal', 'Strategic reference in their industry'],
    ['uncertain', 'New management: wait for their plans'],
    ['non_ideal', 'Needs a product we do not build'],
  ] as const);
  return {
    loyalty_segment_override: segment,
    loyalty_override_reason: reason,
    // Some have run out.
    loyalty_override_until: writeDay(asOf + random.integer(-60, 300)),
  };
}

/** A person's impression leans to the truth and is often wrong. */
function sentimentOf(truth: CustomerTruth, random: Random): 'good' | 'mixed' | 'bad' {
  const impression = truth.nextTestProbability + random.uniform(-0.3, 0.3);
  if (impression > 0.75) return 'good';
  return impression > 0.45 ? 'mixed' : 'bad';
}
