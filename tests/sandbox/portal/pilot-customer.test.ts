import { describe, expect, it } from 'vitest';
import { readDay } from '../../../sandbox/portal/calendar.ts';
import { Random } from '../../../sandbox/portal/chance/random.ts';
import type { ContactPlan } from '../../../sandbox/portal/latent/contact-plan.ts';
import {
  livePilot,
  pilotPurchaseProbability,
  revenueAfterPilot,
  type PilotLatent,
} from '../../../sandbox/portal/latent/pilot-customer.ts';
import { simulateFuture } from '../../../sandbox/portal/latent/simulate-future.ts';
import { accruedRevenue, sample } from './accrued-revenue.ts';

const ASOF = readDay('2026-11-21')!;
const PLAN: ContactPlan = { style: 'regular', logging: 'company', gapDays: 30, silentSince: null };
const LATENT: PilotLatent = {
  kind: 'pilot',
  conversion: 0.6,
  contract: {
    kind: 'contract',
    lossProbability: 0.15,
    silenceOddsRatio: 1,
    termMonths: 12,
    firstAnnualPrice: 30_000,
    expansionsPerYear: 0.2,
  },
};

describe('the truth of a running pilot', () => {
  it.each([
    ['a pilot that has just begun', 5],
    ['one that may be decided any day', 110],
  ])('gives the share of futures with a purchase within a year, for %s', (_, age) => {
    const standing = { state: 'pilot', startedOn: ASOF - age } as const;
    const process = { kind: 'pilot', latent: LATENT, standing } as const;
    const { mean, error } = sample(20_000, (draw) =>
      Number(simulateFuture(process, PLAN, new Random(1, draw), ASOF).passesNextTest),
    );
    expect(Math.abs(pilotPurchaseProbability(LATENT, standing, ASOF) - mean)).toBeLessThan(3.5 * error);
  });

  it('expects the discounted revenue of the contract that may follow', () => {
    // Without returns after a dead pilot: those are not part of its value.
    const standing = { state: 'pilot', startedOn: ASOF - 50 } as const;
    const { mean, error } = sample(8000, (draw) => {
      const { story } = livePilot(LATENT, PLAN, new Random(2, draw), standing, ASOF, ASOF + 2600);
      const converted = story.deals[0]?.kind === 'new_business';
      return converted ? accruedRevenue(story, ASOF, 12) : 0;
    });
    expect(Math.abs(revenueAfterPilot(LATENT, PLAN, standing, ASOF) - mean)).toBeLessThan(3.5 * error + 0.003 * mean);
  });
});
