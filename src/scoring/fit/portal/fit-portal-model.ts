import { countText } from '../../count-text.ts';
import { backtestPortal, LARGE_PORTAL, PortalPast, type PortalBacktest } from '../../backtest/backtest-portal.ts';
import { decidePortalGate } from '../../backtest/gate.ts';
import { contentId } from '../../content-id.ts';
import { addMonths, formatIsoDay } from '../../day.ts';
import { SEED_MODEL, type Model } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import type { CompanyHistory, Day } from '../../types.ts';
import { countEvidence, gatherEvidence, testsOf, type EvidenceCount } from './customer-evidence.ts';
import { estimateGrowth } from './estimate-growth.ts';
import { estimateWallets } from './estimate-wallets.ts';
import { learnCore } from './learn-core.ts';
import { learnEngagement } from './learn-engagement.ts';
import { UNKNOWN_OF_THE_PAST } from './past-history.ts';
import { prolongsItself } from './portal-slice.ts';

/** Below either, the seed stays: so little says more about chance than about the portal. */
const PORTAL_FLOOR = { customers: 200, tests: 100 } as const;

/** What came of learning from a portal. */
export interface PortalFitReport {
  readonly published: boolean;
  /** Why, or why not, in a plain sentence. */
  readonly reason: string;
  readonly evidence: EvidenceCount;
  /** What was learnt, part by part, whether it is used or not; empty below the floor. */
  readonly notes: readonly string[];
  /** What could not be known of the past, or was not there, and so is not learnt from. */
  readonly leftOut: readonly string[];
  /** The learnt model, whether it is used or not; null below the floor. */
  readonly candidate: Model | null;
  readonly backtest: PortalBacktest | null;
}

/** What there is, what it takes, what is missing of it, and when it is looked at again. */
function sayTooLittle(customers: number, tests: number): string {
  const { customers: leastCustomers, tests: leastTests } = PORTAL_FLOOR;
  const missing = [
    ...(customers < leastCustomers ? [countText(leastCustomers - customers, 'customer', 'customers')] : []),
    ...(tests < leastTests
      ? [countText(leastTests - tests, 'renewal or repeat purchase', 'renewals or repeat purchases')]
      : []),
  ];
  return `There is too little history to learn from yet: ${String(customers)} customers with ${String(tests)} renewals (made or lost) and repeat purchases. A model of this account's own takes at least ${String(leastCustomers)} customers and ${String(leastTests)} of these, so it lacks ${missing.join(' and ')}. Until then the starting assumptions count; every run of the whole portal looks again.`;
}

const CUTS = { small: 3, large: 2 } as const;

/**
 * Learns a portal's model and lets it speak only where it has proved itself: its forecasts from past days, each by a model
 * learnt from what was known on that day alone, must beat the seed's and be calibrated. Otherwise the seed stays, and the
 * report says why.
 *
 * @param asOf the day the histories were read
 * @param id of the model; made from its content where left out
 */
export function fitPortalModel(
  histories: readonly CompanyHistory[],
  policy: Policy,
  asOf: Day,
  id?: string,
): { readonly model: Model; readonly report: PortalFitReport } {
  const customers = gatherEvidence(histories, policy, asOf);
  const evidence = countEvidence(customers);
  const tests = testsOf(evidence);
  if (evidence.customers < PORTAL_FLOOR.customers || tests < PORTAL_FLOOR.tests) {
    const reason = sayTooLittle(evidence.customers, tests);
    return {
      model: SEED_MODEL,
      report: { published: false, reason, evidence, notes: [], leftOut: [], candidate: null, backtest: null },
    };
  }

  const past = new PortalPast(histories, policy, asOf);
  const core = learnCore(customers, policy, asOf);
  const slices = past.slicesUntil(asOf);
  const engagement = learnEngagement(slices);
  const content = {
    ...core.model,
    growth: estimateGrowth(slices),
    wallets: estimateWallets(customers),
    engagement: engagement.model,
  };
  const candidate = { ...content, id: id ?? `portal-${formatIsoDay(asOf)}-${contentId(content)}` };

  const large = histories.length > LARGE_PORTAL;
  const step = large ? policy.horizonMonths : policy.horizonMonths / 2;
  const cuts = Array.from({ length: large ? CUTS.large : CUTS.small }, (_, index) =>
    addMonths(asOf, -policy.horizonMonths - Math.round(index * step)),
  );
  const backtest = backtestPortal(past, policy, cuts);
  const gate = decide(backtest);
  return {
    model: gate.published ? candidate : SEED_MODEL,
    report: {
      ...gate,
      evidence,
      notes: [...core.notes, engagement.note, ...valueNotes(candidate)],
      leftOut: leftOut(histories, policy, engagement.excluded),
      candidate,
      backtest,
    },
  };
}

function decide(backtest: PortalBacktest | null): { readonly published: boolean; readonly reason: string } {
  if (backtest === null) {
    return {
      published: false,
      reason:
        'The past is too short to prove the model on: fewer than 50 tests were decided after any past day that could be forecast from. The starting assumptions stay.',
    };
  }
  const { portal, seed } = backtest.pooled;
  const gate = decidePortalGate({
    brier: portal.brier,
    seedBrier: seed.brier,
    calibrationSlope: portal.calibrationSlope,
  });
  return gate.published
    ? { published: true, reason: `The portal's own model is used: ${gate.reason}.` }
    : {
        published: false,
        reason: `The portal's own model is not used: ${gate.reason}. The starting assumptions stay.`,
      };
}

function valueNotes({ growth, wallets }: Model): readonly string[] {
  return [
    `Growth: revenue without a contract is expected at ${growth.toFixed(2)} times what the customers' own past says.`,
    `Wallets: estimated for ${String(Object.keys(wallets).length)} groups of at least 30 comparable customers.`,
  ];
}

function leftOut(histories: readonly CompanyHistory[], policy: Policy, excluded: readonly string[]): readonly string[] {
  const prolonging = histories.filter((history) => prolongsItself(history, policy)).length;
  return [
    ...UNKNOWN_OF_THE_PAST,
    ...(prolonging === 0
      ? []
      : [
          `${String(prolonging)} companies whose contracts prolong themselves by their own entry (since when is not known)`,
        ]),
    ...(excluded.length === 0
      ? []
      : [
          `not recorded in this portal, or the same for all: ${excluded.map((input) => input.replaceAll('_', ' ')).join(', ')}`,
        ]),
  ];
}
