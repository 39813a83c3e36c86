import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMilestones } from '../../../src/programme/milestones/find-milestones.ts';
import { toMilestoneCustomer } from '../../../src/programme/milestones/milestone-customer.ts';
import type { Milestone } from '../../../src/programme/milestones/milestone.ts';
import { passedAmount, roundAmounts } from '../../../src/programme/milestones/round-amounts.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import {
  companyHistory,
  day,
  meeting,
  referredPurchase,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../../support/histories.ts';

const TODAY = '2026-11-21';

function milestonesOf(...histories: readonly CompanyHistory[]): readonly Milestone[] {
  const context = scoringContext(TODAY);
  return findMilestones(
    histories.flatMap((history) => {
      const score = scoreCustomer(history, context);
      return score.kind === 'scored' ? [toMilestoneCustomer(history, score, context)] : [];
    }),
  );
}

const ofKind = (milestones: readonly Milestone[], kind: Milestone['kind']): readonly Milestone[] =>
  milestones.filter((milestone) => milestone.kind === kind);

/** Buys every year on the day, without a contract. */
const loyal = (first: string, years: number, amount = 1000): CompanyHistory =>
  companyHistory({
    deals: Array.from({ length: years }, (_, year) =>
      wonDeal({ on: `${String(Number(first.slice(0, 4)) + year)}${first.slice(4)}`, amount }),
    ),
    activities: [meeting({ on: '2026-11-01' })],
  });

describe('the milestones of a relationship', () => {
  it('are its anniversaries, from 30 days back to 60 days ahead', () => {
    const on = (first: string) => ofKind(milestonesOf(loyal(first, 5)), 'anniversary');
    expect(on('2021-12-15')).toMatchObject([{ size: 5, day: day('2026-12-15'), state: 'ahead' }]);
    expect(on('2021-11-01')).toMatchObject([{ size: 5, day: day('2026-11-01'), state: 'reached' }]);
    expect(on('2021-10-21')).toEqual([]);
    expect(on('2022-01-21')).toEqual([]);
    expect(on('2022-12-01')).toEqual([]);
  });

  it('suggest more for a longer relationship', () => {
    const thanks = (first: string, years: number) =>
      ofKind(milestonesOf(loyal(first, years)), 'anniversary')[0]?.appreciation;
    expect(thanks('2025-12-15', 1)).toBe('personal_note');
    expect(thanks('2021-12-15', 5)).toBe('recognition_event');
    expect(thanks('2011-12-15', 15)).toBe('executive_visit');
  });

  it('are the third renewal that is due, if it is made, and the one just made', () => {
    const contract = [
      wonDeal({ on: '2023-12-10', termMonths: 12 }),
      wonRenewal({ on: '2024-12-10', termMonths: 12 }),
      wonRenewal({ on: '2025-12-10', termMonths: 12 }),
    ];
    const ahead = ofKind(milestonesOf(companyHistory({ deals: contract })), 'renewal');
    expect(ahead).toMatchObject([{ size: 3, state: 'expected', appreciation: 'early_access' }]);
    const made = [...contract, wonRenewal({ on: '2026-11-18', termMonths: 12 })];
    expect(ofKind(milestonesOf(companyHistory({ deals: made })), 'renewal')).toMatchObject([
      { size: 3, state: 'reached', day: day('2026-11-18') },
    ]);
  });

  it('are round amounts spent in all, and nothing below what half of the customers have spent', () => {
    const customer = (companyId: string, before: number, lately: number): CompanyHistory =>
      companyHistory({
        companyId,
        deals: [
          wonDeal({ on: '2025-11-25', amount: before }),
          ...(lately > 0 ? [wonDeal({ on: '2026-11-10', amount: lately })] : []),
        ],
      });
    const spend = ofKind(
      milestonesOf(customer('1', 90_000, 20_000), customer('2', 60_000, 0), customer('3', 800, 300)),
      'spend',
    );
    expect(spend).toMatchObject([{ companyId: '1', size: 100_000, day: day('2026-11-10'), state: 'reached' }]);
  });

  it('are the first referral, and no later one', () => {
    const referred = (...days: readonly string[]) =>
      milestonesOf({ ...loyal('2024-03-01', 3), referred: days.map((on) => referredPurchase(on, 500)) });
    expect(ofKind(referred('2026-11-10'), 'first_referral')).toMatchObject([{ day: day('2026-11-10') }]);
    expect(ofKind(referred('2025-02-01', '2026-11-10'), 'first_referral')).toEqual([]);
  });

  it('are paused while a renewal is overdue, and say why', () => {
    const overdue = companyHistory({
      deals: [wonDeal({ on: '2023-10-25', termMonths: 24 }), wonRenewal({ on: '2025-10-25', termMonths: 12 })],
    });
    const found = milestonesOf(overdue);
    expect(ofKind(found, 'anniversary')).toMatchObject([{ size: 3, paused: 'renewal_overdue' }]);
  });

  it('are none for a lapsed customer, nor for nobody', () => {
    expect(milestonesOf(companyHistory({ deals: [wonDeal({ on: '2021-12-01' })] }))).toEqual([]);
    expect(milestonesOf()).toEqual([]);
  });
});

describe('round amounts', () => {
  it('are 1, 2.5 and 5 times a power of ten, in order', () => {
    expect(roundAmounts(900, 30_000)).toEqual([1000, 2500, 5000, 10_000, 25_000]);
    expect(roundAmounts(0, 100)).toEqual([]);
    expect(roundAmounts(1000, 999)).toEqual([]);
  });

  it('are passed once on the way, whatever the steps', () => {
    const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [before, now] = [Math.min(one, other), Math.max(one, other)];
        const passed = passedAmount(before, now, 1);
        if (passed === null) expect(roundAmounts(1, now)).toEqual(roundAmounts(1, before));
        else {
          expect(passed).toBeGreaterThan(before);
          expect(passed).toBeLessThanOrEqual(now);
          expect(passedAmount(now, now, 1)).toBeNull();
        }
      }),
    );
  });
});
