import type { PublishedValues } from '../../src/operations/ports.ts';
import { toPublishedValues } from '../../src/operations/published-values.ts';
import { settlePublished } from '../../src/operations/settle-published.ts';
import type { CustomerScore, Risk, Segment } from '../../src/scoring/types.ts';
import { day, scoreOf, wonDeal, wonRenewal } from './histories.ts';

const BASE = scoreOf(
  { deals: [wonDeal({ on: '2024-03-01', termMonths: 12 }), wonRenewal({ on: '2025-03-01', termMonths: 12 })] },
  '2025-11-01',
);

interface Given {
  readonly risk?: Risk;
  readonly segment?: Segment;
  readonly computedSegment?: Segment;
  readonly override?: Segment;
  readonly status?: CustomerScore['status'];
  readonly lastPurchaseOn?: string;
  readonly label?: string;
}

/** A reading of the customer on a day: nothing but what the test gives differs from day to day. */
export function read(
  on: string,
  given: Given = {},
): { readonly values: PublishedValues; readonly score: CustomerScore } {
  const { risk = 'low', segment = 'uncertain', label = 'seed-1/policy-a' } = given;
  const score: CustomerScore = {
    ...BASE,
    asOf: day(on),
    risk,
    status: given.status ?? 'active',
    segment: given.override ?? segment,
    computedSegment: given.computedSegment ?? segment,
    override: given.override === undefined ? null : { segment: given.override, reason: 'Board contact', until: null },
    lastPurchaseOn: day(given.lastPurchaseOn ?? '2025-03-01'),
  };
  return {
    score,
    values: toPublishedValues(score, { currency: 'EUR', label, at: `${on}T02:00:00.000Z`, tiers: null }),
  };
}

/** Publishes one reading after the other, each with its day, and returns what stands after each. */
export function publish(...readings: readonly (readonly [on: string, given?: Given])[]): readonly PublishedValues[] {
  const standing: PublishedValues[] = [];
  for (const [on, given] of readings) {
    const { values, score } = read(on, given);
    standing.push(settlePublished(standing.at(-1) ?? null, values, score, day(on)));
  }
  return standing;
}

export const last = (standing: readonly PublishedValues[]) => standing.at(-1);
export const at = (on: string) => `${on}T02:00:00.000Z`;
