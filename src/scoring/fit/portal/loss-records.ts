import { addMonths } from '../../day.ts';
import { lapsesOn } from '../../loyalty/core-loyalty.ts';
import type { BetaPrior, GroupPrior } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import type { Day, Occasion } from '../../types.ts';
import type { LossRecord } from '../fit-loss-prior.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Tests that count like this many of the group's own for the portal's mean. */
const GROUP_SHRINKAGE_TESTS = 20;
/** A smaller group says nothing that the portal does not say. */
const FEWEST_IN_GROUP = { customers: 10, tests: 20 } as const;
/** A group's mean stays off certainty, however few it lost. */
const LEAST_MEAN = 0.01;

/** Renewals of a customer with contracts; completed years of one without. */
export function lossRecord({ read, relationship }: CustomerEvidence, policy: Policy, asOf: Day): LossRecord {
  const { contracts } = relationship;
  return contracts === null
    ? completedYears(read.occasions, policy, asOf)
    : { kept: contracts.renewalsMade, lost: contracts.renewalsLost };
}

/**
 * The years since the first purchase that are over by `asOf`, as tests: kept where they saw a purchase, lost where they saw
 * none. A year that began after the customer had lapsed is no test: whether it comes back is another question.
 */
export function completedYears(
  occasions: readonly Occasion[],
  policy: Pick<Policy, 'lapsedAfterMonths'>,
  asOf: Day,
): LossRecord {
  const first = occasions[0]?.day ?? asOf;
  let kept = 0;
  let lost = 0;
  let next = 1;
  let last = first;
  for (let year = 1; addMonths(first, 12 * year) <= asOf; year += 1) {
    const start = addMonths(first, 12 * (year - 1));
    const end = addMonths(first, 12 * year);
    const lapsedBefore = start >= lapsesOn(last, policy);
    let bought = false;
    for (let day = occasions[next]?.day; day !== undefined && day <= end; day = occasions[next]?.day) {
      bought = true;
      last = day;
      next += 1;
    }
    if (bought && !lapsedBefore) kept += 1;
    else if (!bought && !lapsedBefore) lost += 1;
  }
  return { kept, lost };
}

/**
 * What groups of similar customers add: the portal's mean moved by what the group kept beyond what the portal's prior
 * expected of the very same tests, over its tests and 20 more. (The prior expects more of a later renewal than of a first
 * one, so that a group of old customers is not taken for a good one.) The strength is the portal's.
 */
export function fitGroups(
  members: readonly { readonly group: string | null; readonly record: LossRecord }[],
  portal: BetaPrior,
): Readonly<Record<string, GroupPrior>> {
  const groups = new Map<string, { customers: number; tests: number; beyond: number }>();
  for (const { group, record } of members) {
    const tests = record.kept + record.lost;
    if (group === null || tests === 0) continue;
    const own = groups.get(group) ?? { customers: 0, tests: 0, beyond: 0 };
    groups.set(group, {
      customers: own.customers + 1,
      tests: own.tests + tests,
      beyond: own.beyond + record.kept - expectedKept(record, portal),
    });
  }
  const strength = portal.alpha + portal.beta;
  return Object.fromEntries(
    [...groups].flatMap(([group, { customers, tests, beyond }]) => {
      if (customers < FEWEST_IN_GROUP.customers || tests < FEWEST_IN_GROUP.tests) return [];
      const moved = portal.beta / strength + beyond / (GROUP_SHRINKAGE_TESTS + tests);
      const mean = Math.min(1 - LEAST_MEAN, Math.max(LEAST_MEAN, moved));
      return [[group, { renewal: { alpha: strength * (1 - mean), beta: strength * mean }, customers, tests }]];
    }),
  );
}

/** Σ over the tests of the prior's forecast of each, given those before it. */
function expectedKept({ kept, lost }: LossRecord, { alpha, beta }: BetaPrior): number {
  let expected = 0;
  for (let passed = 0; passed < kept; passed += 1) expected += (beta + passed) / (alpha + beta + passed);
  for (let failed = 0; failed < lost; failed += 1) expected += (beta + kept) / (alpha + beta + kept + failed);
  return expected;
}
