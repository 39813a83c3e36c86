import type { HistoryColumns } from '../models/repeat-purchase-model.ts';

/** Histories with how many customers have each: sorted by repeat purchases, recency and age, none twice. */
export interface GroupedHistories extends HistoryColumns {
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
}

/** Puts equal histories together: a likelihood then visits each once, and sees equal counts and recencies in a row. */
export function groupHistories({ repeatPurchases, recency, age }: HistoryColumns): GroupedHistories {
  const key = (column: Float64Array, row: number): number => column[row] ?? 0;
  const compare = (left: number, right: number): number =>
    key(repeatPurchases, left) - key(repeatPurchases, right) ||
    key(recency, left) - key(recency, right) ||
    key(age, left) - key(age, right);
  const rows = Uint32Array.from(age.keys()).sort(compare);
  const starts = rows.filter((row, place) => place === 0 || compare(rows[place - 1] ?? row, row) !== 0);
  const weights = new Float64Array(starts.length);
  let group = -1;
  for (const row of rows) {
    if (row === starts[group + 1]) group += 1;
    weights[group] = (weights[group] ?? 0) + 1;
  }
  return {
    repeatPurchases: Float64Array.from(starts, (row) => key(repeatPurchases, row)),
    recency: Float64Array.from(starts, (row) => key(recency, row)),
    age: Float64Array.from(starts, (row) => key(age, row)),
    weights,
    customers: age.length,
  };
}
