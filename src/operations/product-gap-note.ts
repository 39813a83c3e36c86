import type { ProductGap } from '../programme/product-gaps.ts';

const NOTE = /^(.+) \((\d+) of (\d+), (?:industry_and_size|industry|size)\)$/;
/** By so much the share of owners has to move before the same product is written again. */
const SHARE_STEP = 0.1;

/** A product that similar customers own and this one does not, as it is published: `Guard (17 of 31, industry)`. */
export function writeProductGap({ product, owners, similarBy }: ProductGap): string {
  return `${product} (${owners.count} of ${owners.of}, ${similarBy})`;
}

/** What was published stands while the product is the same and about as many own it: one customer more is no news. */
export function settleProductGap(before: string | null, reading: string | null): string | null {
  const [, productBefore, ...countsBefore] = NOTE.exec(before ?? '') ?? [];
  const [, product, ...counts] = NOTE.exec(reading ?? '') ?? [];
  if (product === undefined || product !== productBefore) return reading;
  return Math.abs(shareOf(counts) - shareOf(countsBefore)) < SHARE_STEP ? before : reading;
}

function shareOf([count, of]: readonly string[]): number {
  return Number(count) / Number(of);
}
