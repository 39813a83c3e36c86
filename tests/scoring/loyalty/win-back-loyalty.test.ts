import { describe, expect, it } from 'vitest';
import type { CustomerScore } from '../../../src/scoring/types.ts';
import { lostRenewal, openRenewal, scoreOf, wonDeal } from '../../support/histories.ts';

const YEAR = { amount: 12_000, termMonths: 12 };

function driver(score: CustomerScore, name: string) {
  return score.drivers.find((candidate) => candidate.name === name);
}

describe('loyalty after a loss', () => {
  it('is the win-back probability and falls with the time since', () => {
    const deals = [wonDeal({ on: '2024-05-01', ...YEAR }), lostRenewal({ on: '2025-05-01' })];
    const score = scoreOf({ deals }, '2026-05-01');
    expect(score).toMatchObject({ status: 'lapsed', loyaltyTest: 'win_back' });
    expect(score.loyalty).toBeCloseTo(1 / (10 + 365 / 365.25), 12);
    expect(driver(score, 'time_since_lapse')).toMatchObject({
      because: '365 days since the customer lapsed',
      facts: { days: 365, lapsedOn: '2025-05-01' },
    });
  });

  it('is higher for a customer who came back before', () => {
    const deals = [
      wonDeal({ on: '2022-05-01', ...YEAR }),
      lostRenewal({ on: '2023-05-01' }),
      wonDeal({ on: '2024-05-01', ...YEAR }),
      lostRenewal({ id: 'again', on: '2025-05-01' }),
    ];
    const score = scoreOf({ deals }, '2025-05-01');
    expect(score.loyalty).toBeCloseTo(2 / 11, 12);
    expect(score.drivers.map(({ because }) => because)).toContain('came back 1 time before');
  });

  it('speaks of the win-back of a customer whose open renewal was the last hope', () => {
    const deals = [wonDeal({ on: '2025-05-01', ...YEAR })];
    const withHope = (on: string) => scoreOf({ deals: [...deals, openRenewal({ on })] }, '2026-11-21');
    expect(withHope('2026-12-01').loyaltyTest).toBe('next_renewal');
    expect(scoreOf({ deals }, '2026-11-21').loyaltyTest).toBe('win_back');
    const forgotten = withHope('2026-05-01');
    expect(forgotten.loyaltyTest).toBe('win_back');
    expect(driver(forgotten, 'time_since_lapse')?.because).toBe(
      '143 days since the customer lapsed; its renewal deal, expected on 2026-05-01, is open still',
    );
  });

  it('is about the horizon of the policy', () => {
    const deals = [wonDeal({ on: '2024-05-01', ...YEAR }), lostRenewal({ on: '2025-05-01' })];
    const scores = [3, 6, 12, 18, 36].map((horizonMonths) =>
      scoreOf({ deals }, '2025-05-01', { policy: { horizonMonths } }),
    );
    const loyalties = scores.map(({ loyalty }) => loyalty);
    expect(loyalties).toEqual(loyalties.toSorted((one, other) => one - other));
    // Away for a year with θ ~ Beta(9, 1): for three years with E[θ³] = 9 · 10 · 11 / (10 · 11 · 12).
    expect(scores[4]?.loyalty).toBeCloseTo(1 - 9 / 12, 12);
    expect(scores[2]?.loyalty).toBeCloseTo(0.1, 12);
    expect(scores[4]?.drivers[0]?.because).toContain('about 25 in 100 lapsed customers');
  });
});
