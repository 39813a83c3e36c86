import type { Money, Probability } from '../../scoring/types.ts';

/**
 * The well-known sentence, for context only and never computed with: from the 2005 article on customer loyalty in the technology
 * sector, which gives no source or sample for it.
 */
export const RETENTION_QUOTATION = {
  year: 2005,
  retentionPoints: 5,
  profitAtLeast: 0.25,
} as const;

export interface RetentionWhatIfInput {
  /** Share of the value (or of the customers) that is kept in a year. */
  readonly retention: Probability;
  /** What today's customers are worth a year, together. */
  readonly annualRevenue: Money;
  readonly customers: number;
  /** Share of revenue. */
  readonly grossMargin: number;
  /** Per customer and year. */
  readonly costToServe: Money;
  /** Whole years after this one. */
  readonly lifetimeYears: number;
  /** Above −1. */
  readonly annualDiscountRate: number;
}

export type RetentionWhatIf =
  | { readonly kind: 'no_margin'; readonly annualMargin: Money }
  | {
      readonly kind: 'computed';
      readonly retention: Probability;
      readonly changed: Probability;
      readonly annualMargin: Money;
      /** Present value of today's customers over the lifetime. */
      readonly profitBefore: Money;
      readonly profitAfter: Money;
      readonly change: Money;
      /** Of the profit before; 0.1 is a tenth more. */
      readonly changeShare: number;
    };

/**
 * What the profit on today's customers would be were more of them kept, everything else being equal: Σ over this year and the
 * lifetime of margin × (retention / (1 + rate))^t, the margin being revenue × gross margin less the cost to serve (the simple
 * retention model of Gupta, Lehmann and Stuart 2004). It says what retention is worth, not what it takes to get it; what it would
 * cost is not in it, and new customers are not either.
 *
 * @param points to add to the retention, in points of 100; the result is held between 0 and 1
 */
export function retentionWhatIf(input: RetentionWhatIfInput, points: number): RetentionWhatIf {
  const annualMargin = input.annualRevenue * input.grossMargin - input.customers * input.costToServe;
  if (!(annualMargin > 0)) return { kind: 'no_margin', annualMargin };
  const changed = Math.min(1, Math.max(0, input.retention + points / 100));
  const profitAt = (retention: Probability): Money =>
    annualMargin * sumOfPowers(retention / (1 + input.annualDiscountRate), input.lifetimeYears);
  const [profitBefore, profitAfter] = [profitAt(input.retention), profitAt(changed)];
  const change = profitAfter - profitBefore;
  return {
    ...{ kind: 'computed', retention: input.retention, changed, annualMargin },
    ...{ profitBefore, profitAfter, change, changeShare: change / profitBefore },
  };
}

/** 1 + x + x² + … + x^years. */
function sumOfPowers(x: number, years: number): number {
  let sum = 1;
  for (let year = 1, power = x; year <= years; year += 1, power *= x) sum += power;
  return sum;
}
