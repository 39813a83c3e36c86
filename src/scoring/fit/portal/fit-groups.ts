import type { BetaPrior, GroupPrior } from '../../model.ts';
import type { LossRecord } from '../fit-loss-prior.ts';

/** Tests that count like this many of an industry's, of a size's, and of a group's own for nothing beyond. */
const SHRINKAGE_TESTS = { margin: 30, group: 60 } as const;
/** A smaller group says nothing that the portal does not say. */
const FEWEST_IN_GROUP = { customers: 5, tests: 10 } as const;
/** A group's mean stays off certainty, however few it lost. */
const LEAST_MEAN = 0.01;
/** Industry and size converge within a few rounds: they are all but independent. */
const ROUNDS = 10;

interface Group {
  readonly industry: string;
  readonly size: string;
  readonly customers: number;
  readonly tests: number;
  /** Tests kept beyond what the portal's prior expected of them. */
  readonly beyond: number;
}

/**
 * What groups of similar customers add: the portal's mean moved by what customers of the industry, of the size and of the
 * group itself kept beyond what the portal's prior expected of the very same tests, each drawn towards nothing. (The prior
 * expects more of a later renewal than of a first one, so that a group of old customers is not taken for a good one.)
 * Industry and size are additive effects, fitted by backfitting with a ridge (Hastie and Tibshirani 1990, Generalized
 * additive models, chapter 4), so that a small group is known by its many relatives. The strength is the portal's.
 */
export function fitGroups(
  members: readonly { readonly group: string | null; readonly record: LossRecord }[],
  portal: BetaPrior,
): Readonly<Record<string, GroupPrior>> {
  const groups = gatherGroups(members, portal);
  const shared = fitMargins([...groups.values()]);
  const strength = portal.alpha + portal.beta;
  return Object.fromEntries(
    [...groups].flatMap(([key, group]) => {
      const { customers, tests, beyond } = group;
      if (customers < FEWEST_IN_GROUP.customers || tests < FEWEST_IN_GROUP.tests) return [];
      const relatives = shared(group);
      const own = (beyond - tests * relatives) / (SHRINKAGE_TESTS.group + tests);
      const mean = Math.min(1 - LEAST_MEAN, Math.max(LEAST_MEAN, portal.beta / strength + relatives + own));
      return [[key, { renewal: { alpha: strength * (1 - mean), beta: strength * mean }, customers, tests }]];
    }),
  );
}

function gatherGroups(
  members: readonly { readonly group: string | null; readonly record: LossRecord }[],
  portal: BetaPrior,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { group: key, record } of members) {
    const tests = record.kept + record.lost;
    if (key === null || tests === 0) continue;
    const [industry = '', size = ''] = key.split('|');
    const own = groups.get(key) ?? { industry, size, customers: 0, tests: 0, beyond: 0 };
    groups.set(key, {
      ...own,
      customers: own.customers + 1,
      tests: own.tests + tests,
      beyond: own.beyond + record.kept - expectedKept(record, portal),
    });
  }
  return groups;
}

/** What a test of a group is kept beyond the portal's, by its industry and its size. */
function fitMargins(groups: readonly Group[]): (group: Group) => number {
  const industries = new Map<string, number>();
  const sizes = new Map<string, number>();
  const shared = ({ industry, size }: Group): number => (industries.get(industry) ?? 0) + (sizes.get(size) ?? 0);
  const refit = (effects: Map<string, number>, levelOf: (group: Group) => string): void => {
    const levels = new Map<string, { tests: number; left: number }>();
    for (const group of groups) {
      const level = levels.get(levelOf(group)) ?? { tests: 0, left: 0 };
      const others = shared(group) - (effects.get(levelOf(group)) ?? 0);
      levels.set(levelOf(group), {
        tests: level.tests + group.tests,
        left: level.left + group.beyond - group.tests * others,
      });
    }
    for (const [name, { tests, left }] of levels) effects.set(name, left / (SHRINKAGE_TESTS.margin + tests));
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    refit(sizes, (group) => group.size);
    refit(industries, (group) => group.industry);
  }
  return shared;
}

/** Σ over the tests of the prior's forecast of each, given those before it. */
function expectedKept({ kept, lost }: LossRecord, { alpha, beta }: BetaPrior): number {
  let expected = 0;
  for (let passed = 0; passed < kept; passed += 1) {
    expected += Math.min(1, kept - passed) * ((beta + passed) / (alpha + beta + passed));
  }
  for (let failed = 0; failed < lost; failed += 1) expected += (beta + kept) / (alpha + beta + kept + failed);
  return expected;
}
