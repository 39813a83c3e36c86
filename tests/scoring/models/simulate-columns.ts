import type { HistoryColumns } from '../../../src/scoring/models/repeat-purchase-model.ts';

/** A generator of numbers in [0, 1), the same for the same seed (Marsaglia's xorshift, 32 bits). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Valid histories of all kinds: two of five customers without a repeat purchase, ages up to 150 weeks. */
export function simulateColumns(customers: number, seed: number): HistoryColumns {
  const random = seededRandom(seed);
  const columns = {
    repeatPurchases: new Float64Array(customers),
    recency: new Float64Array(customers),
    age: new Float64Array(customers),
  };
  for (let row = 0; row < customers; row += 1) {
    const age = 1 + 150 * random();
    const repeatPurchases = random() < 0.4 ? 0 : 1 + Math.floor(-3 * Math.log(1 - random()));
    columns.age[row] = age;
    columns.repeatPurchases[row] = repeatPurchases;
    columns.recency[row] = repeatPurchases === 0 ? 0 : age * random();
  }
  return columns;
}
