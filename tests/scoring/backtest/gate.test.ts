import { describe, expect, it } from 'vitest';
import { decideGate, decidePortalGate } from '../../../src/scoring/backtest/gate.ts';

describe('the gate of purchase models', () => {
  const good = { brier: 0.16, calibrationSlope: 1, baseRateBrier: 0.2, recencyBrier: 0.18 };

  it.each([
    ['no better than the base rate', { baseRateBrier: 0.16 }, "no better than the base rate's 0.1600"],
    ['behind the recency rule', { recencyBrier: 0.159 }, "behind the recency rule's 0.1590"],
    ['without a slope', { calibrationSlope: null }, 'cannot be judged'],
    ['too sure', { calibrationSlope: 0.69 }, 'too sure'],
    ['too shy', { calibrationSlope: 1.31 }, 'too shy'],
    ['without a number', { brier: NaN }, 'no better than the base rate'],
  ])('refuses a model %s, and says so', (_, change, reason) => {
    const decision = decideGate({ ...good, ...change });
    expect(decision.published).toBe(false);
    expect(decision.reason).toContain(reason);
  });

  it('publishes a model that beats both rules and is calibrated, at the bounds too', () => {
    expect(decideGate(good)).toEqual({
      published: true,
      reason: 'Brier score 0.1600 against 0.2000 (base rate) and 0.1800 (recency), calibration slope 1.00',
    });
    expect(decideGate({ ...good, calibrationSlope: 0.7 }).published).toBe(true);
    expect(decideGate({ ...good, calibrationSlope: 1.3, recencyBrier: 0.16 }).published).toBe(true);
  });
});

describe('the gate of a portal', () => {
  const good = { brier: 0.16, seedBrier: 0.17, calibrationSlope: 1 };

  it.each([
    ['no better than the seed', { seedBrier: 0.16 }, "no better than the seed's 0.1600"],
    ['without a slope', { calibrationSlope: null }, 'cannot be judged'],
    ['too sure', { calibrationSlope: 0.5 }, 'calibration slope 0.50 is below 0.7: it is too sure'],
    ['too shy', { calibrationSlope: 2 }, 'calibration slope 2.00 is above 1.3: it is too shy'],
  ])('refuses a model %s, and says so', (_, change, reason) => {
    const decision = decidePortalGate({ ...good, ...change });
    expect(decision.published).toBe(false);
    expect(decision.reason).toContain(reason);
  });

  it('publishes a calibrated model that beats the seed', () => {
    expect(decidePortalGate(good)).toMatchObject({ published: true });
  });
});
