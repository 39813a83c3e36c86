import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySequence, findDivergence } from './converge.ts';

describe('a mirror after a night', () => {
  it('reads as the account does, whatever has happened in it, and holds nothing that is not there', async () => {
    await fc.assert(
      fc.asyncProperty(anySequence, async (sequence) => {
        expect(await findDivergence(sequence)).toEqual([]);
      }),
      { numRuns: 30, seed: 4 },
    );
  }, 120_000);
});
