import { choleskyFactor, invertSymmetric, solveFactored } from './cholesky.ts';

/** A smooth function of a few variables: returns its value and writes its gradient. May return NaN or infinity. */
export type Objective = (point: readonly number[], gradient: Float64Array) => number;

export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Second derivatives at the point, by central differences of the gradient. */
  readonly hessian: readonly (readonly number[])[];
  /** Inverse of the Hessian; null where it is not positive definite. */
  readonly inverseHessian: readonly (readonly number[])[] | null;
  readonly iterations: number;
  /** The last Newton step was negligible, and the curvature positive in every direction. */
  readonly converged: boolean;
}

/** A point with its value and gradient. */
interface Place {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: Float64Array;
}

const MOST_ITERATIONS = 300;
const MOST_POLISHING_STEPS = 25;
/** Longest step in one iteration, and the farthest a minimum may lie from the start. */
const LONGEST_STEP = 2;
const FARTHEST = 15;
const NEGLIGIBLE_STEP = 1e-7;
/** Rounding may keep the steps above the negligible one; above this there was no convergence. */
const LARGEST_LAST_STEP = 1e-5;
const SLOW_SHRINKING = 0.1;
const DIFFERENCE = 1e-4;

/**
 * Finds a local minimum of a smooth function whose variables are of order one (logarithms of parameters): BFGS with a
 * line search on the Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 6.1), then Newton steps until they
 * are negligible. A function without a minimum (a likelihood that grows for ever) ends with `converged: false`.
 */
export function minimize(objective: Objective, start: readonly number[]): Minimum {
  const descent = descend(objective, placeAt(objective, start));
  const { place, hessian, rounds, lastStep } = polish(objective, descent.place, start);
  const inverseHessian = invertSymmetric(hessian);
  const converged = inverseHessian !== null && lastStep < LARGEST_LAST_STEP && Number.isFinite(place.value);
  const iterations = descent.iterations + rounds;
  return { point: place.point, value: place.value, hessian, inverseHessian, iterations, converged };
}

/** Newton steps; the Hessian is computed again only where the steps do not shrink fast with the one at hand. */
function polish(
  objective: Objective,
  from: Place,
  start: readonly number[],
): { readonly place: Place; readonly hessian: number[][]; readonly rounds: number; readonly lastStep: number } {
  let place = from;
  let hessian = hessianAt(objective, place.point);
  let factor = choleskyFactor(hessian);
  let lastStep = Infinity;
  let isFresh = true;
  let rounds = 0;
  for (; rounds < MOST_POLISHING_STEPS && factor !== null; rounds += 1) {
    const step = solveFactored(factor, [...place.gradient]).map((part) => -part);
    const size = largest(step);
    if (!isFresh && size > SLOW_SHRINKING * lastStep) {
      hessian = hessianAt(objective, place.point);
      factor = choleskyFactor(hessian);
      lastStep = Infinity;
      isFresh = true;
      continue;
    }
    lastStep = size;
    if (size < NEGLIGIBLE_STEP) break;
    const next = newtonStep(objective, place, step);
    if (next === null || distance(next.point, start) > FARTHEST) break;
    place = next;
    isFresh = false;
  }
  return { place, hessian, rounds, lastStep };
}

/** BFGS until the gradient is small or no step leads down. */
function descend(objective: Objective, start: Place): { readonly place: Place; readonly iterations: number } {
  let place = start;
  let inverse: number[][] | null = null;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
    if (largest(place.gradient) <= 1e-5 * Math.max(1, Math.abs(place.value))) return { place, iterations: iteration };
    const steepest = [...place.gradient].map((part) => -part);
    const direction = shorten(inverse === null ? shortenTo(steepest, 0.5) : multiply(inverse, steepest));
    const next = lineSearch(objective, place, direction);
    if (next === null) {
      if (inverse === null) return { place, iterations: iteration };
      inverse = null;
      continue;
    }
    if (distance(next.point, start.point) > FARTHEST) return { place, iterations: iteration };
    inverse = updateInverse(inverse, place, next);
    place = next;
  }
  return { place, iterations: MOST_ITERATIONS };
}

/** A step along `direction` that meets the strong Wolfe conditions, or the best one found that leads down. */
function lineSearch(objective: Objective, from: Place, direction: readonly number[]): Place | null {
  const slope = dot(from.gradient, direction);
  if (!(slope < 0)) return null;
  let low = 0;
  let high = Infinity;
  let length = 1;
  let best: Place | null = null;
  for (let trial = 0; trial < 40; trial += 1) {
    const place = placeAt(objective, move(from.point, direction, length));
    const newSlope = dot(place.gradient, direction);
    const tooHigh = !(place.value <= from.value + 1e-4 * length * slope) || !Number.isFinite(newSlope);
    if (!tooHigh && (best === null || place.value < best.value)) best = place;
    if (tooHigh || newSlope > 0.9 * -slope) high = length;
    else if (newSlope < 0.9 * slope) low = length;
    else return place;
    if (best !== null && trial > 12) return best;
    length = high === Infinity ? 2 * length : (low + high) / 2;
    if (length * largest(direction) > 2 * LONGEST_STEP) return best;
  }
  return best;
}

/** A Newton step, halved until it does not lead up by more than rounding. */
function newtonStep(objective: Objective, from: Place, step: readonly number[]): Place | null {
  const direction = shorten(step);
  const allowed = from.value + 1e-12 * Math.abs(from.value);
  for (let length = 1; length > 1e-6; length /= 2) {
    const place = placeAt(objective, move(from.point, direction, length));
    if (place.value <= allowed && place.gradient.every(Number.isFinite)) return place;
  }
  return null;
}

/** The BFGS update of the inverse Hessian; the first one takes its scale from the step (Nocedal and Wright 6.20). */
function updateInverse(inverse: number[][] | null, from: Place, to: Place): number[][] | null {
  const step = to.point.map((value, index) => value - at(from.point, index));
  const change = step.map((_value, index) => at(to.gradient, index) - at(from.gradient, index));
  const curvature = dot(change, step);
  if (!(curvature > 1e-14 * dot(step, step))) return inverse;
  const before = inverse ?? scaledIdentity(step.length, curvature / dot(change, change));
  const changed = multiply(before, change);
  const factor = (1 + dot(change, changed) / curvature) / curvature;
  return before.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        factor * at(step, i) * at(step, j) -
        (at(changed, i) * at(step, j) + at(step, i) * at(changed, j)) / curvature,
    ),
  );
}

/** Second derivatives by central differences of the gradient, made symmetric. */
function hessianAt(objective: Objective, point: readonly number[]): number[][] {
  const rows = point.map((_value, index) => {
    const shift = point.map((_other, place) => (place === index ? 1 : 0));
    const above = placeAt(objective, move(point, shift, DIFFERENCE)).gradient;
    const below = placeAt(objective, move(point, shift, -DIFFERENCE)).gradient;
    return point.map((_other, place) => (at(above, place) - at(below, place)) / (2 * DIFFERENCE));
  });
  return rows.map((row, i) => row.map((value, j) => (value + at(rows[j] ?? [], i)) / 2));
}

function placeAt(objective: Objective, point: readonly number[]): Place {
  const gradient = new Float64Array(point.length);
  return { point, value: objective(point, gradient), gradient };
}

function move(point: readonly number[], direction: readonly number[], length: number): number[] {
  return point.map((value, index) => value + length * at(direction, index));
}

function shorten(step: readonly number[]): number[] {
  return shortenTo(step, LONGEST_STEP);
}

function shortenTo(step: readonly number[], longest: number): number[] {
  const factor = Math.min(1, longest / largest(step));
  return step.map((part) => part * factor);
}

function scaledIdentity(size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_row, i) => Array.from({ length: size }, (_value, j) => (i === j ? scale : 0)));
}

function multiply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += at(left, index) * at(right, index);
  return sum;
}

function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

function distance(left: readonly number[], right: readonly number[]): number {
  return largest(left.map((value, index) => value - at(right, index)));
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? NaN;
}
