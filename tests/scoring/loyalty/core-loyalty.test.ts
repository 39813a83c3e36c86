import { describe, expect, it } from 'vitest';
import type { CustomerScore } from '../../../src/scoring/types.ts';
import { day, lostRenewal, openRenewal, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

// The seed: strength 8, mean 0.8417.
const ALPHA = 8 * (1 - 0.8417);
const BETA = 8 * 0.8417;
const YEAR = { amount: 12_000, termMonths: 12 };

function driver(score: CustomerScore, name: string) {
  return score.drivers.find((candidate) => candidate.name === name);
}

describe('loyalty under contract', () => {
  it('is the seed before the first renewal', () => {
    const score = scoreOf({ deals: [wonDeal({ on: '2026-05-01', ...YEAR })] }, '2026-11-21');
    expect(score.loyaltyTest).toBe('next_renewal');
    expect(score.loyalty).toBeCloseTo(0.8417, 12);
    expect(score.drivers.map(({ name }) => name)).toEqual(['starting_point']);
    expect(score.drivers[0]?.because).toBe("84 in 100 is our starting assumption, not this customer's record");
  });

  it('is (beta + n) / (alpha + beta + n) after n renewals', () => {
    const renewals = ['2024-05-01', '2025-05-01', '2026-05-01'];
    for (let n = 0; n <= 3; n += 1) {
      const deals = [
        wonDeal({ on: '2023-05-01', ...YEAR }),
        ...renewals.slice(0, n).map((on) => wonRenewal({ on, ...YEAR })),
      ];
      const score = scoreOf({ deals }, `${String(2023 + n)}-11-21`);
      expect(score.loyalty, String(n)).toBeCloseTo((BETA + n) / (ALPHA + BETA + n), 12);
    }
  });

  it('names the renewals behind it, also those that nobody marked', () => {
    const deals = [wonDeal({ on: '2024-05-01', ...YEAR }), wonDeal({ id: 'again', on: '2025-05-01', ...YEAR })];
    const made = driver(scoreOf({ deals }, '2025-11-21'), 'renewals_made');
    expect(made).toMatchObject({ because: '1 renewal made', records: ['again'], facts: { renewals: 1 } });
    const marked = [wonDeal({ on: '2024-05-01', ...YEAR }), wonRenewal({ id: 'renewal', on: '2025-05-01', ...YEAR })];
    expect(driver(scoreOf({ deals: marked }, '2025-11-21'), 'renewals_made')?.records).toEqual(['renewal']);
  });

  it('loses a whole test over the grace, day by day', () => {
    const deals = [wonDeal({ on: '2025-05-01', ...YEAR })];
    const overdue = scoreOf({ deals }, '2026-05-31');
    expect(overdue.status).toBe('renewal_overdue');
    expect(overdue.loyalty).toBeCloseTo(BETA / (8 + 30 / 60), 12);
    expect(driver(overdue, 'renewal_overdue')).toMatchObject({
      because: 'the renewal is 30 days overdue',
      facts: { days: 30, dueOn: '2026-05-01' },
      records: ['2025-05-01'],
    });
    expect(scoreOf({ deals }, '2026-06-30').loyalty).toBeCloseTo(BETA / 9, 12);
  });

  it('remembers a loss after the customer came back', () => {
    const deals = [
      wonDeal({ on: '2023-05-01', ...YEAR }),
      wonRenewal({ on: '2024-05-01', ...YEAR }),
      lostRenewal({ on: '2025-05-01' }),
      wonDeal({ on: '2026-05-01', ...YEAR }),
    ];
    const score = scoreOf({ deals }, '2026-11-21');
    expect(score.status).toBe('won_back');
    expect(score.loyalty).toBeCloseTo((BETA + 1) / (8 + 1 + 1), 12);
    expect(driver(score, 'renewal_lost')?.because).toBe('1 renewal lost before the customer came back');
  });
});

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
    const deals = [wonDeal({ on: '2024-05-01', ...YEAR })];
    const withHope = scoreOf({ deals: [...deals, openRenewal({ on: '2026-12-01' })] }, '2026-11-21');
    expect(withHope.loyaltyTest).toBe('next_renewal');
    expect(scoreOf({ deals }, '2026-11-21').loyaltyTest).toBe('win_back');
  });
});

describe('loyalty without a contract', () => {
  it('is about a purchase within the horizon', () => {
    const score = scoreOf({ deals: [wonDeal({ on: '2026-11-21' })] }, '2026-11-21');
    expect(score.loyaltyTest).toBe('purchase_within_horizon');
    expect(score.loyalty).toBeCloseTo(0.8417, 12);
  });

  it('keeps years with a purchase and loses silent ones and the silence since', () => {
    // Years end on 1 June: bought in years 1 and 3, nothing in year 2, and 73 days since.
    const deals = ['2022-06-01', '2023-01-10', '2025-02-01'].map((on) => wonDeal({ on }));
    const score = scoreOf({ deals }, '2025-04-15');
    expect(score.loyalty).toBeCloseTo((BETA + 2) / (8 + 2 + 1 + 73 / 365.25), 12);
    expect(score.drivers.map(({ name, because }) => [name, because])).toEqual([
      ['starting_point', "84 in 100 is our starting assumption, not this customer's record"],
      ['years_with_purchases', 'bought again in 2 years since the first purchase'],
      ['years_without_purchases', '1 year between purchases without any'],
      ['silence_since_purchase', 'no purchase for 73 days'],
    ]);
    expect(driver(score, 'silence_since_purchase')?.records).toEqual(['2025-02-01']);
  });

  it('becomes the win-back probability after two years of silence', () => {
    const deals = [wonDeal({ on: '2024-01-01' })];
    // 24 months of a mean year are 730.5 days.
    const [before, after] = ['2025-12-31', '2026-01-01'].map((asOf) => scoreOf({ deals }, asOf));
    expect(before).toMatchObject({ status: 'active', risk: 'high' });
    expect(before?.loyalty).toBeCloseTo(BETA / (8 + 730 / 365.25), 12);
    expect(after).toMatchObject({ status: 'lapsed', risk: 'critical', loyalty: 0.1 });
  });

  it('remembers that a customer came back from a silence that counted as a lapse', () => {
    const deals = [wonDeal({ on: '2022-01-01' }), wonDeal({ on: '2025-06-01' })];
    expect(scoreOf({ deals }, '2025-06-01').status).toBe('won_back');
    expect(scoreOf({ deals: [...deals, wonDeal({ on: '2025-09-01' })] }, '2025-09-01').status).toBe('active');
    const lapsedAgain = scoreOf({ deals }, '2027-06-02');
    expect(lapsedAgain.status).toBe('lapsed');
    expect(lapsedAgain.loyalty).toBeCloseTo(2 / (11 + (day('2027-06-02') - day('2025-06-01') - 731) / 365.25), 12);
  });

  it('counts purchases of one day once', () => {
    const once = scoreOf({ deals: [wonDeal({ on: '2025-01-10' })] }, '2025-11-21');
    const twice = scoreOf({ deals: ['a', 'b'].map((id) => wonDeal({ id, on: '2025-01-10' })) }, '2025-11-21');
    expect(twice.loyalty).toBe(once.loyalty);
    expect(twice.evidence).toBe('thin');
  });

  it('takes a purchase of zero for one, and a credit for none', () => {
    const bought = wonDeal({ on: '2024-01-10' });
    const free = scoreOf({ deals: [bought, wonDeal({ on: '2024-10-10', amount: 0 })] }, '2024-11-21');
    expect(free.loyalty).toBeCloseTo((BETA + 1) / (8 + 1 + 42 / 365.25), 12);
    const credited = scoreOf({ deals: [bought, wonDeal({ on: '2024-10-10', amount: -100 })] }, '2024-11-21');
    expect(credited.loyalty).toBe(scoreOf({ deals: [bought] }, '2024-11-21').loyalty);
  });
});
