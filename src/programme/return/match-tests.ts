import { logit } from '../../scoring/math/log-space.ts';
import type { DecidedTest } from './decided-test.ts';

/** A test as a place among others: alike are those that are near. */
export interface Placed {
  readonly test: DecidedTest;
  /** Log odds of the loyalty, and logarithm of the margin, each in standard deviations of all tests. */
  readonly loyalty: number;
  readonly margin: number;
}

/** Like customers decide alike; beyond these distances nobody is called alike. */
const FURTHEST_LOYALTY = 0.5;
const FURTHEST_MARGIN = 3;

/** Places all tests on one scale, in ascending order of loyalty. */
export function placeTests(tests: readonly DecidedTest[]): readonly Placed[] {
  const loyalty = standardize(tests.map((test) => logit(test.loyaltyBefore)));
  const margin = standardize(tests.map((test) => Math.log(test.marginBefore)));
  return tests
    .map((test, index) => ({ test, loyalty: loyalty[index] ?? 0, margin: margin[index] ?? 0 }))
    .sort((one, other) => one.loyalty - other.loyalty);
}

function standardize(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (spread > 0 ? roundPlace((value - mean) / spread) : 0));
}

/** To a billionth of a standard deviation: whom two tests are alike must not hang on the order in which the mean was added up. */
function roundPlace(place: number): number {
  return Math.round(place * 1e9) / 1e9;
}

/**
 * The nearest of some tests to one of them, by loyalty and margin alike; the nearest first.
 *
 * @param among in ascending order of loyalty
 * @param count how many: more where several are equally far, fewer where fewer are alike
 */
export function nearestTests(place: Placed, among: readonly Placed[], count: number): readonly Placed[] {
  const nearest: Near[] = [];
  const start = firstAtLeast(among, place.loyalty);
  let [below, above] = [start - 1, start];
  for (;;) {
    const [low, high] = [among[below], among[above]];
    const toLow = low === undefined ? Infinity : place.loyalty - low.loyalty;
    const toHigh = high === undefined ? Infinity : high.loyalty - place.loyalty;
    // Sorted by loyalty: whatever comes is at least this far away.
    const step = Math.min(toLow, toHigh);
    const worst = nearest[count - 1]?.distance ?? Infinity;
    if (step > FURTHEST_LOYALTY || step > worst) return nearest.map(({ placed }) => placed);
    const next = toLow <= toHigh ? low : high;
    if (toLow <= toHigh) below -= 1;
    else above += 1;
    if (next === undefined || next.test.companyId === place.test.companyId) continue;
    if (Math.abs(next.margin - place.margin) > FURTHEST_MARGIN) continue;
    const distance = Math.hypot(next.loyalty - place.loyalty, next.margin - place.margin);
    if (distance <= worst) insert(nearest, { placed: next, distance }, count);
  }
}

interface Near {
  readonly placed: Placed;
  readonly distance: number;
}

/** Keeps the order, and those that are as far as the last of the count. */
function insert(nearest: Near[], near: Near, count: number): void {
  nearest.splice(
    firstWhere(nearest.length, (at) => (nearest[at]?.distance ?? 0) > near.distance),
    0,
    near,
  );
  const last = nearest[count - 1]?.distance ?? Infinity;
  if ((nearest.at(-1)?.distance ?? 0) > last)
    nearest.length = firstWhere(nearest.length, (at) => (nearest[at]?.distance ?? 0) > last);
}

function firstAtLeast(among: readonly Placed[], loyalty: number): number {
  return firstWhere(among.length, (at) => (among[at]?.loyalty ?? Infinity) >= loyalty);
}

/** The first place of an ordered list of which something holds, and holds of all after it; the length where of none. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
