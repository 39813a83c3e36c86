/** The middle value, or the mean of the two middle ones; NaN of nothing. Sorts a copy: n log n. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which the given share lies, interpolated linearly between order statistics
 * (Hyndman and Fan 1996, definition 7, as in R's and NumPy's default); NaN of nothing.
 *
 * @param share 0 to 1
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}
