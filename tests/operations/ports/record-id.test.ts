import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordId } from '../../../src/operations/ports/record-id.ts';

describe('ids of records', () => {
  it('are all whole numbers of 63 bits, and no others', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 65n }), (number) => {
        expect(isRecordId(String(number))).toBe(number < 2n ** 63n);
      }),
      { examples: [[0n], [2n ** 63n - 1n], [2n ** 63n], [10n ** 18n - 1n], [10n ** 18n]] },
    );
  });

  it.each(['', '-1', '+1', '1.0', '01', '1e3', ' 1', '1\n', '١', 'x'])('are not what looks like %j', (text) => {
    expect(isRecordId(text)).toBe(false);
  });
});
