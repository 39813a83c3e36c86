import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '../../../../src/scoring/fit/portal/customer-evidence.ts';
import { estimateGrowth } from '../../../../src/scoring/fit/portal/estimate-growth.ts';
import { estimateWallets } from '../../../../src/scoring/fit/portal/estimate-wallets.ts';
import { fitSpend } from '../../../../src/scoring/fit/portal/fit-spend.ts';
import { learnCore } from '../../../../src/scoring/fit/portal/learn-core.ts';
import { slicePortal } from '../../../../src/scoring/fit/portal/portal-slice.ts';
import { fitWinBack } from '../../../../src/scoring/fit/portal/win-back-spells.ts';
import { SEED_MODEL } from '../../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import type { CompanyHistory } from '../../../../src/scoring/types.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { simulateContractPortal, simulateRepeatPortal, SIMULATED_UNTIL } from '../../../support/simulated-portal.ts';

const TODAY = day('2026-11-21');
const gather = (histories: readonly CompanyHistory[]) => gatherEvidence(histories, DEFAULT_POLICY, TODAY);
const buyer = (index: number, given: Parameters<typeof companyHistory>[0]) =>
  companyHistory({ companyId: String(index), industry: 'Retail', employees: 20, ...given });
const many = (count: number, make: (index: number) => Parameters<typeof companyHistory>[0], from = 0) =>
  Array.from({ length: count }, (_, index) => buyer(from + index, make(index)));

describe('wallets of comparable customers', () => {
  // 40 customers of one kind who spend 1,000 to 40,000 a year, and 10 of another.
  const customers = [
    ...many(40, (index) => ({ deals: [wonDeal({ on: '2026-06-01', amount: 1000 * (index + 1) })] })),
    ...many(10, () => ({ industry: 'Mining', deals: [wonDeal({ on: '2026-06-01', amount: 1e6 })] }), 100),
  ];

  it("are the upper quantile of what the kind spends, drawn towards the portal's", () => {
    const wallets = estimateWallets(gather(customers));
    const own = 1000 * (1 + 0.8 * 39);
    // Of all fifty the quantile lies where forty end and the ten begin: a fifth of the way from 40,000 to a million.
    const portal = 40_000 + 0.2 * 960_000;
    expect(wallets['retail|50']).toEqual({
      amount: expect.closeTo(own ** (40 / 60) * portal ** (20 / 60), 4) as number,
      comparable: 40,
    });
  });

  it('are not estimated for a kind of fewer than 30, nor from customers who spend nothing now', () => {
    expect(estimateWallets(gather(customers))['mining|50']).toBeUndefined();
    const gone = many(40, () => ({ deals: [wonDeal({ on: '2020-06-01', amount: 1000 })] }));
    expect(estimateWallets(gather(gone))).toEqual({});
  });
});

describe('prices from term to term', () => {
  const renewing = (count: number, factor: number) =>
    many(count, () => ({
      deals: [
        wonDeal({ on: '2024-01-01', amount: 1000, termMonths: 12 }),
        wonRenewal({ on: '2025-01-01', amount: 1000 * factor, termMonths: 12 }),
        wonRenewal({ on: '2026-01-01', amount: 1000 * factor ** 2, termMonths: 12 }),
      ],
    }));

  it('vary as much as the customers do from one another, the seed counting for five', () => {
    // Equal steps of all: nothing is between the customers.
    expect(fitSpend(gather(renewing(50, 1.5))).contractVariance).toBeCloseTo((5 * 0.1) / 55, 9);
    // Half of them step by 1.5, the others by 1: ± ln(1.5)/2 around the mean, without any chance within a customer.
    const both = [...renewing(50, 1.5), ...renewing(50, 1)];
    const between = (200 * (Math.log(1.5) / 2) ** 2) / (200 - (100 * 4) / 200);
    expect(fitSpend(gather(both)).contractVariance).toBeCloseTo((5 * 0.1 + 100 * between) / 105, 9);
    expect(fitSpend(gather([])).contractVariance).toBe(SEED_MODEL.spend.contractVariance);
  });
});

describe('coming back', () => {
  it("is learnt from the portal's lapsed spells: the more return, and the sooner, the likelier", () => {
    const staying = many(60, () => ({ deals: [wonDeal({ on: '2018-01-01' })] }));
    const returning = many(60, () => ({ deals: [wonDeal({ on: '2018-01-01' }), wonDeal({ on: '2020-03-01' })] }), 100);
    const none = fitWinBack(gather(staying), DEFAULT_POLICY, TODAY);
    const some = fitWinBack(gather([...staying, ...returning]), DEFAULT_POLICY, TODAY);
    expect(none).toMatchObject({ spells: 60, returns: 0 });
    // Whoever came back lapsed again.
    expect(some).toMatchObject({ spells: 180, returns: 60 });
    const chance = (fit: typeof some): number =>
      fit === null ? NaN : fit.prior.beta / (fit.prior.alpha + fit.prior.beta);
    expect(chance(none)).toBeLessThan(0.06);
    expect(chance(some)).toBeGreaterThan(0.15);
  });

  it('stays as assumed below thirty spells', () => {
    const few = many(29, () => ({ deals: [wonDeal({ on: '2018-01-01' })] }));
    expect(fitWinBack(gather(few), DEFAULT_POLICY, TODAY)).toBeNull();
  });
});

describe('growth', () => {
  const slice = (histories: readonly CompanyHistory[]) =>
    slicePortal(histories, DEFAULT_POLICY, day('2025-11-21'), TODAY);
  const yearly = (lastAmount: number) =>
    many(60, (index) => ({
      deals: ['2022-03-01', '2023-03-01', '2024-03-01', '2025-03-01', '2026-03-01'].map((on, place) =>
        wonDeal({ id: `${String(index)} ${on}`, on, amount: place === 4 ? lastAmount : 1000 }),
      ),
    }));

  it('is what the last year brought over what was expected, half believed from one year alone', () => {
    const grown = slice(yearly(800));
    const expected = grown.customers.reduce((sum, _, index) => sum + grown.expectedSpend(index), 0);
    // A thousand a year in three years of four, of customers who are all but sure to stay.
    expect(expected / 60).toBeGreaterThan(600);
    expect(expected / 60).toBeLessThan(1200);
    expect(estimateGrowth([grown])).toBeCloseTo(Math.sqrt((60 * 800) / ((expected * 365) / 365.25)), 9);
    expect(estimateGrowth([slice(yearly(600))])).toBeLessThan(estimateGrowth([grown]));
  });

  it('is bounded, and none is claimed from fewer than fifty customers', () => {
    expect(estimateGrowth([slice(yearly(1e6))])).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(estimateGrowth([slice(yearly(2000).slice(0, 40))])).toBe(1);
    expect(estimateGrowth([])).toBe(1);
  });
});

describe('the core of a portal', () => {
  it('finds how likely renewals are, and leaves purchases to the rule of years where there are none to learn from', () => {
    const portal = simulateContractPortal({
      customers: 600,
      seed: 3,
      renewalWithMeeting: 0.7,
      renewalWithoutMeeting: 0.7,
    });
    const { model, notes } = learnCore(
      gatherEvidence(portal, DEFAULT_POLICY, SIMULATED_UNTIL),
      DEFAULT_POLICY,
      SIMULATED_UNTIL,
    );
    expect(model.renewal.beta / (model.renewal.alpha + model.renewal.beta)).toBeCloseTo(0.7, 1);
    expect(model.repeat).toBeNull();
    expect(model.groups['software|250']?.customers).toBeGreaterThan(300);
    expect(notes[1]).toContain('too few for a rhythm');
  });

  it('learns the rhythm of purchases without a contract, and then takes no years of theirs for renewals', () => {
    const portal = simulateRepeatPortal(300, 4);
    const { model } = learnCore(
      gatherEvidence(portal, DEFAULT_POLICY, SIMULATED_UNTIL),
      DEFAULT_POLICY,
      SIMULATED_UNTIL,
    );
    expect(model.repeat).not.toBeNull();
    expect(Object.keys(model.repeat ?? {})).toEqual(['model', 'parameters']);
    expect(model.renewal.alpha).toBeCloseTo(SEED_MODEL.renewal.alpha, 6);
    expect(model.spend.meanLog).toBeGreaterThan(6);
  });
});
