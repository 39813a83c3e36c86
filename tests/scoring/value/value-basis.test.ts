import { describe, expect, it } from 'vitest';
import { buildContracts } from '../../../src/scoring/contract/build-contracts.ts';
import { contractStanding } from '../../../src/scoring/contract/standing.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { toOccasions } from '../../../src/scoring/reading/occasions.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import type { Deal } from '../../../src/scoring/types.ts';
import {
  contractValueBasis,
  purchasedInLastTwelveMonths,
  repeatValueBasis,
  type ValueBasis,
} from '../../../src/scoring/value/value-basis.ts';
import { companyHistory, day, lostRenewal, scoringContext, wonDeal, wonRenewal } from '../../support/histories.ts';

const POLICY = scoringContext('2026-11-21').policy;
const YEAR = { amount: 12_000, termMonths: 12 };

function contractBasis(asOf: string, ...deals: readonly Deal[]): ValueBasis {
  const { purchases, open, ...read } = readDeals(deals, POLICY, day(asOf));
  const contracts = buildContracts({ purchases, open, ...read }, companyHistory({}).entered, POLICY, day(asOf));
  const standing = contractStanding(contracts, day(asOf));
  if (standing === null) throw new Error('expected a contract');
  return contractValueBasis(standing, contracts.contracts.length, purchases, SEED_MODEL.spend);
}

function repeatBasis(asOf: string, ...deals: readonly Deal[]): ValueBasis {
  const { purchases } = readDeals(deals, POLICY, day(asOf));
  return repeatValueBasis(toOccasions(purchases), purchases, SEED_MODEL.spend, day(asOf));
}

describe('what a customer under contract is worth', () => {
  const threeYears = wonDeal({ on: '2025-03-01', amount: 36_000, termMonths: 36 });

  it('is the term now and its price per year later', () => {
    expect(contractBasis('2026-11-21', threeYears)).toMatchObject({
      currentAnnualValue: 12_000,
      initialRevenue: 36_000,
      initialYears: 3,
      annualRevenue: 12_000,
      firstPurchaseInitial: true,
    });
  });

  it('holds the first purchase only in the first term, whatever credits came before', () => {
    const credit = wonDeal({ id: 'credit', on: '2025-02-01', amount: -10 });
    expect(contractBasis('2025-11-21', credit, wonDeal({ on: '2025-03-01', ...YEAR })).firstPurchaseInitial).toBe(true);
    const renewed = [wonDeal({ on: '2024-03-01', ...YEAR }), wonRenewal({ on: '2025-03-01', ...YEAR })];
    expect(contractBasis('2025-11-21', ...renewed).firstPurchaseInitial).toBe(false);
  });

  it('is known the better the more terms were bought', () => {
    const first = wonDeal({ on: '2024-03-01', ...YEAR });
    expect(contractBasis('2024-11-21', first).logDeviation).toBeCloseTo(Math.sqrt(0.1), 12);
    expect(contractBasis('2025-11-21', first, wonRenewal({ on: '2025-03-01', ...YEAR })).logDeviation).toBeCloseTo(
      Math.sqrt(0.1 / 2),
      12,
    );
  });

  it('counts the cost of serving a free contract that is in force', () => {
    const free = [wonDeal({ on: '2024-03-01', ...YEAR }), wonRenewal({ on: '2025-03-01', amount: 0, termMonths: 12 })];
    expect(contractBasis('2025-11-21', ...free)).toMatchObject({ initialRevenue: 0, initialYears: 1 });
  });

  it('is nothing now, and the last price less its credits later, once the contract is over', () => {
    const lost = [
      wonDeal({ on: '2024-03-01', ...YEAR }),
      wonDeal({ id: 'credit', on: '2024-06-01', amount: -2_000 }),
      lostRenewal({ on: '2025-03-01' }),
    ];
    expect(contractBasis('2025-11-21', ...lost)).toMatchObject({
      currentAnnualValue: 0,
      initialRevenue: 0,
      initialYears: 0,
      annualRevenue: 10_000,
      firstPurchaseInitial: false,
    });
  });
});

describe('what a customer without a contract is worth', () => {
  it('is the last twelve months now, less credits', () => {
    const basis = repeatBasis(
      '2026-11-21',
      wonDeal({ on: '2025-11-20', amount: 700 }),
      wonDeal({ on: '2025-11-21', amount: 500 }),
      wonDeal({ on: '2026-05-01', amount: 300 }),
      wonDeal({ on: '2026-06-01', amount: -100 }),
    );
    expect(basis).toMatchObject({ currentAnnualValue: 700, initialRevenue: 700, initialYears: 1 });
  });

  it('is what it bought per year of buying later, a year at least', () => {
    expect(repeatBasis('2026-11-21', wonDeal({ on: '2026-05-01', amount: 900 })).annualRevenue).toBe(900);
    // From the first to the last purchase 1,461 days are 4 years; half a year more stands for the gap after the last.
    const steady = ['2021-01-10', '2022-01-10', '2024-01-10', '2025-01-10'].map((on) => wonDeal({ on, amount: 900 }));
    expect(repeatBasis('2025-11-21', ...steady).annualRevenue).toBeCloseTo(3_600 / 4.5, 9);
  });

  it('is known the better the more occasions there were', () => {
    const deals = ['2026-01-10', '2026-02-10', '2026-03-10', '2026-04-10'].map((on) => wonDeal({ on }));
    expect(repeatBasis('2026-11-21', ...deals).logDeviation).toBeCloseTo(Math.sqrt(0.5 / 4), 12);
  });

  it('holds the first purchase for twelve months', () => {
    expect(repeatBasis('2026-11-21', wonDeal({ on: '2025-11-21' })).firstPurchaseInitial).toBe(true);
    expect(repeatBasis('2026-11-22', wonDeal({ on: '2025-11-21' })).firstPurchaseInitial).toBe(false);
  });
});

describe('the last twelve months', () => {
  const purchasesOf = (...days: readonly string[]) =>
    readDeals(
      days.map((on) => wonDeal({ on, amount: 100 })),
      POLICY,
      day('2026-11-21'),
    ).purchases;

  it('reach back to the same day of last year', () => {
    expect(purchasedInLastTwelveMonths(purchasesOf('2025-11-20', '2025-11-21'), day('2026-11-21'))).toBe(100);
  });

  it('never hold an anniversary twice', () => {
    expect(purchasedInLastTwelveMonths(purchasesOf('2025-11-21', '2026-11-21'), day('2026-11-21'))).toBe(100);
  });
});
