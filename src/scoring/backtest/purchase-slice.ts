import { toLogSpendSample, type LogSpendSample } from '../fit/fit-log-normal-spend.ts';
import type { HistoryColumns } from '../models/repeat-purchase-model.ts';
import type { Day, Money, Occasion, Probability } from '../types.ts';

/** One customer's occasions, ascending. */
export interface BuyingCustomer {
  readonly id: string;
  readonly occasions: readonly Occasion[];
}

/** What was known of a customer at the end of the cut's day, in days. */
export interface KnownCustomer {
  readonly id: string;
  readonly repeatPurchases: number;
  readonly recency: number;
  readonly age: number;
  /** Spend up to the cut. */
  readonly spend: Money;
  readonly logSpend: LogSpendSample;
}

/** What is expected of a customer within the horizon. */
export interface PurchaseForecast {
  /** Of at least one purchase. */
  readonly probability: Probability;
  readonly purchases: number;
  readonly value: Money;
}

/** What it did after the cut, up to the horizon. */
export interface BuyingOutcome {
  readonly purchases: number;
  readonly value: Money;
}

/** A day in the past, with what was known then and what came after. */
export interface PurchaseSlice {
  readonly cut: Day;
  readonly horizonDays: number;
  readonly known: readonly KnownCustomer[];
  /** As long as `known`. */
  readonly outcomes: readonly BuyingOutcome[];
}

/** Customers with an occasion by the cut (a zero amount is one, a credit is none). What comes after the horizon is not looked at. */
export function slicePurchases(customers: readonly BuyingCustomer[], cut: Day, horizonDays: number): PurchaseSlice {
  const known: KnownCustomer[] = [];
  const outcomes: BuyingOutcome[] = [];
  for (const { id, occasions } of customers) {
    const before = occasions.filter((occasion) => occasion.day <= cut);
    const first = before[0]?.day;
    const last = before.at(-1)?.day;
    if (first === undefined || last === undefined) continue;
    const after = occasions.filter((occasion) => occasion.day > cut && occasion.day <= cut + horizonDays);
    known.push({
      id,
      repeatPurchases: before.length - 1,
      recency: last - first,
      age: cut - first,
      spend: total(before),
      logSpend: toLogSpendSample(before.map((occasion) => occasion.amount)),
    });
    outcomes.push({ purchases: after.length, value: total(after) });
  }
  return { cut, horizonDays, known, outcomes };
}

/** The same histories as the models' fits take them. */
export function toColumns(known: readonly KnownCustomer[]): HistoryColumns {
  return {
    repeatPurchases: Float64Array.from(known, (customer) => customer.repeatPurchases),
    recency: Float64Array.from(known, (customer) => customer.recency),
    age: Float64Array.from(known, (customer) => customer.age),
  };
}

function total(occasions: readonly Occasion[]): Money {
  return occasions.reduce((sum, occasion) => sum + occasion.amount, 0);
}
