import type { Money } from '../scoring/types.ts';

/** From the most valuable customers to the others. */
export const VALUE_TIERS = ['top_5', 'top_20', 'middle', 'rest'] as const;
export type ValueTier = (typeof VALUE_TIERS)[number];

/** Lifetime values at which the tiers start: the top 5 %, the top 20 %, the upper half. */
export interface TierBounds {
  readonly top5: Money;
  readonly top20: Money;
  readonly middle: Money;
}

/**
 * Bounds from all customers' lifetime values, in any order; null of none. The n-th value from the top is the bound, so that
 * a tier never holds more than its share, unless values tie or the share is less than one customer: the first is always on top.
 */
export function tierBounds(lifetimeValues: readonly Money[]): TierBounds | null {
  if (lifetimeValues.length === 0) return null;
  const sorted = Float64Array.from(lifetimeValues).sort().reverse();
  const at = (share: number): Money => sorted[Math.max(0, Math.floor(sorted.length * share) - 1)] ?? Infinity;
  return { top5: at(0.05), top20: at(0.2), middle: at(0.5) };
}

/** The highest tier whose bound the lifetime value reaches. */
export function valueTier(lifetimeValue: Money, bounds: TierBounds): ValueTier {
  if (lifetimeValue >= bounds.top5) return 'top_5';
  if (lifetimeValue >= bounds.top20) return 'top_20';
  return lifetimeValue >= bounds.middle ? 'middle' : 'rest';
}
