/** The loyalty score as the written property holds it: 0 to 100 with one decimal, rounded the way it was written. */
export function toScore(probability: number): number {
  return Number((probability * 100).toFixed(1));
}

/**
 * Rounds parts so that what is shown adds up to the rounded total: each part is rounded down, and the units that are
 * then missing go to the parts with the largest remainder.
 *
 * @param decimals decimals to keep, 0 or more
 */
export function roundToTotal(parts: readonly number[], decimals: number): { parts: number[]; total: number } {
  const unit = 10 ** decimals;
  const floors = parts.map((part) => Math.floor(part * unit));
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * unit);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: part * unit - Math.floor(part * unit) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
    .slice(0, Math.max(0, missing));
  const raised = new Set(byRemainder.map(({ index }) => index));
  return {
    parts: floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / unit),
    total: total / unit,
  };
}
