import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk } from '../support/command-desk.ts';
import { findData } from '../support/data-folder.ts';

const desk = openDesk(new CrmBuilder().build());

const portal = findData('gcloud-portal');
describe.skipIf(portal === null)('model fit on gcloud-portal', () => {
  it('keeps the seed below the floor, and says why', async () => {
    const { code, out } = await desk.run('model', 'fit', '--data', portal ?? '');
    expect(code).toBe(0);
    expect(out).toContain('89 customers with 58 renewals (made or lost) and repeat purchases.');
    expect(out).toContain('Model seed-1.');
  });
});

const marketplace = findData('gcloud-marketplace');
describe.skipIf(marketplace === null)('model fit on gcloud-marketplace', () => {
  it('judges what it learnt on the past, beside the seed, and decides by that alone', async () => {
    const { code, out } = await desk.run('model', 'fit', '--data', marketplace ?? '', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      readonly model: { readonly id: string };
      readonly published: boolean;
      readonly candidate: { readonly id: string; readonly wallets: Readonly<Record<string, { comparable: number }>> };
      readonly backtest: {
        readonly cuts: readonly { readonly cut: string }[];
        readonly pooled: {
          readonly cases: number;
          readonly portal: { readonly brier: number; readonly calibrationSlope: number };
          readonly seed: { readonly brier: number };
        };
      };
    };
    const { pooled, cuts } = report.backtest;
    expect(cuts.map(({ cut }) => cut)).toEqual(['2013-06-02', '2012-12-02']);
    expect(pooled.portal.brier).toBeLessThan(pooled.seed.brier);
    const calibrated = pooled.portal.calibrationSlope >= 0.7 && pooled.portal.calibrationSlope <= 1.3;
    expect(report.published).toBe(calibrated);
    expect(report.model.id).toBe(calibrated ? report.candidate.id : 'seed-1');
    expect(Object.values(report.candidate.wallets).every(({ comparable }) => comparable >= 30)).toBe(true);
  });

  it('shows the same as a table', async () => {
    const { out } = await desk.run('model', 'fit', '--data', marketplace ?? '');
    expect(out).toMatch(/Forecast from .* Tests .* Passed .* Rule/);
    expect(out).toMatch(/Of \d+ customers flagged high or critical, \d+ were lost; of \d+ lost, \d+ had been flagged/);
    expect(out).not.toContain('NaN');
  });
});

describe('model fit on an empty portal', () => {
  it('keeps the seed', async () => {
    const { code, out } = await desk.run('model', 'fit');
    expect(code).toBe(0);
    expect(out).toContain('0 customers');
  });
});
