import { describe, expect, it } from 'vitest';
import { annualMargin, lifetimeValue, type LifetimeValueInput } from '../../../src/scoring/value/lifetime-value.ts';
import type { Outlook } from '../../../src/scoring/value/outlook.ts';
import {
  returnOutlook,
  testsOutlook,
  type ReturnAhead,
  type TestsAhead,
} from '../../../src/scoring/value/tests-outlook.ts';
import type { ValueBasis } from '../../../src/scoring/value/value-basis.ts';

const YEARLY: ValueBasis = {
  currentAnnualValue: 1000,
  initialRevenue: 1000,
  initialYears: 1,
  annualRevenue: 1000,
  logDeviation: 0,
  firstPurchaseInitial: true,
};

const STEADY = { annual: 1000, growthPerTerm: 1, untilTest: 0, levelDeviation: 0, growthDeviationPerYear: 0 };
const AHEAD: TestsAhead = { loss: { alpha: 1, beta: 3 }, firstTestYears: 0.5, termYears: 1, revenue: STEADY };

function outlook(given: Partial<TestsAhead> = {}): Outlook {
  return testsOutlook({ ...AHEAD, ...given }, 3);
}

/**
 * Numbers that can be worked out by hand. Of 1,000 a year, 75 % less 50 to serve leaves 700. A belief of Beta(1, 3) passes
 * k tests with chance 3 / (3 + k): 3/4, 3/5, 1/2. A discount of 25 % a year makes factors of 0.8, 0.64 and 0.512.
 */
const INPUT: LifetimeValueInput = {
  basis: YEARLY,
  outlook: outlook(),
  grossMargin: 0.75,
  costToServePerYear: 50,
  acquisitionCost: 0,
  influencePerYear: 0,
  referredMargin: 1000,
  years: 3,
  annualDiscountRate: 0.25,
};

/** Kind, year and present value of each step, to the cent. */
function stepsOf(input: LifetimeValueInput): readonly (readonly [string, number, number])[] {
  return lifetimeValue(input).waterfall.map(
    ({ kind, year, presentValue }) => [kind, year, Math.round(presentValue * 100) / 100] as const,
  );
}

describe('the waterfall', () => {
  it('of a yearly contract that renews in half a year', () => {
    expect(stepsOf(INPUT)).toEqual([
      ['initial', 0, 1000 * 0.75 - 50],
      // Half of the first year is paid for; the other half lies behind one renewal: 700 × 0.5 × 3/4 × 0.8
      ['future_year', 1, 210],
      // 700 × (0.5 × 3/4 + 0.5 × 3/5) × 0.64
      ['future_year', 2, 302.4],
      // 700 × (0.5 × 3/5 + 0.5 × 1/2) × 0.512
      ['future_year', 3, 197.12],
    ]);
    expect(lifetimeValue(INPUT).value).toBeCloseTo(700 + 210 + 302.4 + 197.12, 9);
  });

  it('of a yearly contract tells margin, survival and discount of each step apart', () => {
    const [initial, first, second] = lifetimeValue(INPUT).waterfall;
    expect(initial).toMatchObject({ margin: 700, survival: 1, discount: 1 });
    expect(first).toMatchObject({ margin: 350, survival: 0.75, discount: 0.8 });
    expect(second?.margin).toBeCloseTo(700, 12);
    expect(second?.survival).toBeCloseTo(0.675, 12);
  });

  it('of a contract over three years with a year and a half to run', () => {
    const basis = { ...YEARLY, initialRevenue: 3000, initialYears: 3 };
    expect(stepsOf({ ...INPUT, basis, outlook: outlook({ firstTestYears: 1.5, termYears: 3 }) })).toEqual([
      ['initial', 0, 3000 * 0.75 - 3 * 50],
      ['future_year', 1, 0],
      // 700 × 0.5 × 3/4 × 0.64
      ['future_year', 2, 168],
      // One renewal carries the whole next term: 700 × 3/4 × 0.512
      ['future_year', 3, 268.8],
    ]);
  });

  it('of project purchases, with a test each year from now on', () => {
    expect(stepsOf({ ...INPUT, outlook: outlook({ firstTestYears: 0 }) })).toEqual([
      ['initial', 0, 700],
      // 700 × 3/4 × 0.8
      ['future_year', 1, 420],
      // 700 × 3/5 × 0.64
      ['future_year', 2, 268.8],
      // 700 × 1/2 × 0.512
      ['future_year', 3, 179.2],
    ]);
  });

  it('of a lapsed customer, who may come back in the middle of any year', () => {
    const basis = { ...YEARLY, currentAnnualValue: 0, initialRevenue: 0, initialYears: 0 };
    const ahead: ReturnAhead = { ...AHEAD, firstTestYears: 0, returning: { alpha: 9, beta: 1 }, periodYears: 1 };
    // Of 110, 11 come back in the first year, 9 in the second (9/10 × 1/11) and 7.5 in the third (9/10 × 10/11 × 1/12).
    expect(stepsOf({ ...INPUT, basis, outlook: returnOutlook(ahead, 3) })).toEqual([
      ['initial', 0, 0],
      // 700 × 0.1 × 1/2 × 0.8
      ['future_year', 1, 28],
      // 700 × (0.1 × (1/2 + 1/2 × 3/4) + 9/110 × 1/2) × 0.64
      ['future_year', 2, Math.round(100 * 700 * (0.0875 + 9 / 220) * 0.64) / 100],
      // 700 × (0.1 × (1/2 × 3/4 + 1/2 × 3/5) + 9/110 × 7/8 + 3/44 × 1/2) × 0.512
      ['future_year', 3, Math.round(100 * 700 * (0.0675 + 7.875 / 110 + 3 / 88) * 0.512) / 100],
    ]);
  });

  it('grows from term to term, and by what is added before the next test', () => {
    const revenue = { ...STEADY, annual: 1100, growthPerTerm: 1.1, untilTest: 200 };
    const growing = { ...INPUT, outlook: outlook({ revenue, firstTestYears: 1 }), costToServePerYear: 0 };
    expect(stepsOf(growing)).toEqual([
      ['initial', 0, 750],
      // What is added costs nothing more to serve: 200 × 75 % × 0.8
      ['future_year', 1, 120],
      // 1,100 × 75 % × 3/4 × 0.64
      ['future_year', 2, 396],
      // 1,210 × 75 % × 3/5 × 0.512 = 278.784
      ['future_year', 3, 278.78],
    ]);
  });

  it('takes off the cost of winning the customer where the first purchase lies in the initial term', () => {
    const steps = stepsOf({ ...INPUT, acquisitionCost: 200 });
    expect(steps[1]).toEqual(['acquisition_cost', 0, -200]);
    expect(lifetimeValue({ ...INPUT, acquisitionCost: 200 }).value).toBeCloseTo(1409.52 - 200, 9);
    const earlier = { ...INPUT, basis: { ...YEARLY, firstPurchaseInitial: false }, acquisitionCost: 200 };
    expect(lifetimeValue(earlier).value).toBeCloseTo(1409.52, 9);
  });

  it('of a customer who costs more than is left is negative throughout', () => {
    // 1,000 × 5 % less 150 leaves −100 a year.
    const input = { ...INPUT, grossMargin: 0.05, costToServePerYear: 150, outlook: outlook({ firstTestYears: 0 }) };
    expect(annualMargin(input)).toBe(-100);
    expect(stepsOf(input)).toEqual([
      ['initial', 0, -100],
      ['future_year', 1, -60],
      ['future_year', 2, -38.4],
      ['future_year', 3, -25.6],
    ]);
  });

  it('adds what others buy on the recommendation, from today on and only while the customer stays', () => {
    const steps = stepsOf({ ...INPUT, influencePerYear: 100 });
    // 100 × ((0.5 + 0.5 × 3/4) × 0.8 + (0.5 × 3/4 + 0.5 × 3/5) × 0.64 + (0.5 × 3/5 + 0.5 × 1/2) × 0.512)
    expect(steps.at(-1)).toEqual(['influence', 0, 141.36]);
    const last = lifetimeValue({ ...INPUT, influencePerYear: 100 }).waterfall.at(-1);
    expect(last?.margin).toBe(300);
    // The mean over three years of 0.875, 0.675 and 0.55
    expect(last?.survival).toBeCloseTo(0.7, 12);
    expect((last?.margin ?? 0) * (last?.survival ?? 0) * (last?.discount ?? 0)).toBeCloseTo(141.36, 9);
  });

  it('adds nothing for the recommendations of a customer who is surely gone', () => {
    const staying = outlook();
    const gone = { ...staying, expected: { ...staying.expected, there: [0, 0, 0] } };
    const last = lifetimeValue({ ...INPUT, influencePerYear: 100, outlook: gone }).waterfall.at(-1);
    expect(last).toEqual({ kind: 'influence', year: 0, margin: 0, survival: 0, discount: 1, presentValue: 0 });
  });

  it('without a discount is the plain sum of what is expected', () => {
    expect(
      lifetimeValue({ ...INPUT, annualDiscountRate: 0, outlook: outlook({ firstTestYears: 0 }) }).value,
    ).toBeCloseTo(700 + 700 * (3 / 4 + 3 / 5 + 1 / 2), 9);
  });
});

describe('how sure the lifetime value is', () => {
  it('is known where neither the loss nor the level of spend is in doubt', () => {
    const sure = lifetimeValue({ ...INPUT, outlook: outlook({ loss: { alpha: 1e7, beta: 3e7 } }) });
    expect(sure.interval[1] - sure.interval[0]).toBeLessThan(1);
    expect(sure.reaches(sure.value - 5)).toBe(1);
    expect(sure.reaches(sure.value + 5)).toBe(0);
  });

  it('is the less so the more the level of spend is in doubt', () => {
    const widthAt = (levelDeviation: number, growthDeviationPerYear = 0) => {
      const revenue = { ...STEADY, levelDeviation, growthDeviationPerYear };
      const { interval } = lifetimeValue({ ...INPUT, outlook: outlook({ revenue }) });
      return interval[1] - interval[0];
    };
    expect(widthAt(0.3)).toBeGreaterThan(widthAt(0));
    expect(widthAt(0.7)).toBeGreaterThan(widthAt(0.3));
    expect(widthAt(0, 0.2)).toBeGreaterThan(widthAt(0, 0.1));
  });

  it('reaches a lower amount the more surely', () => {
    const { reaches } = lifetimeValue({ ...INPUT, outlook: outlook({ revenue: { ...STEADY, levelDeviation: 0.3 } }) });
    const chances = [0, 800, 1200, 1500, 2000, 1e6].map(reaches);
    expect(chances).toEqual(chances.toSorted((one, other) => other - one));
    expect(chances[0]).toBe(1);
    expect(chances.at(-1)).toBe(0);
  });

  it('is the chance that belongs to the ends of the interval', () => {
    const { interval, reaches } = lifetimeValue({
      ...INPUT,
      outlook: outlook({ revenue: { ...STEADY, levelDeviation: 0.3 } }),
    });
    expect(reaches(interval[0])).toBeCloseTo(0.9, 9);
    expect(reaches(interval[1])).toBeCloseTo(0.1, 9);
  });

  it('lies about its value: the grid of the interval has the same mean', () => {
    const { value, reaches } = lifetimeValue({
      ...INPUT,
      outlook: outlook({ revenue: { ...STEADY, levelDeviation: 0.3 } }),
    });
    // Mean of a positive variable: the integral of the chance of reaching each amount.
    let mean = 0;
    for (let amount = 0.5; amount < 6000; amount += 1) mean += reaches(amount);
    expect(Math.abs(mean / value - 1)).toBeLessThan(0.02);
  });
});
