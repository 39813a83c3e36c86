import { describe, expect, it } from 'vitest';
import { readDay } from '../../../sandbox/portal/calendar.ts';
import { Random } from '../../../sandbox/portal/chance/random.ts';
import {
  continueProjects,
  futureProjectRevenue,
  purchaseWithin,
  startProjects,
  type ProjectLatent,
} from '../../../sandbox/portal/latent/project-customer.ts';
import { accruedRevenue, sample } from './accrued-revenue.ts';

const ASOF = readDay('2026-11-21')!;
const LATENT: ProjectLatent = { kind: 'project', purchasesPerYear: 1.4, dropoutPerYear: 0.35, meanLogSpend: 9 };

describe('the truth of a project customer', () => {
  it('gives the share of futures with a purchase within a year', () => {
    const { mean, error } = sample(20_000, (draw) => {
      const { story } = continueProjects(LATENT, new Random(1, draw), ASOF, ASOF + 365);
      return Number(story.deals.some((deal) => deal.kind !== 'credit'));
    });
    expect(Math.abs(purchaseWithin(LATENT, 365 / 365.25) - mean)).toBeLessThan(3.5 * error);
  });

  it('expects the discounted revenue that drawn futures bring', () => {
    const { mean, error } = sample(20_000, (draw) => {
      const { story } = continueProjects(LATENT, new Random(2, draw), ASOF, ASOF + 2000);
      return accruedRevenue(story, ASOF, 12);
    });
    expect(Math.abs(futureProjectRevenue(LATENT) - mean)).toBeLessThan(3.5 * error + 0.004 * mean);
  });

  it('buys once and never again when it never meant to buy twice', () => {
    const oneTime = { ...LATENT, purchasesPerYear: 0 };
    const { story, standing } = startProjects(oneTime, new Random(3), ASOF - 900, ASOF);
    const days = new Set(story.deals.filter((deal) => deal.kind === 'project').map((deal) => deal.closesOn));
    expect(days.size).toBe(1);
    expect(standing).toEqual({ state: 'dropped', since: ASOF - 900 });
    expect(purchaseWithin(oneTime, 1)).toBe(0);
    expect(futureProjectRevenue(oneTime)).toBe(0);
  });

  it('makes no purchase after it has dropped out', () => {
    for (let draw = 0; draw < 500; draw += 1) {
      const { story, standing } = startProjects(LATENT, new Random(4, draw), ASOF - 2000, ASOF);
      const end = standing.state === 'dropped' ? standing.since : ASOF;
      const last = Math.max(...story.deals.filter((deal) => deal.kind !== 'credit').map((deal) => deal.closesOn));
      expect(last).toBeLessThanOrEqual(end);
    }
  });
});
