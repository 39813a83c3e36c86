import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseForActivity } from '../../../src/programme/return/choose-for-activity.ts';
import type { DecidedTest } from '../../../src/programme/return/decided-test.ts';
import { estimateReturn, FEWEST_TESTS } from '../../../src/programme/return/estimate-return.ts';
import { nearestTests, placeTests } from '../../../src/programme/return/match-tests.ts';

function decided(index: number, change: Partial<DecidedTest> = {}): DecidedTest {
  return {
    companyId: String(index),
    decidedOn: 20_000 + index,
    loyaltyBefore: 0.3 + (0.6 * (index % 50)) / 50,
    marginBefore: 1000 + 10 * (index % 7),
    marginAfter: index % 3 === 0 ? 0 : 1000 + 10 * (index % 7),
    activity: null,
    ...change,
  };
}

const anyTest: fc.Arbitrary<Omit<DecidedTest, 'companyId' | 'decidedOn'>> = fc.record({
  loyaltyBefore: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  marginBefore: fc.double({ min: 10, max: 1e5, noNaN: true }),
  marginAfter: fc.oneof(fc.constant(0), fc.double({ min: 10, max: 1e5, noNaN: true })),
  activity: fc.option(fc.record({ cost: fc.integer({ min: 0, max: 900 }) }), { freq: 3 }),
});
const anyTests = fc
  .array(anyTest, { minLength: 60, maxLength: 160 })
  .map((tests) => tests.map((test, index) => ({ ...test, companyId: String(index), decidedOn: index })));

describe('what the programme returned', () => {
  it('is not told of fewer tests than it takes, and says how many there were', () => {
    const tests = Array.from({ length: 200 }, (_, index) =>
      decided(index, index < FEWEST_TESTS - 1 ? { activity: { cost: 100 } } : {}),
    );
    expect(estimateReturn(tests)).toEqual({
      kind: 'too_few',
      ...{ withActivity: 19, matched: 19, needed: 20, cost: 1900 },
    });
    expect(estimateReturn([])).toMatchObject({ kind: 'too_few', withActivity: 0, cost: 0 });
  });

  it('is not told where nobody is like those who had an activity', () => {
    const tests = Array.from({ length: 200 }, (_, index) =>
      decided(index, index % 2 === 0 ? { activity: { cost: 1 }, loyaltyBefore: 0.95 } : { loyaltyBefore: 0.2 }),
    );
    expect(estimateReturn(tests)).toMatchObject({ kind: 'too_few', withActivity: 100, matched: 0 });
  });

  it('leaves out a customer that nobody is like', () => {
    const tests = Array.from({ length: 200 }, (_, index) =>
      decided(index, {
        activity: index % 4 === 0 ? { cost: 1 } : null,
        ...(index === 100 ? { marginBefore: 1e7, marginAfter: 0 } : {}),
      }),
    );
    expect(estimateReturn(tests)).toMatchObject({
      kind: 'estimated',
      unmatched: 1,
      withActivity: { tests: 49 },
      cost: 50,
    });
  });

  it('is not told where one large customer makes up nearly all of it', () => {
    const tests = Array.from({ length: 200 }, (_, index) => {
      const isLarge = index % 20 < 2;
      const marginBefore = isLarge ? 1e6 : 10 + (index % 7);
      return decided(index, {
        ...{ loyaltyBefore: 0.6, marginBefore, marginAfter: index % 3 === 0 ? 0 : marginBefore },
        activity: index === 0 || (!isLarge && index % 4 === 0) ? { cost: 1 } : null,
      });
    });
    expect(estimateReturn(tests)).toMatchObject({ kind: 'too_few', needed: FEWEST_TESTS });
  });

  it('is what they brought more than those alike, less what it cost', () => {
    // Half of those alike are lost, whoever they are; with an activity nobody is.
    const tests = Array.from({ length: 400 }, (_, index) => {
      const isHelped = index % 4 === 0;
      const isKept = isHelped ? index % 40 !== 0 : Math.floor(index / 2) % 2 === 0;
      return decided(index, {
        ...{ loyaltyBefore: 0.5, marginBefore: 1000, marginAfter: isKept ? 1000 : 0 },
        activity: isHelped ? { cost: 50 } : null,
      });
    });
    const told = estimateReturn(tests);
    if (told.kind !== 'estimated') throw new Error('there were enough of them');
    expect(told.withActivity).toMatchObject({ tests: 100, kept: 90, marginBefore: 1000 });
    const alikeKept = told.alike.kept / told.alike.tests;
    expect(told.effect).toBeCloseTo(100 * 1000 * (0.9 - alikeKept), 6);
    expect(told.cost).toBe(5000);
    expect(told.net).toBeCloseTo(told.effect - 5000, 6);
    expect(told.grown).toBeCloseTo(0, 6);
    expect(told.isProven).toBe(true);
  });

  it('adds up, holds its estimate, and does not depend on the order of the tests', () => {
    fc.assert(
      fc.property(anyTests, (tests) => {
        const told = estimateReturn(tests);
        const turned = estimateReturn(tests.toReversed());
        expect(turned.kind).toBe(told.kind);
        if (told.kind === 'too_few' || turned.kind === 'too_few') return;
        expect(turned.effect).toBeCloseTo(told.effect, 3);
        expect(told.retained + told.grown).toBeCloseTo(told.effect, 3);
        expect(told.interval[0]).toBeLessThanOrEqual(told.effect);
        expect(told.interval[1]).toBeGreaterThanOrEqual(told.effect);
        expect(told.withActivity.tests + told.unmatched).toBe(tests.filter(({ activity }) => activity !== null).length);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in another currency, but for the unit', () => {
    fc.assert(
      fc.property(anyTests, (tests) => {
        const told = estimateReturn(tests);
        const other = estimateReturn(
          tests.map((test) => ({ ...test, marginBefore: 8 * test.marginBefore, marginAfter: 8 * test.marginAfter })),
        );
        if (told.kind !== 'estimated' || other.kind !== 'estimated') return;
        expect(other.effect).toBeCloseTo(8 * told.effect, 2);
      }),
      { numRuns: 30 },
    );
  });
});

describe('those alike', () => {
  it('are the nearest of all, never the customer itself', () => {
    fc.assert(
      fc.property(anyTests, fc.nat(), (tests, which) => {
        const placed = placeTests(tests);
        const one = placed[which % placed.length]!;
        const found = nearestTests(one, placed, 5);
        const distance = (other: (typeof placed)[number]): number =>
          Math.hypot(one.loyalty - other.loyalty, one.margin - other.margin);
        const all = placed
          .filter((other) => other !== one && Math.abs(other.loyalty - one.loyalty) <= 0.5)
          .filter((other) => Math.abs(other.margin - one.margin) <= 3)
          .map(distance)
          .sort((a, b) => a - b);
        expect(found).not.toContain(one);
        expect(found.map(distance)).toEqual(all.filter((far) => far <= (all[4] ?? Infinity)));
      }),
    );
  });
});

describe('whom the programme helps first', () => {
  it('is where the most margin is at risk, and the smaller id of two alike', () => {
    const candidates = [
      { companyId: '20', score: 0.9, margin: 1000 },
      { companyId: '3', score: 0.5, margin: 1000 },
      { companyId: '11', score: 0.5, margin: 1000 },
      { companyId: '4', score: 0.2, margin: 100 },
    ];
    expect(chooseForActivity(candidates, 3).map(({ companyId }) => companyId)).toEqual(['3', '11', '20']);
  });
});
