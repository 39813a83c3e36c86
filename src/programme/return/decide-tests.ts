import type { Contract, ContractChain } from '../../scoring/contract/contract.ts';
import { annualisedValue } from '../../scoring/contract/contract.ts';
import { addMonths } from '../../scoring/day.ts';
import { historyOn } from '../../scoring/fit/portal/past-history.ts';
import { readCustomer } from '../../scoring/read-customer.ts';
import { readContracts, type ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore, Day, Money, Purchase } from '../../scoring/types.ts';
import { isAsk, type RetentionActivity } from '../activities/retention-activity.ts';
import { decidedRenewals } from '../completed-tests.ts';
import { groupBy } from '../group-by.ts';
import type { DecidedTest } from './decided-test.ts';

/** Activities of so many days before a decision count for it; loyalty is scored before the first of them. */
const ACTIVITY_WINDOW_DAYS = 180;

/** Why a decision is left out. */
export type LeftOut =
  /** No customer yet 180 days before, or lapsed already: nothing was scored that an activity could not have changed. */
  | 'not_scored_before'
  /** The contract began within the 180 days. */
  | 'began_within_window'
  /** Its margin at stake was not above 0. */
  | 'no_margin';

export interface DecidedTests {
  readonly tests: readonly DecidedTest[];
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Ledger entries for companies that are not among the histories: they count for nothing. */
  readonly unknownCompanies: number;
}

/** A decision as it came out, before anything is known of the time before it. */
interface Decision {
  readonly scoredOn: Day;
  readonly decidedOn: Day;
  /** Until then an activity counts: it could still help. */
  readonly activeUntil: Day;
  readonly startedOn: Day;
  /** Revenue a year, of what was known on the day of the score; null: the current annual value of that day. */
  readonly revenueBefore: Money | null;
  /** Null where the customer was lost. */
  readonly revenueAfter: Money | null;
  /** Contracts side by side share the cost to serve. */
  readonly costShare: number;
}

/**
 * The tests of relationships that were decided in the years up to the as-of day, each with the loyalty as it was before any
 * activity that counts for it.
 *
 * Under contract: every renewal made or lost; activities of the 180 days before the decision count. Without a contract: for each
 * full horizon back from the as-of day, whether something was bought in it; activities of the 180 days before that horizon count,
 * for those who bought and those who did not alike, since otherwise whoever buys early would have had less time to be helped.
 *
 * @param context as of the day on which the decisions are looked at; its model scores the past too
 * @param years how many to look back, at least 1
 */
export function decideTests(
  histories: readonly CompanyHistory[],
  ledger: readonly RetentionActivity[],
  context: ScoringContext,
  years: number,
): DecidedTests {
  const activities = groupBy(
    ledger.filter((activity) => !isAsk(activity)),
    ({ companyId }) => companyId,
  );
  const tests: DecidedTest[] = [];
  const leftOut: Partial<Record<LeftOut, number>> = {};
  for (const history of histories) {
    for (const decision of decisionsOf(history, context, years)) {
      const test = toTest(history, decision, activities.get(history.companyId) ?? [], context);
      if (typeof test === 'string') leftOut[test] = (leftOut[test] ?? 0) + 1;
      else tests.push(test);
    }
  }
  const known = new Set(histories.map(({ companyId }) => companyId));
  return { tests, leftOut, unknownCompanies: ledger.filter(({ companyId }) => !known.has(companyId)).length };
}

function decisionsOf(history: CompanyHistory, context: ScoringContext, years: number): readonly Decision[] {
  const { policy, asOf } = context;
  const read = readCustomer(history, policy, asOf);
  const { contracts } = readContracts(history, read.deals, context);
  if (contracts === null) return horizons(read.deals.purchases, context, years);
  const from = addMonths(asOf, -12 * years);
  const costShare = 1 / contracts.chains.length;
  return contracts.chains.flatMap((chain) =>
    decidedRenewals(chain.contracts, asOf - policy.contract.graceDays)
      .filter(({ day }) => day > from)
      .map(({ contract, next, day }) => {
        const scoredOn = day - ACTIVITY_WINDOW_DAYS;
        return {
          ...{ scoredOn, decidedOn: day, activeUntil: day, startedOn: firstDay(contract), costShare },
          revenueBefore: revenueKnownOn(contract, chain, scoredOn),
          revenueAfter: next === null ? null : revenueKnownOn(next, chain, Math.max(day, next.start)),
        };
      }),
  );
}

function firstDay({ start, purchases }: Contract): Day {
  return Math.min(start, purchases[0]?.day ?? start);
}

/** Of a contract, a year, by the purchases and credits made until a day. */
function revenueKnownOn(contract: Contract, { credits }: ContractChain, day: Day): Money {
  const isKnown = (purchase: Purchase): boolean => purchase.day <= day;
  return annualisedValue({ ...contract, purchases: contract.purchases.filter(isKnown) }, credits.filter(isKnown));
}

/** The latest first; only horizons that began after the first purchase. */
function horizons(
  purchases: readonly Purchase[],
  { policy, asOf }: ScoringContext,
  years: number,
): readonly Decision[] {
  const first = purchases.reduce((least, { day }) => Math.min(least, day), asOf);
  const count = Math.max(1, Math.floor((12 * years) / policy.horizonMonths));
  return Array.from({ length: count }, (_, index): Decision => {
    const decidedOn = addMonths(asOf, -policy.horizonMonths * index);
    const start = addMonths(asOf, -policy.horizonMonths * (index + 1));
    const bought = purchases.filter(({ day }) => day > start && day <= decidedOn);
    const isKept = bought.some(({ amount }) => amount > 0);
    const revenue = bought.reduce((sum, { amount }) => sum + amount, 0);
    return {
      ...{ scoredOn: start - ACTIVITY_WINDOW_DAYS, decidedOn, activeUntil: start, startedOn: first, costShare: 1 },
      revenueBefore: null,
      revenueAfter: isKept ? (revenue * 12) / policy.horizonMonths : null,
    };
  }).filter(({ scoredOn }) => scoredOn >= first);
}

function toTest(
  history: CompanyHistory,
  decision: Decision,
  activities: readonly RetentionActivity[],
  context: ScoringContext,
): DecidedTest | LeftOut {
  const { scoredOn, decidedOn, activeUntil } = decision;
  if (decision.startedOn > scoredOn) return 'began_within_window';
  const before = scoreCustomer(historyOn(history, scoredOn), { ...context, asOf: scoredOn });
  if (before.kind !== 'scored' || !isUndecided(before)) return 'not_scored_before';
  const cost = (history.entered.costToServe ?? context.policy.costToServe ?? 0) * decision.costShare;
  const toMargin = (revenue: Money): Money => revenue * context.policy.grossMargin - cost;
  const marginBefore = toMargin(decision.revenueBefore ?? before.currentAnnualValue);
  if (!(marginBefore > 0)) return 'no_margin';
  const counted = activities.filter(({ day }) => day > scoredOn && day <= activeUntil);
  return {
    companyId: history.companyId,
    decidedOn,
    loyaltyBefore: before.loyalty,
    marginBefore,
    marginAfter: decision.revenueAfter === null ? 0 : Math.max(0, toMargin(decision.revenueAfter)),
    activity: counted.length === 0 ? null : { cost: counted.reduce((sum, activity) => sum + activity.cost, 0) },
  };
}

function isUndecided({ status, loyalty }: CustomerScore): boolean {
  return status !== 'lapsed' && loyalty > 0 && loyalty < 1;
}
