import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '../../../src/scoring/math/ascending-order.ts';

describe('the ascending order', () => {
  it('is that of a stable sort, whatever the values', () => {
    const few = fc.constantFrom(-2, 0, 1, 1.5, Infinity, -Infinity);
    const values = fc.array(fc.oneof(few, fc.double({ noNaN: true })), { maxLength: 200 });
    fc.assert(
      fc.property(values, (numbers) => {
        const sorted = [...numbers.keys()].sort((one, other) => {
          const [left = 0, right = 0] = [numbers[one], numbers[other]];
          return left === right ? 0 : left < right ? -1 : 1;
        });
        expect([...ascendingOrder(Float64Array.from(numbers))]).toEqual(sorted);
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(ascendingOrder(new Float64Array()).length).toBe(0);
  });
});
