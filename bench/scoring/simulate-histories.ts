import { Random } from '../../sandbox/portal/chance/random.ts';
import type { HistoryColumns, PurchaseHistory } from '../../src/scoring/models/repeat-purchase-model.ts';

/** Histories of customers who buy at a rate of their own until they drop out, in weeks; the same for the same count. */
export function simulateHistories(count: number): HistoryColumns {
  const random = new Random(1, 'bench');
  const columns = {
    repeatPurchases: new Float64Array(count),
    recency: new Float64Array(count),
    age: new Float64Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const age = 20 + 200 * random.next();
    const meanGap = 4 + 60 * random.next();
    const dropout = 0.5 * random.next() ** 2;
    let time = 0;
    let purchases = 0;
    for (
      let next = -Math.log(random.next()) * meanGap;
      next < age && random.next() > dropout;
      next += -Math.log(random.next()) * meanGap
    ) {
      time = next;
      purchases += 1;
    }
    columns.repeatPurchases[row] = purchases;
    columns.recency[row] = time;
    columns.age[row] = age;
  }
  return columns;
}

/** The same histories as objects, one for each customer. */
export function toHistories({ repeatPurchases, recency, age }: HistoryColumns): readonly PurchaseHistory[] {
  return Array.from(age, (weeks, row) => ({
    repeatPurchases: repeatPurchases[row] ?? 0,
    recency: recency[row] ?? 0,
    age: weeks,
  }));
}
