import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPurchasesCsv } from '../../../src/operations/models/read-purchases-csv.ts';
import { runBacktest } from '../../../src/operations/models/run-backtest.ts';
import type { CutReport } from '../../../src/scoring/backtest/backtest-purchases.ts';
import type { StackOptions } from '../../../src/scoring/backtest/purchase-stack.ts';
import { findData } from '../../support/data-folder.ts';
import { day } from '../../support/histories.ts';

const STACK: StackOptions = { model: null, method: 'map' };

function pooled(file: string, cuts: readonly string[], horizonDays: number, options: StackOptions): CutReport {
  const reading = readPurchasesCsv(readFileSync(file, 'utf8'), day('2026-11-21'));
  if (reading.kind === 'refused') throw new Error(reading.reason);
  const result = runBacktest(reading.purchases, cuts.map(day), horizonDays, options);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.report.pooled;
}

describe('a backtest of a file', () => {
  const row = (customer: string, on: string, amount = 10) => ({ customer, day: day(on), amount });

  it('refuses fewer than two customers, and cuts before anybody bought', () => {
    expect(runBacktest([row('a', '2020-01-01')], [day('2020-06-01')], 100, STACK)).toMatchObject({
      kind: 'refused',
      reason: 'A backtest needs at least two customers with a purchase; there is one.',
    });
    expect(runBacktest([row('a', '2020-01-01', -5)], [day('2020-06-01')], 100, STACK)).toMatchObject({
      reason: expect.stringContaining('there are none') as string,
    });
    const two = [row('a', '2020-01-01'), row('b', '2020-01-01')];
    expect(runBacktest(two, [day('2019-01-01')], 100, STACK)).toMatchObject({
      kind: 'refused',
      reason: 'No customer had bought by any of the cuts. Choose later ones.',
    });
  });

  it('counts one occasion a day, a zero amount as one and a credit as none, in any order of the rows', () => {
    const rows = [
      row('b', '2020-03-01', 0),
      row('a', '2020-07-01'),
      row('a', '2020-07-01'),
      row('a', '2020-01-01'),
      row('b', '2020-07-01', -10),
    ];
    const result = runBacktest(rows, [day('2020-06-01')], 100, { model: 'mbg-nbd', method: 'map' });
    if (result.kind === 'refused') throw new Error(result.reason);
    const { pooled: report } = result.report;
    expect(report.customers).toBe(2);
    // One of two came back, with two rows of 10 on one day; who bought once has a rate of none.
    expect(report.baselines.ownRate).toMatchObject({ countMae: 0.5, valueMae: 10 });
  });
});

const cdnow = findData('cdnow/purchases.csv');
describe.skipIf(cdnow === null)('CDNOW, forecast from 30 September 1997 for 273 days', () => {
  it.each([
    ['pareto-nbd', 0.755],
    ['mbg-nbd', 0.765],
  ] as const)('%s by maximum likelihood is no further from the counts than published', (model, most) => {
    const report = pooled(cdnow ?? '', ['1997-09-30'], 273, { model, method: 'mle' });
    expect(report.customers).toBe(2357);
    expect(report.countMae).toBeLessThanOrEqual(most);
  });
});

const gcloud = findData('gcloud');
const GCLOUD_CUTS = ['2013-06-30', '2013-08-31', '2013-10-31', '2013-12-31'];
describe.skipIf(gcloud === null)('G-Cloud, forecast from four days for 181 days', () => {
  it.each([
    ['purchases-by-pair.csv', 0.834, 0.1682],
    ['purchases-by-buyer.csv', 0.78, 0.1875],
  ])('%s: the stack is level with the best published library and ahead of the recency rule', (file, auc, brier) => {
    const report = pooled(`${gcloud ?? ''}/${file}`, GCLOUD_CUTS, 181, STACK);
    expect(report.auc).toBeGreaterThanOrEqual(auc - 0.005);
    expect(report.brier).toBeLessThanOrEqual(brier + 0.003);
    expect(report.brier).toBeLessThanOrEqual(report.baselines.recency.brier);
    expect(report.intervals?.brier[0]).toBeLessThan(report.brier);
    expect(report.intervals?.brier[1]).toBeGreaterThan(report.brier);
  });
});
