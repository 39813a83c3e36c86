import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatIsoDay } from '../../../src/scoring/day.ts';
import { meanAnswer, posterior } from '../../../src/scoring/loyalty/beta-evidence.ts';
import { overdueProbability } from '../../../src/scoring/loyalty/contract-loyalty.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import type { CustomerScore, Deal } from '../../../src/scoring/types.ts';
import { day, lostRenewal, openRenewal, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

// The seed: strength 8, mean 0.8417.
const ALPHA = 8 * (1 - 0.8417);
const BETA = 8 * 0.8417;
const YEAR = { amount: 12_000, termMonths: 12 };

function driver(score: CustomerScore, name: string) {
  return score.drivers.find((candidate) => candidate.name === name);
}

function yearlyBelief(kept: number, lost: number) {
  return { belief: posterior({ prior: SEED_MODEL.renewal, kept, lost }) };
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

  it('weighs a renewal of a short term by its share of a year, and is about that term', () => {
    const monthly = Array.from({ length: 13 }, (_, month) =>
      (month === 0 ? wonDeal : wonRenewal)({
        id: String(month),
        on: formatIsoDay(addMonths(day('2025-11-01'), month)),
        termMonths: 1,
      }),
    );
    const score = scoreOf({ deals: monthly }, '2026-11-15');
    // Twelve renewals made are one year kept; the chance of passing the next month is that of a year to the 1/12.
    const { belief } = yearlyBelief(1, 0);
    expect(score.loyalty).toBeCloseTo(meanAnswer(belief, { of: 'all', years: 1 / 12 }), 12);
    expect(score.loyalty ** 12).toBeLessThan((BETA + 1) / 9);
    expect(driver(score, 'renewals_made')?.because).toBe('12 renewals made');
  });

  it('takes a loss for a loss, however short the term was', () => {
    const deals = [
      wonDeal({ on: '2025-01-01', termMonths: 1 }),
      lostRenewal({ on: '2025-02-01' }),
      wonDeal({ on: '2025-06-01', ...YEAR }),
    ];
    expect(scoreOf({ deals }, '2025-11-21').loyalty).toBeCloseTo(BETA / 9, 12);
  });

  it('takes the renewal of a longer term, and the conversion of a pilot, for one test', () => {
    const threeYears = wonDeal({ on: '2025-05-01', amount: 36_000, termMonths: 36 });
    expect(scoreOf({ deals: [threeYears] }, '2026-11-21').loyalty).toBeCloseTo(0.8417, 12);
    const pilot = wonDeal({ on: '2026-11-01', name: 'Pilot', termMonths: 3 });
    expect(scoreOf({ deals: [pilot] }, '2026-11-21').loyalty).toBeCloseTo(0.8417, 12);
  });
});

describe('loyalty while the renewal is overdue', () => {
  const bought = (renewals: number): readonly Deal[] => [
    wonDeal({ on: '2016-05-01', ...YEAR }),
    ...Array.from({ length: renewals }, (_, index) => wonRenewal({ on: `${String(2017 + index)}-05-01`, ...YEAR })),
  ];
  const loyaltyOn = (renewals: number, lateBy: number, more: readonly Deal[] = []) => {
    const due = day(`${String(2017 + renewals)}-05-01`);
    return scoreOf({ deals: [...bought(renewals), ...more] }, formatIsoDay(due + lateBy));
  };

  it('is what the late renewals still to come leave of it, with the hope of a return', () => {
    const overdue = loyaltyOn(0, 30);
    const gone = 29.5 / 60;
    const left = (0.8417 * (1 - gone)) / (1 - 0.8417 * gone);
    expect(overdue.status).toBe('renewal_overdue');
    expect(overdue.loyalty).toBeCloseTo(left + (1 - left) * 0.1 * gone, 12);
    expect(driver(overdue, 'renewal_overdue')).toMatchObject({
      because: 'the renewal is 30 days overdue',
      facts: { days: 30, dueOn: '2017-05-01' },
      records: ['2016-05-01'],
    });
  });

  it('falls with every day through the grace, and at the loss it is no cliff', () => {
    for (const renewals of [0, 1, 3, 6, 9]) {
      const loyalties = Array.from({ length: 65 }, (_, late) => loyaltyOn(renewals, late).loyalty);
      loyalties.slice(1).forEach((loyalty, late) => {
        expect(loyalty, `${String(renewals)} renewals, ${String(late + 1)} days`).toBeLessThan(loyalties[late] ?? 0);
      });
      const [onTheDay = 0, lastDay = 0, lost = 0] = [loyalties[0], loyalties[60], loyalties[61]];
      expect(lastDay - lost).toBeLessThan(0.15 * (onTheDay - lost));
    }
  });

  it('falls more slowly, and as far, while a renewal deal is expected', () => {
    const open = openRenewal({ on: '2017-07-20' });
    expect(loyaltyOn(0, 30, [open]).loyalty).toBeGreaterThan(loyaltyOn(0, 30).loyalty);
    const days = day('2017-07-20') + 60 - day('2017-05-01');
    const [lastDay, lost] = [days, days + 1].map((late) => loyaltyOn(0, late, [open]));
    expect([lastDay?.status, lost?.status]).toEqual(['renewal_overdue', 'lapsed']);
    expect(lastDay?.loyalty ?? 0).toBeGreaterThan(lost?.loyalty ?? 1);
    expect((lastDay?.loyalty ?? 1) - (lost?.loyalty ?? 0)).toBeLessThan(0.1);
  });

  it('leaves the interval around it, and the value falling until the customer is gone', () => {
    const scores = [0, 1, 20, 40, 60, 61].map((late) => loyaltyOn(3, late));
    for (const { loyalty, loyaltyInterval } of scores) {
      expect(loyaltyInterval[0]).toBeLessThan(loyalty);
      expect(loyaltyInterval[1]).toBeGreaterThan(loyalty);
    }
    const values = scores.map(({ lifetimeValue }) => lifetimeValue);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
  });

  it('never rises, whatever the chances', () => {
    const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(chance, chance, chance, chance, (inTime, winBack, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(more - less > 1e-6);
        const now = overdueProbability(inTime, winBack, more);
        expect(now).toBeLessThan(overdueProbability(inTime, winBack, less));
        expect(overdueProbability(inTime, winBack, 0)).toBeCloseTo(inTime, 12);
        expect(overdueProbability(inTime, winBack, 1)).toBeCloseTo(Math.min(winBack, inTime / 2), 12);
      }),
    );
  });
});
