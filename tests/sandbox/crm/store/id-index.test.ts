import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, IdIndex } from '../../../../sandbox/crm/store/id-index.ts';

/** Ids as accounts have them: short and long numbers, some beyond 2^53, some with leading zeros, and a few that are none. */
const anyId = fc.oneof(
  fc.nat({ max: 200 }).map(String),
  fc.bigInt({ min: 9_007_199_254_740_900n, max: 9_007_199_254_741_100n }).map(String),
  fc.bigInt({ min: 90_071_992_547_409_931_000n, max: 90_071_992_547_409_931_050n }).map(String),
  fc.nat({ max: 20 }).map((number) => `00${String(number)}`),
  fc.constantFrom('abc', 'x1', 'longer-than-a-number-is'),
);

function indexOf(ids: readonly string[]): IdIndex {
  const index = new IdIndex();
  for (const id of ids) index.add(id);
  return index;
}

describe('IdIndex', () => {
  it('finds every id at its slot and gives it back letter by letter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId), (ids) => {
        const index = indexOf(ids);
        expect(ids.map((id) => index.slotOf(id))).toEqual(ids.map((_, slot) => slot));
        expect(ids.map((_, slot) => index.idOf(slot))).toEqual(ids);
      }),
    );
  });

  it('knows no id that was not added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId), anyId, (ids, other) => {
        fc.pre(!ids.includes(other));
        expect(indexOf(ids).slotOf(other)).toBeUndefined();
      }),
    );
  });

  it('orders the slots by their ids, in whatever order these came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId), (ids) => {
        const index = indexOf(ids);
        const expected = [...ids].sort(compareIds);
        expect(Array.from(index.ordered(), (slot) => index.idOf(slot))).toEqual(expected);
        const slots = [...ids.keys()].sort((one, other) => index.compare(one, other));
        expect(slots.map((slot) => index.idOf(slot))).toEqual(expected);
      }),
    );
  });
});
