import { describe, expect, it } from 'vitest';
import { addMonths, formatIsoDay } from '../../../src/scoring/day.ts';
import { SEED_MODEL, type PilotPrior } from '../../../src/scoring/model.ts';
import { day, scoreOf, wonDeal } from '../../support/histories.ts';

const PILOTS: PilotPrior = {
  conversion: 0.6,
  logDays: { mean: Math.log(100), variance: 0.16 },
  priceFactor: 7,
  logVariance: 0.4,
  conversions: 40,
};
const PORTAL = { kind: 'portal', customers: 300, pilots: PILOTS } as const;
const PILOT = wonDeal({ on: '2026-01-10', name: 'Pilot', amount: 2_000 });
const after = (days: number, pilots: PilotPrior | null = PILOTS) =>
  scoreOf({ deals: [PILOT] }, formatIsoDay(day('2026-01-10') + days), { model: { ...PORTAL, pilots } });

describe('loyalty after a pilot', () => {
  it('is at first the share of pilots that are converted, by the portal’s own past', () => {
    expect(after(0)).toMatchObject({ loyaltyTest: 'purchase_within_horizon', evidenceWeight: 0 });
    expect(after(0).loyalty).toBeCloseTo(0.6, 12);
    // Half of the conversions have come by the hundredth day: 0.6 × 1/2 of 0.6 × 1/2 + 0.4.
    expect(after(100).loyalty).toBeCloseTo(0.3 / 0.7, 9);
  });

  it('falls with every day without a decision, and its drivers add up', () => {
    const scores = [0, 20, 60, 100, 150, 300, 700].map((days) => after(days));
    scores.slice(1).forEach((score, index) => {
      expect(score.loyalty).toBeLessThan(scores[index]?.loyalty ?? 0);
      expect(score.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * score.loyalty, 9);
    });
  });

  it('goes on falling across the lapse', () => {
    const lapse = addMonths(day('2026-01-10'), 24) - day('2026-01-10');
    const [before, on] = [after(lapse - 30), after(lapse + 1)];
    expect(on.status).toBe('lapsed');
    expect(on.loyalty).toBeLessThanOrEqual(before.loyalty);
  });

  it('is worth the contract that may follow, and not the pilot again and again', () => {
    // 2,000 × 7 a year with a chance of 0.6: far above what a repeated pilot would bring.
    expect(after(10).lifetimeValue).toBeGreaterThan(2 * after(10, null).lifetimeValue);
  });

  it('is the usual rule before the portal has seen enough pilots, and for whoever bought more', () => {
    expect(after(100, null).drivers.map(({ name }) => name)).toContain('purchase_rhythm');
    const bought = scoreOf({ deals: [PILOT, wonDeal({ on: '2026-03-01' })] }, '2026-04-20', { model: PORTAL });
    expect(bought.loyalty).not.toBeCloseTo(after(100).loyalty, 6);
    expect(SEED_MODEL.pilots).toBeNull();
  });
});
