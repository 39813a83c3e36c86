import { buildContracts } from '../../contract/build-contracts.ts';
import { addMonths } from '../../day.ts';
import { readEngagement, type EngagementReading } from '../../engagement/read-inputs.ts';
import { passing } from '../../loyalty/prior.ts';
import type { Policy } from '../../policy.ts';
import { readDeals, type DealsRead } from '../../reading/read-deals.ts';
import { readRelationship } from '../../relationship.ts';
import type { CompanyHistory, Day, Entered, LoyaltyTest, Money, Probability } from '../../types.ts';
import { customerOutlook } from '../../value/customer-outlook.ts';
import { gatherEvidence, type CustomerEvidence } from './customer-evidence.ts';
import { learnCore, type LearntCore } from './learn-core.ts';
import { dealsOn, historyOn, NOTHING_ENTERED } from './past-history.ts';

/** How a customer's test went, as it was known at the end of the slice. */
export interface TestOutcome {
  readonly test: LoyaltyTest;
  readonly passed: boolean;
  /** The day the renewal was due; null for a purchase, which may come on any day up to the horizon. */
  readonly dueOn: Day | null;
  /** The day on which a loss was known. */
  readonly decidedOn: Day;
}

/** A customer on a past day, with what came of it. */
export interface SliceCustomer extends CustomerEvidence {
  readonly engagement: EngagementReading;
  /** Null where the test was not decided within the slice. */
  readonly outcome: TestOutcome | null;
  /** Purchases less credits after the cut, up to the end. */
  readonly spentAfter: Money;
}

/** A past day (the cut), what was known at its end, and what happened up to the slice's end. */
export interface PortalSlice {
  readonly cut: Day;
  readonly end: Day;
  readonly customers: readonly SliceCustomer[];
  /** What could be learnt by the cut. */
  readonly core: LearntCore;
  /** As long as `customers`: loyalty by that core alone. */
  readonly coreLoyalty: readonly Probability[];
  /** What that core expects a customer of the slice, by its place, to spend in the first year; 0 under contract. */
  readonly expectedSpend: (index: number) => Money;
}

/**
 * Cuts the portal's history at a past day. Forecasts of the slice may use `core` and the customers' evidence; what came
 * after the cut is in the outcomes alone. Companies whose contracts prolong themselves by an entry of their own are left
 * out: nobody knows since when.
 *
 * @param asOf the day the histories were read: only then are open deals and entered values known
 */
export function slicePortal(histories: readonly CompanyHistory[], policy: Policy, cut: Day, asOf: Day): PortalSlice {
  const end = addMonths(cut, policy.horizonMonths);
  const present = new Map(
    histories.filter((history) => !prolongsItself(history, policy)).map((history) => [history.companyId, history]),
  );
  const evidence = gatherEvidence(
    [...present.values()].map((history) => historyOn(history, cut)),
    policy,
    cut,
  );
  const core = learnCore(evidence, policy, cut);
  const customers = evidence.flatMap((customer) => {
    const whole = present.get(customer.read.history.companyId);
    return whole === undefined
      ? []
      : [toSliceCustomer(customer, whatBecame(whole, policy, end, asOf), policy, cut, end)];
  });
  const context = { asOf: cut, policy, model: { ...core.model, id: '' } };
  const relationships = customers.map(({ read, relationship }) =>
    readRelationship(read.history, read.deals, read.occasions, context, relationship),
  );
  return {
    cut,
    end,
    customers,
    core,
    coreLoyalty: relationships.map((relationship) => passing(relationship.core.belief)),
    expectedSpend: (index) => {
      const [customer, relationship] = [customers[index], relationships[index]];
      if (customer === undefined || relationship?.contracts !== null) return 0;
      return customerOutlook({ read: customer.read, relationship }, 1, context).expected.revenue[0] ?? 0;
    },
  };
}

/** Whether the company's own entry, and not the policy, says that its contracts prolong themselves. */
export function prolongsItself({ entered }: CompanyHistory, policy: Policy): boolean {
  return entered.autoRenew === true && !policy.contract.autoRenew;
}

/** What was known of a company's deals at the end of the slice. */
interface Aftermath {
  readonly deals: DealsRead;
  readonly entered: Entered;
}

function whatBecame(whole: CompanyHistory, policy: Policy, end: Day, asOf: Day): Aftermath {
  const { deals, entered } = end < asOf ? { deals: dealsOn(whole, end), entered: NOTHING_ENTERED } : whole;
  return { deals: readDeals(deals, policy, end), entered };
}

function toSliceCustomer(
  customer: CustomerEvidence,
  aftermath: Aftermath,
  policy: Policy,
  cut: Day,
  end: Day,
): SliceCustomer {
  const { read, relationship } = customer;
  const after = aftermath.deals.purchases.filter((purchase) => purchase.day > cut && purchase.day <= end);
  return {
    ...customer,
    engagement: readEngagement({ ...read, isUnderContract: relationship.standing !== null, asOf: cut }),
    outcome:
      relationship.core.test === 'next_renewal'
        ? renewalOutcome(customer, aftermath, policy, end)
        : {
            test: relationship.core.test,
            passed: after.some((purchase) => purchase.amount >= 0),
            dueOn: null,
            decidedOn: end,
          },
    spentAfter: after.reduce((sum, purchase) => sum + purchase.amount, 0),
  };
}

/** What became of the contract that was running on the cut; null while its grace is not over. */
function renewalOutcome(
  { relationship }: CustomerEvidence,
  { deals, entered }: Aftermath,
  policy: Policy,
  end: Day,
): TestOutcome | null {
  const running = relationship.standing?.current;
  if (running === undefined || running.end + policy.contract.graceDays >= end) return null;
  const chain = buildContracts(deals, entered, policy, end).contracts;
  const ids = new Set(running.purchases.map((purchase) => purchase.dealId));
  const [same] = chain
    .filter((contract) => contract.purchases.some((purchase) => ids.has(purchase.dealId)))
    .toSorted((one, other) => Math.abs(one.end - running.end) - Math.abs(other.end - running.end));
  if (same === undefined || same.fate === 'running') return null;
  return {
    test: 'next_renewal',
    passed: same.fate !== 'lost',
    dueOn: running.end,
    decidedOn: same.lostOn ?? running.end,
  };
}
