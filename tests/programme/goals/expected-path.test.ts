import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedConversions } from '../../../src/programme/goals/expected-path.ts';

describe('conversions to be expected', () => {
  it('are the share of the past where thirty customers tell it', () => {
    const past = { members: 30, converted: 6 };
    expect(expectedConversions(50, 20, 0.5, past)).toMatchObject({ basis: 'past_conversions', count: 10, past });
  });

  it('are on the straight line to the goal where they do not', () => {
    for (const past of [null, { members: 29, converted: 6 }]) {
      expect(expectedConversions(50, 20, 0.5, past)).toMatchObject({ basis: 'straight_line', count: 10, past: null });
    }
  });

  it('have the interval of a binomial on the straight line: 5 to 8 of 20 coins is too narrow, 7 to 13 is not', () => {
    // P(X <= 6) = 0.0577, P(X <= 7) = 0.1316, P(X <= 12) = 0.8684, P(X <= 13) = 0.9423 for 20 fair coins
    expect(expectedConversions(20, 20, 0.5, null).interval).toEqual([7, 13]);
  });

  it('have the wider interval of a further sample where they come from the past', () => {
    const straight = expectedConversions(100, 20, 1, null).interval;
    const [low, high] = expectedConversions(100, 20, 1, { members: 40, converted: 8 }).interval;
    expect(low).toBeLessThan(straight[0]);
    expect(high).toBeGreaterThan(straight[1]);
  });

  it('lie within their interval, and the interval within the cohort', () => {
    const counts = fc.integer({ min: 0, max: 120 });
    const past = fc.option(
      fc
        .integer({ min: 30, max: 200 })
        .chain((of) => fc.record({ members: fc.constant(of), converted: fc.integer({ min: 0, max: of }) })),
    );
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        past,
        (members, target, elapsed, known) => {
          const { count, interval } = expectedConversions(members, target, elapsed, known);
          const [low, high] = interval;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(Math.ceil(count));
          expect(high).toBeGreaterThanOrEqual(Math.floor(count));
          expect(high).toBeLessThanOrEqual(members);
          expect(count).toBeLessThanOrEqual(members);
        },
      ),
    );
  });
});
