import { describe, expect, it } from 'vitest';
import { summarySentence } from '../../src/operations/summary-sentence.ts';
import { meeting, scoreOf, wonDeal, wonRenewal, email } from '../support/histories.ts';

const CONTRACT = [
  wonDeal({ on: '2025-03-01', amount: 48_000, termMonths: 12 }),
  wonRenewal({ on: '2026-03-01', amount: 48_000, termMonths: 12 }),
];

describe('the summary', () => {
  it('of a contract says when it renews, how likely, and when we last talked', () => {
    const score = scoreOf({ deals: CONTRACT, activities: [meeting({ on: '2026-10-10' })] }, '2026-11-21');
    expect(summarySentence(score, 'EUR')).toBe(
      'Low risk: €48,000 a year renews on 1 Mar 2027, and 86 in 100 such customers renew; last conversation not about the renewal on 10 Oct 2026.',
    );
  });

  it('says that a renewal is overdue', () => {
    expect(summarySentence(scoreOf({ deals: CONTRACT }, '2027-03-02'), 'EUR')).toBe(
      'High risk: the renewal of €48,000 a year was due on 1 Mar 2027 and is overdue; contact is not measurable, since nothing is logged.',
    );
  });

  it('without a contract says what was bought and how likely more is', () => {
    const activities = [email({ on: '2026-11-10', subject: 'Renewal' })];
    const bought = scoreOf({ deals: [wonDeal({ on: '2026-11-21', amount: 1234.5 })], activities }, '2026-11-21');
    const score = { ...bought, loyalty: 0.842, risk: 'watch' } as const;
    expect(summarySentence(score, 'GBP')).toBe(
      'Watch: 84 in 100 such customers buy again within the horizon (£1,235 in the last 12 months); no conversation on record that was not about the renewal.',
    );
  });

  it('of a lapsed customer speaks of coming back', () => {
    const score = scoreOf(
      { deals: [wonDeal({ on: '2022-01-01' })], activities: [meeting({ on: '2026-11-21' })] },
      '2026-11-21',
    );
    expect(summarySentence(score, 'EUR')).toBe(
      'Critical risk: lapsed, 8 in 100 such customers come back within the horizon; last conversation not about the renewal on 21 Nov 2026.',
    );
  });

  it('names every amount in the currency it is asked for', () => {
    const score = scoreOf({ deals: CONTRACT }, '2026-11-21');
    for (const [currency, amount] of [
      ['EUR', '€48,000'],
      ['JPY', '¥48,000'],
      ['EUR', '€48,000'],
    ] as const) {
      expect(summarySentence(score, currency)).toContain(`${amount} a year`);
    }
  });

  it('counts no days, so that the next morning finds it as it was', () => {
    const history = { deals: CONTRACT, activities: [meeting({ on: '2026-11-19' })] };
    expect(summarySentence(scoreOf(history, '2026-11-22'), 'EUR')).toBe(
      summarySentence(scoreOf(history, '2026-11-21'), 'EUR'),
    );
  });
});
