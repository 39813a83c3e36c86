import { describe, expect, it } from 'vitest';
import {
  cardFigures,
  functionFigures,
  growsLinearly,
  growthFigures,
  isHonest,
  isNearTruth,
  mutationFigures,
  paintsSoon,
  scoresQuicker,
  scoringFigures,
  truthFigures,
  yearFigures,
} from '../../../bench/prove/read-model-figures.ts';

const json = JSON.stringify;

describe("the figures of the models' proofs", () => {
  it('say how often the intervals hold the truth, and hold them to it over all seeds', () => {
    const good = {
      ...{ seed: 1, customers: 900, loyaltyCoverage: 0.8, valueCoverage: 0.77 },
      ...{ valueRankCorrelation: 0.945, valueSumRatio: 0.98 },
    };
    expect(truthFigures(json([good]))).toContain('holds the true loyalty in 80.0 %');
    expect(isNearTruth(json([good]))).toBe(true);
    expect(isNearTruth(json([good, { ...good, valueCoverage: 0.5 }]))).toBe(false);
  });

  it('say how quick scoring is beside each baseline, and hold it to being quicker than customer by customer', () => {
    const baseline = { what: 'one: customer by customer', customers: 10, seconds: 1, against: [] };
    const row = (ratio: number): object => ({
      ...{ what: 'one', customers: 10, seconds: 0.261 },
      against: [
        { baseline: baseline.what, ratio },
        { baseline: 'recency rule', ratio: 0.2 },
      ],
    });
    expect(scoringFigures(json([baseline, row(3.83)]))).toBe(
      'one: customer by customer, 10 customers: 1.00 s of CPU; one, 10 customers: 0.26 s of CPU, ' +
        '3.83 times as quick as one: customer by customer, 0.20 times as quick as recency rule',
    );
    expect(scoresQuicker(json([baseline, row(3.83)]))).toBe(true);
    expect(scoresQuicker(json([baseline, row(3.83), row(1.4)]))).toBe(false);
    expect(scoresQuicker(json([baseline]))).toBe(false);
  });

  it('hold the report on the programme to its coverage, its claims and its width', () => {
    const year = { seeds: 200, coverage: 0.765, falseClaims: 0.13, medianIntervalWidth: 225, trueEffect: 184 };
    expect(yearFigures(json(year))).toContain('(1.22 times)');
    expect(isHonest(json(year))).toBe(true);
    const worse = [{ coverage: 0.73 }, { coverage: 0.87 }, { falseClaims: 0.15 }, { medianIntervalWidth: 368 }];
    for (const change of worse) expect(isHonest(json({ ...year, ...change }))).toBe(false);
  });

  it('hold the card to its first paint, and tell what a function takes from nothing', () => {
    expect(cardFigures(json({ rounds: 30, median: 110, worst: 127, ratio: 1.8 }))).toContain(
      '110 ms (median of 30), 127 ms at worst; 1.80 times as long as a card takes that only paints a headline',
    );
    expect(paintsSoon(json({ rounds: 30, median: 300, worst: 400, ratio: 3 }))).toBe(false);
    expect(paintsSoon(json({ rounds: 30, median: 110, worst: 400, ratio: 1.8 }))).toBe(true);
    const functions = [{ name: 'loyalty-card', bytes: 556_328, milliseconds: 300, memoryMb: 69 }];
    expect(functionFigures(json({ nothing: { milliseconds: 100, memoryMb: 47 }, functions }))).toBe(
      'loyalty-card, 556 kB: first answer 3.0 times after what Node alone takes, 69 MB (Node alone 47 MB)',
    );
  });

  it('hold the costs to growing no faster than the portal', () => {
    const row = {
      ...{ companies: 10_000, fillCalls: null, nightCalls: 383, firstCpuSeconds: 60, nightCpuSeconds: 17 },
      ...{ nightPeakMemoryMb: 300, databaseMb: 900 },
    };
    const growth = (exponent: number): string => json({ rows: [row], largest: { cost: 'nightCpuSeconds', exponent } });
    expect(growthFigures(growth(1.02))).toContain('nightCpuSeconds grows most: companies ^ 1.02');
    expect(growsLinearly(growth(1.02))).toBe(true);
    expect(growsLinearly(growth(1.3))).toBe(false);
    expect(mutationFigures(json({ changes: 200, noticed: 180, percent: 90 }))).toBe(
      '180 of 200 changes of the code were noticed by a test: 90.0 %',
    );
  });
});
