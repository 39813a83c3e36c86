import { describe, expect, it } from 'vitest';
import { flaggedAndLost, type RiskForecast } from '../../../src/scoring/backtest/flagged-and-lost.ts';

const renewal = (given: Partial<RiskForecast>): RiskForecast => ({
  companyId: '1',
  cut: 100,
  test: 'next_renewal',
  dueOn: 300,
  risk: 'low',
  passed: true,
  decidedOn: 300,
  ...given,
});

describe('flagged and lost', () => {
  it('counts a renewal once, however many cuts looked ahead to it, from its first flag', () => {
    const result = flaggedAndLost([
      renewal({ cut: 200, risk: 'critical', passed: false, decidedOn: 320 }),
      renewal({ cut: 100, risk: 'high', passed: false, decidedOn: 320 }),
      renewal({ companyId: '2', risk: 'watch', passed: false }),
      renewal({ companyId: '3', risk: 'high' }),
    ]);
    expect(result).toMatchObject({ flagged: 2, flaggedAndLost: 1, lost: 2, medianDaysBefore: 220 });
    expect(result.sentence).toBe(
      'Of 2 customers flagged high or critical, 1 were lost; of 2 lost, 1 had been flagged, renewals a median of 220 days before the loss.',
    );
  });

  it('says nothing of days where no lost renewal was flagged, and leaves out who was lost already', () => {
    const result = flaggedAndLost([
      renewal({ test: 'purchase_within_horizon', dueOn: null, risk: 'high', passed: false, decidedOn: 465 }),
      renewal({ companyId: '2', test: 'win_back', dueOn: null, risk: 'critical', passed: false }),
    ]);
    expect(result).toMatchObject({ flagged: 1, flaggedAndLost: 1, lost: 1, medianDaysBefore: null });
    expect(result.sentence).not.toContain('median');
  });
});
