import type { Probability } from '../scoring/types.ts';

/** Loyalty × 100 with one decimal, as it is written: whatever rounds further starts from it, so that no two places differ. */
export function publishedScore(loyalty: Probability): number {
  return Number((loyalty * 100).toFixed(1));
}
