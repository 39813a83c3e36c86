import { describe, expect, it } from 'vitest';
import { buildContracts } from '../../../src/scoring/contract/build-contracts.ts';
import { contractStanding, type ContractStanding } from '../../../src/scoring/contract/standing.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import type { Deal } from '../../../src/scoring/types.ts';
import {
  companyHistory,
  day,
  lostRenewal,
  openRenewal,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../../support/histories.ts';

const POLICY = scoringContext('2026-11-21').policy;
const YEAR = { amount: 12_000, termMonths: 12 };
/** Runs until 1 March 2026. */
const FIRST = wonDeal({ id: 'first', on: '2025-03-01', ...YEAR });

function standingOn(asOf: string, ...deals: readonly Deal[]): ContractStanding {
  const read = readDeals(deals, POLICY, day(asOf));
  const contracts = buildContracts(read, companyHistory({}).entered, POLICY, day(asOf));
  const standing = contractStanding(contracts, day(asOf));
  if (standing === null) throw new Error('expected a standing');
  return standing;
}

describe('where a contract stands', () => {
  it('is in force through the day it ends, with the days to go', () => {
    expect(standingOn('2026-02-01', FIRST)).toMatchObject({
      state: 'in_force',
      annualValue: 12_000,
      graceUsed: 0,
      renewal: { dueOn: day('2026-03-01'), overdueDays: -28 },
    });
    expect(standingOn('2026-03-01', FIRST)).toMatchObject({ state: 'in_force', renewal: { overdueDays: 0 } });
  });

  it('is overdue within the grace, which it uses up day by day', () => {
    const standing = standingOn('2026-03-31', FIRST);
    expect(standing).toMatchObject({ state: 'overdue', annualValue: 12_000, lapsedOn: null });
    expect(standing.graceUsed).toBe(29.5 / 60);
    expect(standing.renewal).toEqual({
      dueOn: day('2026-03-01'),
      overdueDays: 30,
      openRenewalDealIds: [],
      countsAsLostFrom: day('2026-05-01'),
    });
    expect(standingOn('2026-04-30', FIRST)).toMatchObject({ state: 'overdue', graceUsed: 59.5 / 60 });
  });

  it('is lapsed from the day it counts as lost, worth nothing and with no renewal to come', () => {
    expect(standingOn('2026-05-01', FIRST)).toMatchObject({
      state: 'lapsed',
      lapsedOn: day('2026-05-01'),
      annualValue: 0,
      termRevenue: 0,
      renewal: null,
    });
  });

  it('stays overdue while a renewal deal is open', () => {
    expect(standingOn('2026-11-21', FIRST, openRenewal({ id: '9', on: '2026-12-01' }))).toMatchObject({
      state: 'overdue',
      // A year after the end it counts as lost, whenever the deal is expected.
      graceUsed: 264.5 / 335,
      annualValue: 12_000,
      renewal: { overdueDays: 265, openRenewalDealIds: ['9'], countsAsLostFrom: day('2027-01-31') },
    });
  });

  it('is lapsed with a lost renewal while the paid term still runs and counts', () => {
    expect(standingOn('2026-02-10', FIRST, lostRenewal({ on: '2026-02-01' }))).toMatchObject({
      state: 'lapsed',
      lapsedOn: day('2026-02-01'),
      annualValue: 12_000,
      termRevenue: 12_000,
    });
    expect(standingOn('2026-03-02', FIRST, lostRenewal({ on: '2026-02-01' }))).toMatchObject({ annualValue: 0 });
  });

  it('spreads a term of three years over its years and keeps its whole revenue', () => {
    const threeYears = wonDeal({ on: '2025-03-01', amount: 36_000, termMonths: 36 });
    expect(standingOn('2026-11-21', threeYears)).toMatchObject({ annualValue: 12_000, termRevenue: 36_000 });
  });

  it('counts an expansion and takes off a credit of the running term', () => {
    const seats = wonDeal({ id: 'seats', on: '2025-06-01', amount: 3_000 });
    const credit = wonDeal({ id: 'credit', on: '2025-07-01', amount: -1_000 });
    expect(standingOn('2025-11-21', FIRST, seats, credit).annualValue).toBe(14_000);
  });

  it('is won back after a loss until the first renewal since', () => {
    const lost = lostRenewal({ on: '2026-03-01' });
    const back = wonDeal({ id: 'back', on: '2026-06-01', ...YEAR });
    const again = wonRenewal({ id: 'again', on: '2027-05-20', ...YEAR });
    expect(standingOn('2026-11-21', FIRST, lost, back).wonBack).toBe(true);
    expect(standingOn('2027-11-21', FIRST, lost, back, again).wonBack).toBe(false);
    expect(standingOn('2025-11-21', FIRST).wonBack).toBe(false);
  });

  it('does not exist without a purchase', () => {
    const nothing = readDeals([openRenewal({ on: '2026-12-01' })], POLICY, day('2026-11-21'));
    const contracts = buildContracts(nothing, companyHistory({}).entered, POLICY, day('2026-11-21'));
    expect(contractStanding(contracts, day('2026-11-21'))).toBeNull();
  });

  it('needs no grace to be overdue', () => {
    const policy = { ...POLICY, contract: { ...POLICY.contract, graceDays: 0 } };
    const asOf = day('2026-03-02');
    const read = readDeals([FIRST, openRenewal({ on: '2026-03-05' })], policy, asOf);
    const contracts = buildContracts(read, companyHistory({}).entered, policy, asOf);
    expect(contractStanding(contracts, asOf)).toMatchObject({ state: 'overdue', graceUsed: 0.5 / 4 });
  });

  it('counts what a pilot costs once, since it covers its own months only', () => {
    const pilot = wonDeal({ on: '2026-10-01', name: 'Pilot', amount: 5_000, termMonths: 3 });
    expect(standingOn('2026-11-21', pilot)).toMatchObject({
      annualValue: 5_000,
      termRevenue: 5_000,
      termYears: 0.25,
      nextTermYears: 1,
    });
    const quarter = wonDeal({ on: '2026-10-01', amount: 5_000, termMonths: 3 });
    expect(standingOn('2026-11-21', quarter)).toMatchObject({ annualValue: 20_000, nextTermYears: 0.25 });
  });

  it('says of a customer lost with a renewal deal open when that was expected', () => {
    const forgotten = openRenewal({ on: '2026-03-01' });
    expect(standingOn('2026-11-21', FIRST, forgotten)).toMatchObject({
      state: 'lapsed',
      lapsedOn: day('2026-05-01'),
      gaveUpDealOf: day('2026-03-01'),
    });
    expect(standingOn('2026-11-21', FIRST).gaveUpDealOf).toBeNull();
    expect(standingOn('2026-11-21', FIRST, forgotten, lostRenewal({ on: '2026-04-01' })).gaveUpDealOf).toBeNull();
  });
});
