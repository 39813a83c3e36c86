import type { Day } from '../types.ts';
import type { HistoryColumns } from './repeat-purchase-model.ts';

/** The days of one customer's occasions: ascending, each day once. */
export type OccasionDays = readonly Day[];

/** Histories of the customers who had bought by a day. */
export interface HistoriesOn {
  readonly columns: HistoryColumns;
  /** Row of the columns to index of the customer. */
  readonly customers: readonly number[];
}

/**
 * What was known of each customer at the end of day `until`. Customers whose first occasion is later are left out.
 *
 * @param daysPerUnit length of the columns' unit of time in days: 7 for weeks
 */
export function historiesOn(occasions: readonly OccasionDays[], until: Day, daysPerUnit: number): HistoriesOn {
  const customers: number[] = [];
  for (const [index, days] of occasions.entries()) {
    if (days[0] !== undefined && days[0] <= until) customers.push(index);
  }
  const columns: HistoryColumns = {
    repeatPurchases: new Float64Array(customers.length),
    recency: new Float64Array(customers.length),
    age: new Float64Array(customers.length),
  };
  for (const [row, index] of customers.entries()) {
    const days = occasions[index] ?? [];
    const first = days[0] ?? until;
    let count = 0;
    let last = first;
    for (const day of days) {
      if (day > until) break;
      count += 1;
      last = day;
    }
    columns.repeatPurchases[row] = count - 1;
    columns.recency[row] = (last - first) / daysPerUnit;
    columns.age[row] = (until - first) / daysPerUnit;
  }
  return { columns, customers };
}
