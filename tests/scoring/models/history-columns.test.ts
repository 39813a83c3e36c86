import { describe, expect, it } from 'vitest';
import { historiesOn } from '../../../src/scoring/models/history-columns.ts';

describe('historiesOn', () => {
  const occasions = [[100, 107, 121], [110], [130], [], [100, 200]];

  it('counts what was known on the day, in the unit asked for', () => {
    const { columns, customers } = historiesOn(occasions, 121, 7);
    expect(customers).toEqual([0, 1, 4]);
    expect([...columns.repeatPurchases]).toEqual([2, 0, 0]);
    expect([...columns.recency]).toEqual([3, 0, 0]);
    expect([...columns.age]).toEqual([3, 11 / 7, 3]);
  });

  it('leaves out who had not bought yet', () => {
    expect(historiesOn(occasions, 99, 1).customers).toEqual([]);
    expect(historiesOn(occasions, 100, 1).customers).toEqual([0, 4]);
  });
});
