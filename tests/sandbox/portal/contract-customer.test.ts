import { describe, expect, it } from 'vitest';
import { addMonths, readDay } from '../../../sandbox/portal/calendar.ts';
import { Random } from '../../../sandbox/portal/chance/random.ts';
import type { ContactPlan } from '../../../sandbox/portal/latent/contact-plan.ts';
import {
  lossAtRenewal,
  type ContractLatent,
  type RunningContract,
} from '../../../sandbox/portal/latent/contract-customer.ts';
import {
  futureContractRevenue,
  lossAtNextRenewal,
  returnWithin,
  revenueAfterReturn,
} from '../../../sandbox/portal/latent/contract-truth.ts';
import { ContractWalk } from '../../../sandbox/portal/latent/contract-walk.ts';
import { simulateFuture } from '../../../sandbox/portal/latent/simulate-future.ts';
import { accruedRevenue, sample } from './accrued-revenue.ts';

const ASOF = readDay('2026-11-21')!;
const LATENT: ContractLatent = {
  kind: 'contract',
  lossProbability: 0.2,
  silenceOddsRatio: 3,
  termMonths: 12,
  firstAnnualPrice: 20_000,
  expansionsPerYear: 0.6,
};
const REGULAR: ContactPlan = { style: 'regular', logging: 'company', gapDays: 30, silentSince: null };
const RENEWAL_ONLY: ContactPlan = { ...REGULAR, style: 'renewal_only' };

function contractDueIn(days: number, more: Partial<RunningContract> = {}): RunningContract {
  const due = ASOF + days;
  const termStart = addMonths(due, -12);
  return { state: 'running', termStart, due, annualPrice: 20_000, expansions: 1500, quiet: null, ...more };
}

function renewedShare(plan: ContactPlan, now: RunningContract, latent = LATENT): { mean: number; error: number } {
  return sample(20_000, (draw) => {
    const process = { kind: 'contract', latent, standing: now } as const;
    return Number(simulateFuture(process, plan, new Random(1, draw), ASOF).passesNextTest);
  });
}

describe('the truth of a contract customer', () => {
  it.each([
    ['is due in 200 days, so that the weeks before it are still to come', REGULAR, contractDueIn(200)],
    ['is due in 200 days, and nobody talks but about the renewal', RENEWAL_ONLY, contractDueIn(200)],
    ['is due in 60 days after quiet weeks', REGULAR, contractDueIn(60, { quiet: true })],
    ['is due in 10 days and many have decided by then', REGULAR, contractDueIn(10, { quiet: false })],
    ['has been overdue for 30 days', REGULAR, contractDueIn(-30, { quiet: false })],
    ['is due in two years and more', REGULAR, contractDueIn(800)],
  ])('gives the share of futures in which the renewal is made when it %s', (_, plan, now) => {
    const { mean, error } = renewedShare(plan, now);
    expect(Math.abs(1 - lossAtNextRenewal(LATENT, plan, now, ASOF) - mean)).toBeLessThan(3.5 * error);
  });

  it('says that waiting past the due day without a decision makes a loss likelier', () => {
    const fresh = lossAtNextRenewal(LATENT, REGULAR, contractDueIn(100, { quiet: false }), ASOF);
    const overdue = lossAtNextRenewal(LATENT, REGULAR, contractDueIn(-40, { quiet: false }), ASOF);
    expect(fresh).toBeCloseTo(0.2, 12);
    expect(overdue).toBeGreaterThan(0.3);
  });

  it('multiplies the odds of leaving by three after quiet weeks, for those who mind', () => {
    const odds = (probability: number): number => probability / (1 - probability);
    expect(odds(lossAtRenewal(LATENT, true)) / odds(lossAtRenewal(LATENT, false))).toBeCloseTo(3, 12);
    const indifferent = { ...LATENT, silenceOddsRatio: 1 };
    expect(lossAtRenewal(indifferent, true)).toBeCloseTo(lossAtRenewal(indifferent, false), 12);
  });

  it.each([
    ['yearly', 12, contractDueIn(140)],
    ['three-year', 36, contractDueIn(500, { termStart: ASOF - 596 })],
    ['overdue', 12, contractDueIn(-20, { quiet: true })],
    ['already renewed and not begun', 12, contractDueIn(380, { termStart: ASOF + 15, expansions: 0 })],
  ] as const)(
    'expects the discounted revenue that drawn futures bring of a contract that is %s',
    (_, termMonths, now) => {
      const latent: ContractLatent = { ...LATENT, termMonths };
      const { mean, error } = sample(6000, (draw) => {
        const walk = new ContractWalk(latent, REGULAR, new Random(2, draw), ASOF + 2600);
        walk.advance(now, ASOF);
        return accruedRevenue(walk.story, ASOF, termMonths);
      });
      const expected = futureContractRevenue(latent, REGULAR, now, ASOF);
      expect(error / mean).toBeLessThan(0.025);
      expect(Math.abs(expected - mean)).toBeLessThan(3.5 * error + 0.003 * mean);
    },
  );
});

describe('the truth of a contract customer who left', () => {
  const gone = { state: 'gone', since: ASOF - 200, annualPrice: 18_000, returnsPerYear: 0.14 } as const;

  it('gives the share of futures in which the customer comes back within a year', () => {
    const process = { kind: 'contract', latent: LATENT, standing: gone } as const;
    const { mean, error } = sample(20_000, (draw) =>
      Number(simulateFuture(process, REGULAR, new Random(3, draw), ASOF).passesNextTest),
    );
    expect(Math.abs(returnWithin(gone, 365) - mean)).toBeLessThan(3.5 * error);
  });

  it('expects the discounted revenue of the relationship that may follow', () => {
    const { mean, error } = sample(20_000, (draw) => {
      const walk = new ContractWalk(LATENT, REGULAR, new Random(4, draw), ASOF + 2600);
      walk.advance(gone, ASOF);
      return accruedRevenue(walk.story, ASOF, 12);
    });
    const expected = revenueAfterReturn(LATENT, REGULAR, gone, ASOF);
    expect(Math.abs(expected - mean)).toBeLessThan(3.5 * error + 0.003 * mean);
  });
});

describe('the history of a contract customer', () => {
  it('loses the share of renewals that its own probability and the quiet weeks say', () => {
    const plan = { ...REGULAR };
    const outcomes = new Map([
      [true, { lost: 0, all: 0 }],
      [false, { lost: 0, all: 0 }],
    ]);
    for (let draw = 0; draw < 6000; draw += 1) {
      const start = ASOF - 1500;
      const walk = new ContractWalk(LATENT, plan, new Random(5, draw), ASOF);
      walk.advance(walk.sign('new_business', start, 20_000), start);
      // Only first terms: all of them are decided by now, so that nothing is selected.
      const [term] = walk.story.terms;
      const count = outcomes.get(term!.quiet)!;
      count.all += 1;
      const made = term!.renewalDeal !== null && walk.story.deals[term!.renewalDeal]!.outcome === 'won';
      if (!made) count.lost += 1;
    }
    const quiet = outcomes.get(true)!;
    const talking = outcomes.get(false)!;
    expect(quiet.all / (quiet.all + talking.all)).toBeCloseTo(0.15, 1);
    expect(talking.lost / talking.all).toBeGreaterThan(0.18);
    expect(talking.lost / talking.all).toBeLessThan(0.22);
    expect(quiet.lost / quiet.all).toBeGreaterThan(0.38);
    expect(quiet.lost / quiet.all).toBeLessThan(0.48);
  });

  it('closes no deal after the day on which it ends', () => {
    for (let draw = 0; draw < 300; draw += 1) {
      const walk = new ContractWalk(LATENT, REGULAR, new Random(6, draw), ASOF);
      walk.advance(walk.sign('new_business', ASOF - 2500, 20_000), ASOF - 2500);
      const closed = walk.story.deals.filter((deal) => deal.outcome !== 'open');
      expect(Math.max(...closed.map((deal) => deal.closesOn))).toBeLessThanOrEqual(ASOF);
    }
  });
});
