import { backtestPurchases, type BacktestReport } from '../../scoring/backtest/backtest-purchases.ts';
import type { BuyingCustomer } from '../../scoring/backtest/purchase-slice.ts';
import type { StackOptions } from '../../scoring/backtest/purchase-stack.ts';
import type { Day, Money } from '../../scoring/types.ts';
import type { PurchaseRow } from './read-purchases-csv.ts';

export type BacktestResult =
  { readonly kind: 'judged'; readonly report: BacktestReport } | { readonly kind: 'refused'; readonly reason: string };

/** Backtests a file of purchases: occasions as everywhere (one per day, zero amounts count, credits never). */
export function runBacktest(
  rows: readonly PurchaseRow[],
  cuts: readonly Day[],
  horizonDays: number,
  options: StackOptions,
): BacktestResult {
  const customers = toBuyingCustomers(rows);
  const usable = customers.filter((customer) => customer.occasions.length > 0);
  if (usable.length < 2) {
    return {
      kind: 'refused',
      reason: `A backtest needs at least two customers with a purchase; there ${usable.length === 1 ? 'is one' : 'are none'}.`,
    };
  }
  const report = backtestPurchases(usable, cuts, horizonDays, options);
  return report === null
    ? { kind: 'refused', reason: 'No customer had bought by any of the cuts. Choose later ones.' }
    : { kind: 'judged', report };
}

function toBuyingCustomers(rows: readonly PurchaseRow[]): readonly BuyingCustomer[] {
  const byCustomer = new Map<string, Map<Day, Money>>();
  for (const { customer, day, amount } of rows) {
    const days = byCustomer.get(customer) ?? new Map<Day, Money>();
    byCustomer.set(customer, days);
    if (amount >= 0) days.set(day, (days.get(day) ?? 0) + amount);
  }
  return [...byCustomer].map(([id, days]) => ({
    id,
    occasions: [...days].map(([day, amount]) => ({ day, amount })).toSorted((one, other) => one.day - other.day),
  }));
}
