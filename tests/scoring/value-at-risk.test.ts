import { describe, expect, it } from 'vitest';
import { valueAtRisk } from '../../src/scoring/value-at-risk.ts';
import { day, openRenewal, scoreOf, wonDeal, wonRenewal } from '../support/histories.ts';

const ahead = (inYears: number, nextTermYears = 1, annualRevenue = 12_000) => ({
  inYears,
  termYears: nextTermYears,
  nextTermYears,
  annualRevenue,
});
const atRisk = (loss: number, ...renewals: readonly ReturnType<typeof ahead>[]) =>
  valueAtRisk('active', loss, 10_000, { ahead: renewals });

describe('the value at risk in the next twelve months', () => {
  it('is the whole margin times the loss where the renewal is due or overdue', () => {
    expect(atRisk(0.3, ahead(0))).toBeCloseTo(3_000, 9);
    expect(valueAtRisk('renewal_overdue', 0.3, 10_000, { ahead: [ahead(0)] })).toBeCloseTo(3_000, 9);
  });

  it('is the share behind the renewal where that falls in the middle', () => {
    expect(atRisk(0.3, ahead(0.25))).toBeCloseTo(0.75 * 3_000, 9);
    expect(atRisk(0.3, ahead(0.25, 3))).toBeCloseTo(0.75 * 3_000, 9);
  });

  it('is nothing where no renewal is due within the twelve months', () => {
    expect(atRisk(0.3, ahead(1))).toBe(0);
    expect(atRisk(0.9, ahead(2.4, 3))).toBe(0);
  });

  it('asks every renewal of a short term', () => {
    // Behind the first quarter one renewal is passed, behind the second two, and so on.
    const expected = [1, 2, 3, 4].reduce((sum, tests) => sum + 0.25 * (1 - 0.9 ** tests), 0) * 10_000;
    expect(atRisk(0.1, ahead(0, 0.25))).toBeCloseTo(expected, 9);
  });

  it('counts contracts side by side with their own renewals and their share of the margin', () => {
    const both = atRisk(0.3, ahead(0.5, 1, 12_000), ahead(0.75, 1, 36_000));
    expect(both).toBeCloseTo(0.3 * 10_000 * (0.25 * 0.5 + 0.75 * 0.25), 9);
    const later = atRisk(0.3, ahead(0.5, 1, 12_000), ahead(2, 3, 36_000));
    expect(later).toBeCloseTo(0.3 * 10_000 * 0.25 * 0.5, 9);
    // The loss is that of the monthly contract, which is due first: over a year it is asked twelve times.
    const monthly = atRisk(0.02, ahead(0, 1 / 12, 0), ahead(0.5, 1, 36_000));
    expect(monthly).toBeCloseTo(10_000 * 0.5 * (1 - 0.98 ** 12), 9);
  });

  it('is the whole margin times the loss without a contract', () => {
    expect(valueAtRisk('active', 0.3, 10_000, null)).toBeCloseTo(3_000, 9);
  });

  it('is nothing where nothing is earned, or everything is lost already', () => {
    expect(valueAtRisk('active', 0.3, -10_000, null)).toBe(0);
    expect(valueAtRisk('lapsed', 0.9, 10_000, { ahead: [] })).toBe(0);
  });

  it('of a contract over three years is nothing until its last twelve months', () => {
    const deals = [wonDeal({ on: '2025-03-01', amount: 36_000, termMonths: 36 })];
    expect(scoreOf({ deals }, '2026-11-21').valueAtRisk).toBe(0);
    const last = scoreOf({ deals }, '2027-11-21');
    const share = 1 - (day('2028-03-01') - day('2027-11-21')) / 365.25;
    expect(last.valueAtRisk).toBeCloseTo(last.lossProbability * 12_000 * 0.75 * share, 6);
  });

  it('of a renewal that stays open is at stake in full', () => {
    const deals = [
      wonDeal({ on: '2024-03-01', amount: 12_000, termMonths: 12 }),
      wonRenewal({ on: '2025-03-01', amount: 12_000, termMonths: 12 }),
      openRenewal({ on: '2026-04-10' }),
    ];
    const score = scoreOf({ deals }, '2026-04-01');
    expect(score.status).toBe('renewal_overdue');
    expect(score.valueAtRisk).toBeCloseTo(score.lossProbability * 9_000, 6);
  });
});
