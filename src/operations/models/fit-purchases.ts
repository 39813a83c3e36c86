import { DAYS_PER_YEAR } from '../../scoring/day.ts';
import { chooseRepeatModel } from '../../scoring/fit/choose-repeat-model.ts';
import { fitRepeatModel, type RepeatModelFit } from '../../scoring/fit/fit-repeat-model.ts';
import type { FitMethod } from '../../scoring/fit/maximize-posterior.ts';
import { historiesOn, type OccasionDays } from '../../scoring/models/history-columns.ts';
import type { RepeatModelName } from '../../scoring/models/repeat-purchase-model.ts';
import type { Day } from '../../scoring/types.ts';
import type { PurchaseRow } from './read-purchases-csv.ts';

export type TimeUnit = 'day' | 'week' | 'month';

/** Length of each unit in days; a month is a twelfth of a mean year. */
const DAYS_PER_UNIT: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: DAYS_PER_YEAR / 12 };

export interface FitPurchasesOptions {
  /** Null: chosen by forward log-loss. */
  readonly model: RepeatModelName | null;
  readonly method: FitMethod;
  readonly unit: TimeUnit;
  /** Last day of the calibration; null: the day of the last purchase. */
  readonly until: Day | null;
}

export type PurchaseFitResult =
  { readonly kind: 'fitted'; readonly fit: PurchaseFit } | { readonly kind: 'refused'; readonly reason: string };

export interface PurchaseFit {
  readonly fitted: RepeatModelFit;
  /** How the model was chosen; null where the caller named it. */
  readonly chosenBecause: string | null;
  readonly until: Day;
  /** Customers with no occasion by `until`: with credits only, and whose first occasion comes later. */
  readonly leftOut: { readonly creditsOnly: number; readonly firstPurchaseLater: number };
}

/** Occasions of every customer, and who has none. */
export interface CustomerOccasions {
  readonly occasions: readonly OccasionDays[];
  readonly creditsOnly: number;
}

/**
 * Fits a model of repeat purchases to rows of purchases. A customer's purchases of one day are one occasion; an amount of
 * zero is an occasion, a negative one never is, so a customer with zero amounts only counts and one with credits only
 * does not. Rows after `until` are outside the calibration.
 */
export function fitPurchases(rows: readonly PurchaseRow[], options: FitPurchasesOptions): PurchaseFitResult {
  const { occasions, creditsOnly } = toCustomerOccasions(rows);
  const until = options.until ?? occasions.reduce((last, days) => Math.max(last, days.at(-1) ?? last), -Infinity);
  const { columns, customers } = historiesOn(occasions, until, DAYS_PER_UNIT[options.unit]);
  if (customers.length < 2) {
    const reason = `A fit needs at least two customers with a purchase by the end of the calibration; there ${customers.length === 1 ? 'is one' : 'are none'}.`;
    return { kind: 'refused', reason };
  }
  const choice = options.model === null ? chooseRepeatModel(occasions, until) : null;
  const fitted = fitRepeatModel(choice?.model ?? options.model ?? 'mbg-nbd', options.method, columns);
  const leftOut = { creditsOnly, firstPurchaseLater: occasions.length - customers.length };
  return { kind: 'fitted', fit: { fitted, chosenBecause: choice?.because ?? null, until, leftOut } };
}

/** Groups rows by customer, in any order: the days on which each bought, ascending, each once. */
export function toCustomerOccasions(rows: readonly PurchaseRow[]): CustomerOccasions {
  const daysByCustomer = new Map<string, Set<Day>>();
  for (const { customer, day, amount } of rows) {
    const days = daysByCustomer.get(customer) ?? new Set();
    daysByCustomer.set(customer, days);
    if (amount >= 0) days.add(day);
  }
  const all = [...daysByCustomer.values()];
  const occasions = all.filter((days) => days.size > 0).map((days) => [...days].sort((left, right) => left - right));
  return { occasions, creditsOnly: all.length - occasions.length };
}
