import { describe, expect, it } from 'vitest';
import { groupHistories } from '../../../src/scoring/fit/group-histories.ts';

describe('groupHistories', () => {
  it('puts equal histories together and keeps the number of customers', () => {
    const grouped = groupHistories({
      repeatPurchases: Float64Array.of(1, 0, 1, 0, 1),
      recency: Float64Array.of(4, 0, 4, 0, 3),
      age: Float64Array.of(9, 5, 9, 5, 9),
    });
    expect([...grouped.repeatPurchases]).toEqual([0, 1, 1]);
    expect([...grouped.recency]).toEqual([0, 3, 4]);
    expect([...grouped.age]).toEqual([5, 9, 9]);
    expect([...grouped.weights]).toEqual([2, 1, 2]);
    expect(grouped.customers).toBe(5);
  });

  it('has no groups without customers', () => {
    const empty = new Float64Array(0);
    expect(groupHistories({ repeatPurchases: empty, recency: empty, age: empty }).weights).toHaveLength(0);
  });
});
