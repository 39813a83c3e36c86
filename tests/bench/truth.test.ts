import { beforeAll, describe, expect, it } from 'vitest';
import { judgePortal, type TruthReport } from '../../bench/judge-portal.ts';

/** Nothing was tuned on these. */
const SEEDS = [201, 202] as const;
const COMPANIES = 450;

let reports: readonly TruthReport[] = [];

/** Over the seeds, each by the number of customers judged. */
function pooled(figure: (report: TruthReport) => number): number {
  const customers = reports.reduce((sum, report) => sum + report.customers, 0);
  return reports.reduce((sum, report) => sum + report.customers * figure(report), 0) / customers;
}

describe('the scores of customers whose truth is known', () => {
  beforeAll(async () => {
    const judged: TruthReport[] = [];
    for (const seed of SEEDS) judged.push(await judgePortal(COMPANIES, seed));
    reports = judged;
  }, 120_000);

  it('hold the true loyalty in 75 to 85 of 100 intervals of 80 %', () => {
    const coverage = pooled((report) => report.loyaltyCoverage);
    expect(coverage).toBeGreaterThanOrEqual(0.75);
    expect(coverage).toBeLessThanOrEqual(0.85);
  });

  it('hold the true value in 75 to 85 of 100 intervals of 80 %', () => {
    const coverage = pooled((report) => report.valueCoverage);
    expect(coverage).toBeGreaterThanOrEqual(0.75);
    expect(coverage).toBeLessThanOrEqual(0.85);
  });

  it('forecast as many as pass, and neither too surely nor too shyly', () => {
    expect(Math.abs(pooled((report) => report.meanLoyalty - report.meanTruth))).toBeLessThan(0.03);
    const slope = pooled((report) => report.calibrationSlope ?? NaN);
    expect(slope).toBeGreaterThan(0.8);
    expect(slope).toBeLessThan(1.25);
  });

  it('rank the customers by value as the truth does, and add up to what they are worth', () => {
    expect(pooled((report) => report.valueRankCorrelation)).toBeGreaterThan(0.92);
    const sum = pooled((report) => report.valueSumRatio);
    expect(sum).toBeGreaterThan(0.9);
    expect(sum).toBeLessThan(1.1);
  });

  it('flag before the loss: of the flagged three times as many are lost, and half of the lost were flagged', () => {
    expect(pooled((report) => report.flaggedLost)).toBeGreaterThan(3 * pooled((report) => report.unflaggedLost));
    expect(pooled((report) => report.lostFlagged)).toBeGreaterThan(0.5);
  });
});
