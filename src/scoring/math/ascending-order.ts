/**
 * The places of values in ascending order, those of equal values as they come: runs of doubling length are merged (Knuth
 * 1998, 5.2.4), without a call of a comparison function for every pair.
 *
 * @param values none of them NaN
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const count = values.length;
  let from = new Uint32Array(count);
  let to = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) from[place] = place;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      mergeRuns(values, from, to, [start, Math.min(start + width, count), Math.min(start + 2 * width, count)]);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Merges the run from `start` to `middle` with the one from there to `end`, both in order already. */
function mergeRuns(
  values: Float64Array,
  from: Uint32Array,
  to: Uint32Array,
  [start, middle, end]: readonly [start: number, middle: number, end: number],
): void {
  let left = start;
  let right = middle;
  for (let next = start; next < end; next += 1) {
    const [one, other] = [from[left] ?? 0, from[right] ?? 0];
    const takesLeft = right >= end || (left < middle && (values[one] ?? 0) <= (values[other] ?? 0));
    to[next] = takesLeft ? one : other;
    if (takesLeft) left += 1;
    else right += 1;
  }
}
