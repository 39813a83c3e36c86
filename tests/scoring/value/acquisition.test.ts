import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { justifiedAcquisitionCost } from '../../../src/scoring/value/acquisition.ts';
import { scoreOf, wonDeal } from '../../support/histories.ts';

describe('lifetime value over acquisition cost', () => {
  const deals = [wonDeal({ on: '2026-06-01', amount: 10_000, termMonths: 12 })];
  const older = [
    wonDeal({ on: '2025-06-01', amount: 10_000, termMonths: 12 }),
    wonDeal({ on: '2026-06-01', amount: 10_000, termMonths: 12, id: 'again' }),
  ];

  it('is taken before the cost, whether or not the cost is still in the value', () => {
    for (const history of [deals, older]) {
      const free = scoreOf({ deals: history }, '2026-11-21');
      const paid = scoreOf({ deals: history, entered: { acquisitionCost: 4_000 } }, '2026-11-21');
      expect(paid.lifetimeValueToAcquisitionCost).toBeCloseTo(free.lifetimeValue / 4_000, 12);
    }
  });

  it('is not known without a cost, and none for a cost of nothing', () => {
    expect(scoreOf({ deals }, '2026-11-21').lifetimeValueToAcquisitionCost).toBeNull();
    expect(scoreOf({ deals, entered: { acquisitionCost: 0 } }, '2026-11-21').lifetimeValueToAcquisitionCost).toBeNull();
  });

  it('uses the company’s own cost before the policy’s', () => {
    const policy = { acquisitionCost: 1_000 };
    const byPolicy = scoreOf({ deals }, '2026-11-21', { policy }).lifetimeValueToAcquisitionCost ?? 0;
    const own = scoreOf({ deals, entered: { acquisitionCost: 2_000 } }, '2026-11-21', { policy });
    expect(own.lifetimeValueToAcquisitionCost).toBeCloseTo(byPolicy / 2, 12);
  });
});

describe('the acquisition cost that a prospect would justify', () => {
  it('at 3 to 1 is a third of the value for each one won, times the chance of winning for each pursued', () => {
    const justified = justifiedAcquisitionCost({ expectedLifetimeValue: 60_000, winProbability: 0.25 }, 3);
    expect(justified).toEqual({ perCustomerWon: 20_000, perProspect: 5_000 });
  });

  it('is nothing where no value is expected', () => {
    expect(justifiedAcquisitionCost({ expectedLifetimeValue: -5_000, winProbability: 0.9 }, 3)).toEqual({
      perCustomerWon: 0,
      perProspect: 0,
    });
  });

  it('never falls with value or chance and never rises with the ratio', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    const ratio = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(value, chance, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (worth, win, target, more) => {
        const { perProspect } = justifiedAcquisitionCost({ expectedLifetimeValue: worth, winProbability: win }, target);
        const richer = { expectedLifetimeValue: worth + more, winProbability: Math.min(1, win + more) };
        expect(justifiedAcquisitionCost(richer, target).perProspect).toBeGreaterThanOrEqual(perProspect);
        const stricter = justifiedAcquisitionCost({ expectedLifetimeValue: worth, winProbability: win }, target + more);
        expect(stricter.perProspect).toBeLessThanOrEqual(perProspect);
      }),
    );
  });
});
