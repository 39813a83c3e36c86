import { choleskyFactor, solveFactored } from '../../scoring/math/cholesky.ts';
import { studentQuantile } from '../../scoring/math/student.ts';
import type { Interval, Money } from '../../scoring/types.ts';
import type { DecidedTest } from './decided-test.ts';
import { nearestTests, placeTests, type Placed } from './match-tests.ts';

/** What a group of decided tests came to. */
export interface GroupFigures {
  readonly tests: number;
  readonly kept: number;
  readonly loyaltyBefore: number;
  readonly marginBefore: Money;
}

export type ProgrammeReturn =
  | {
      /** Nothing is claimed: the groups are too small or too unlike to tell. */
      readonly kind: 'too_few';
      readonly withActivity: number;
      /** Of these, with customers alike who had no activity. */
      readonly matched: number;
      readonly needed: number;
      readonly cost: Money;
    }
  | {
      readonly kind: 'estimated';
      /** Margin of a year that the matched customers would not have brought without the activities; may be negative. */
      readonly effect: Money;
      /** 80 %. */
      readonly interval: Interval;
      /** Of the effect: customers kept who would have been lost. */
      readonly retained: Money;
      /** Of the effect: customers kept who spend more than they would have. */
      readonly grown: Money;
      /** Of all activities, also of those whose customers nobody is alike. */
      readonly cost: Money;
      readonly net: Money;
      /** The effect is above 0 with less than 10 % of chance that there is none. */
      readonly isProven: boolean;
      readonly withActivity: GroupFigures;
      /** What they are compared with; each as often as it serves. */
      readonly alike: GroupFigures;
      /** Customers alike are used again: so many different tests stand behind the comparison. */
      readonly distinctAlike: number;
      /** With an activity, and with nobody alike. */
      readonly unmatched: number;
    };

/** So many tests with an activity, and as many to compare them with, before anything is said. */
export const FEWEST_TESTS = 20;
/** Below it a few large customers decide the sum. */
const FEWEST_DEGREES = 8;
/** Compared with so many alike. */
const NEIGHBOURS = 12;

/**
 * What the programme's activities returned: the margin after the decided tests of customers that had an activity, less that of
 * customers alike (by loyalty before and margin at stake) that had none.
 *
 * Matching with replacement to the nearest neighbours, with the linear bias correction and the conditional variance of Abadie and
 * Imbens (2006, 2011), weighted by the margin at stake, summed by company so that several tests of one customer count as one;
 * limits by Student's t with Satterthwaite's degrees of freedom, since a few large customers can make up most of the sum.
 * It holds as far as the choice of whom to help rests on what is matched on: what only the owner knew can still bias it.
 */
export function estimateReturn(tests: readonly DecidedTest[]): ProgrammeReturn {
  const placed = placeTests(tests);
  const helped = placed.filter(({ test }) => test.activity !== null);
  const others = placed.filter(({ test }) => test.activity === null);
  const cost = helped.reduce((sum, { test }) => sum + (test.activity?.cost ?? 0), 0);
  const pairs = helped
    .map((one) => ({ one, alike: nearestTests(one, others, NEIGHBOURS) }))
    .filter(({ alike }) => alike.length >= NEIGHBOURS);
  const uses = countUses(pairs);
  const tooFew = {
    kind: 'too_few',
    ...{ withActivity: helped.length, matched: pairs.length, needed: FEWEST_TESTS, cost },
  } as const;
  if (pairs.length < FEWEST_TESTS || uses.size < FEWEST_TESTS) return tooFew;
  const weights = weighOthers(pairs, uses, others);
  const { variance, degrees } = varianceOf(pairs, weights, helped, others);
  if (degrees < FEWEST_DEGREES) return tooFew;
  const effect = differenceOf(pairs, weights, afterShare);
  const retained = differenceOf(pairs, weights, keptShare);
  const error = Math.sqrt(variance);
  const reach = studentQuantile(0.9, degrees) * error;
  return {
    kind: 'estimated',
    effect,
    interval: [effect - reach, effect + reach],
    retained,
    grown: effect - retained,
    cost,
    net: effect - cost,
    isProven: effect - reach > 0,
    withActivity: figuresOf(pairs.map(({ one }) => one)),
    alike: figuresOf(pairs.flatMap(({ alike }) => alike)),
    distinctAlike: uses.size,
    unmatched: helped.length - pairs.length,
  };
}

type Outcome = (placed: Placed) => number;

interface Pair {
  readonly one: Placed;
  readonly alike: readonly Placed[];
}

/** Share of the margin at stake that is there after the decision: 0 lost, above 1 grown. */
function afterShare({ test }: Placed): number {
  return test.marginAfter / test.marginBefore;
}

function keptShare({ test }: Placed): number {
  return test.marginAfter > 0 ? 1 : 0;
}

/** Of each test without activity: the margin at stake that is compared with it. */
function countUses(pairs: readonly Pair[]): ReadonlyMap<Placed, Money> {
  const uses = new Map<Placed, Money>();
  for (const { one, alike } of pairs)
    for (const other of alike) uses.set(other, (uses.get(other) ?? 0) + one.test.marginBefore / alike.length);
  return uses;
}

/**
 * The sum over the pairs, as what each test without activity weighs in it: a share of each that it is alike, and through the
 * slopes, which all of them give.
 */
function differenceOf(pairs: readonly Pair[], weights: ReadonlyMap<Placed, number>, outcome: Outcome): Money {
  const brought = pairs.reduce((sum, { one }) => sum + one.test.marginBefore * outcome(one), 0);
  let expected = 0;
  for (const [other, weight] of weights) expected += weight * outcome(other);
  return brought - expected;
}

/**
 * What the outcome of each test without activity adds to what was to be expected without any: the margin at stake that it is
 * compared with, and the linear correction for the distance to those alike, whose slopes are least squares over all others.
 */
function weighOthers(
  pairs: readonly Pair[],
  uses: ReadonlyMap<Placed, Money>,
  others: readonly Placed[],
): ReadonlyMap<Placed, number> {
  const loyaltyMean = meanOf(others, ({ loyalty }) => loyalty);
  const marginMean = meanOf(others, ({ margin }) => margin);
  const factor = choleskyFactor([
    [meanOf(others, (one) => (one.loyalty - loyaltyMean) ** 2), covariance(others, loyaltyMean, marginMean)],
    [covariance(others, loyaltyMean, marginMean), meanOf(others, (one) => (one.margin - marginMean) ** 2)],
  ]);
  // Where loyalty and margin say the same, or all are alike, there is nothing to correct.
  const [ofLoyalty = 0, ofMargin = 0] = factor === null ? [] : solveFactored(factor, distanceOf(pairs));
  return new Map(
    others.map((other) => {
      const slope = ofLoyalty * (other.loyalty - loyaltyMean) + ofMargin * (other.margin - marginMean);
      return [other, (uses.get(other) ?? 0) + slope / others.length];
    }),
  );
}

function covariance(placed: readonly Placed[], loyaltyMean: number, marginMean: number): number {
  return meanOf(placed, ({ loyalty, margin }) => (loyalty - loyaltyMean) * (margin - marginMean));
}

/** How far the pairs are from those alike, in loyalty and in margin, weighed by the margin at stake. */
function distanceOf(pairs: readonly Pair[]): readonly number[] {
  const along = (axis: 'loyalty' | 'margin'): number =>
    pairs.reduce(
      (sum, { one, alike }) => sum + one.test.marginBefore * (one[axis] - meanOf(alike, (other) => other[axis])),
      0,
    );
  return [along('loyalty'), along('margin')];
}

function varianceOf(
  pairs: readonly Pair[],
  weights: ReadonlyMap<Placed, number>,
  helped: readonly Placed[],
  others: readonly Placed[],
): { readonly variance: number; readonly degrees: number } {
  const byCompany = new Map<string, number>();
  const add = ({ test: { companyId } }: Placed, amount: number): void => {
    byCompany.set(companyId, (byCompany.get(companyId) ?? 0) + amount);
  };
  for (const { one } of pairs) add(one, one.test.marginBefore * deviation(one, helped));
  for (const [other, weight] of weights) add(other, -weight * deviation(other, others));
  const squares = [...byCompany.values()].map((sum) => sum * sum);
  const variance = squares.reduce((sum, square) => sum + square, 0);
  const fourths = squares.reduce((sum, square) => sum + square * square, 0);
  return { variance, degrees: fourths > 0 ? (variance * variance) / fourths : 0 };
}

/** From those of the same group that are alike, as wide as one test varies. */
function deviation(place: Placed, among: readonly Placed[]): number {
  const alike = nearestTests(place, among, NEIGHBOURS);
  if (alike.length === 0) return afterShare(place) - meanOf(among, afterShare);
  return Math.sqrt(alike.length / (alike.length + 1)) * (afterShare(place) - meanOf(alike, afterShare));
}

function figuresOf(placed: readonly Placed[]): GroupFigures {
  return {
    tests: placed.length,
    kept: placed.filter((one) => keptShare(one) === 1).length,
    loyaltyBefore: meanOf(placed, ({ test }) => test.loyaltyBefore),
    marginBefore: meanOf(placed, ({ test }) => test.marginBefore),
  };
}

function meanOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
