import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareIds } from '../../src/scoring/compare-ids.ts';

it('ids are in the order of their numbers, however long they are', () => {
  const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(Math.sign(compareIds(String(one), String(other)))).toBe(one < other ? -1 : Number(one > other));
    }),
  );
});
