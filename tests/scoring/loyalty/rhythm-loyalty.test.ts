import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/scoring/model.ts';
import type { NamedParameters } from '../../../src/scoring/models/repeat-models.ts';
import { rhythmLoyalty } from '../../../src/scoring/loyalty/rhythm-loyalty.ts';
import { bgNbd } from '../../../src/scoring/models/bg-nbd.ts';
import { mbgNbd } from '../../../src/scoring/models/mbg-nbd.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { day, scoreOf, wonDeal } from '../../support/histories.ts';

// The CDNOW fits (Fader, Hardie and Lee 2005; Batislam et al. 2007; Fader and Hardie's note 009), weeks turned into days.
const BG = { r: 0.243, alpha: 4.414 * 7, a: 0.793, b: 2.426 };
const FITTED: readonly NamedParameters[] = [
  { model: 'bg-nbd', parameters: BG },
  { model: 'mbg-nbd', parameters: { r: 0.525, alpha: 6.183 * 7, a: 0.891, b: 1.614 } },
  { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578 * 7, s: 0.606, beta: 11.669 * 7 } },
];
const portal = (repeat: NamedParameters): Partial<Model> => ({
  id: 'portal-1',
  kind: 'portal',
  customers: 300,
  repeat,
});
const ONE = [wonDeal({ on: '2024-01-10' })];
const MONTHLY = Array.from({ length: 12 }, (_, month) =>
  wonDeal({ on: `2024-${String(month + 1).padStart(2, '0')}-10` }),
);

describe("loyalty by the portal's fitted model", () => {
  it('is the probability of a purchase within the horizon', () => {
    const [fitted] = FITTED;
    const score = scoreOf({ deals: MONTHLY }, '2025-03-10', { model: fitted ? portal(fitted) : {} });
    const recency = day('2024-12-10') - day('2024-01-10');
    const history = { repeatPurchases: 11, recency, age: recency + 90 };
    expect(score.loyaltyTest).toBe('purchase_within_horizon');
    expect(score.loyalty).toBeCloseTo(bgNbd(BG).probabilityActive(history, 365), 12);
  });

  it('depends on the horizon of the policy', () => {
    for (const fitted of FITTED) {
      const [half, whole] = [6, 12].map((horizonMonths) =>
        scoreOf({ deals: MONTHLY }, '2025-03-10', { model: portal(fitted), policy: { horizonMonths } }),
      );
      expect(half?.loyalty).toBeLessThan(whole?.loyalty ?? 0);
    }
  });

  it.each(FITTED)('$model: falls with every week of silence, also across the lapse', (fitted) => {
    for (const deals of [ONE, MONTHLY]) {
      const start = day(deals.at(-1)?.id ?? '');
      const loyalties = Array.from({ length: 150 }, (_, week) => {
        const asOf = new Date((start + 7 * week) * 86_400_000).toISOString().slice(0, 10);
        return scoreOf({ deals }, asOf, { model: portal(fitted) }).loyalty;
      });
      loyalties.slice(1).forEach((loyalty, index) => {
        expect(loyalty).toBeLessThan(loyalties[index] ?? 0);
      });
    }
  });

  it.each(FITTED)('$model: drivers walk from a new customer over the rhythm to the silence, and add up', (fitted) => {
    for (const [deals, names] of [
      [ONE, ['starting_point', 'portal_experience', 'silence_since_purchase']],
      [MONTHLY, ['starting_point', 'portal_experience', 'purchase_rhythm', 'silence_since_purchase']],
    ] as const) {
      const score = scoreOf({ deals }, '2025-03-10', { model: portal(fitted) });
      expect(score.drivers.map(({ name }) => name)).toEqual(names);
      const points = score.drivers.reduce((sum, driver) => sum + driver.points, 0);
      expect(Math.abs(points - 100 * score.loyalty)).toBeLessThan(1e-9);
    }
  });

  it('stays a proper belief, and its drivers exact, where the model is all but certain', () => {
    const [fitted] = FITTED;
    const gone = scoreOf({ deals: MONTHLY }, '2040-01-10', { model: fitted ? portal(fitted) : {} });
    expect(gone.loyalty).toBeGreaterThan(0);
    expect(gone.loyaltyInterval[1]).toBeLessThan(0.001);
    const points = gone.drivers.reduce((sum, driver) => sum + driver.points, 0);
    expect(Math.abs(points - 100 * gone.loyalty)).toBeLessThan(1e-9);

    const steady = portal({ model: 'bg-nbd', parameters: { r: 1000, alpha: 30_000, a: 1e-9, b: 1 } });
    const sure = scoreOf({ deals: MONTHLY }, '2024-12-10', { model: steady });
    expect(sure.loyalty).toBeGreaterThan(0.999);
    expect(sure.loyaltyInterval[0]).toBeGreaterThan(0.99);
    expect(sure.loyaltyInterval[1]).toBeLessThanOrEqual(1);
  });

  it('is as sure as the model is of the one customer, who may have dropped out or buy at any rate', () => {
    const parameters = { r: 0.525, alpha: 800, a: 0.3, b: 3 };
    const occasions = MONTHLY.slice(0, 3).map((deal) => ({ day: deal.day, amount: 1 }));
    const asOf = day('2025-02-10');
    const { belief } = rhythmLoyalty(
      { model: 'mbg-nbd', parameters },
      occasions,
      [],
      { customers: 1 },
      DEFAULT_POLICY,
      asOf,
    );
    const { alpha, beta } = belief;
    const variance = (alpha * beta) / ((alpha + beta) ** 2 * (alpha + beta + 1));

    // A customer still there buys at a rate ~ Gamma(r + 2, alpha + age); one who dropped out never does.
    const recency = day('2024-03-10') - day('2024-01-10');
    const age = asOf - day('2024-01-10');
    const alive = mbgNbd(parameters).probabilityAlive({ repeatPurchases: 2, recency, age });
    const [shape, rate, step] = [2.525, parameters.alpha + age, 1e-5];
    let [weight, sum, squares] = [0, 0, 0];
    for (let purchases = step / 2; purchases < 0.3; purchases += step) {
      const density = purchases ** (shape - 1) * Math.exp(-rate * purchases);
      const chance = -Math.expm1(-365 * purchases);
      weight += density;
      sum += density * chance;
      squares += density * chance ** 2;
    }
    const mean = (alive * sum) / weight;
    expect(beta / (alpha + beta)).toBeCloseTo(mean, 6);
    expect(variance).toBeCloseTo((alive * squares) / weight - mean ** 2, 6);
  });

  it('has its own mean inside of its interval, however long the silence', () => {
    for (const fitted of FITTED) {
      for (const asOf of ['2024-12-10', '2025-06-10', '2026-06-10', '2031-06-10']) {
        const { loyalty, loyaltyInterval } = scoreOf({ deals: MONTHLY }, asOf, { model: portal(fitted) });
        expect(loyaltyInterval[0]).toBeLessThanOrEqual(loyalty);
        expect(loyaltyInterval[1]).toBeGreaterThanOrEqual(loyalty);
      }
    }
  });
});
