import { describe, expect, it } from 'vitest';
import { logit } from '../../../src/scoring/math/log-space.ts';
import type { Entered } from '../../../src/scoring/types.ts';
import { openRenewal, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

const DEALS = [wonDeal({ on: '2024-08-01', termMonths: 12 }), wonRenewal({ on: '2025-08-01', termMonths: 12 })];
const scoreWith = (sentiment: Entered['sentiment'], deals = DEALS, asOf = '2026-06-30') =>
  scoreOf({ deals, entered: { sentiment } }, asOf);
const points = (score: ReturnType<typeof scoreWith>, name: string) =>
  score.drivers.find((driver) => driver.name === name)?.points;

describe('the sentiment that somebody entered', () => {
  it('moves the log-odds by the assumption, with a driver, and drivers that add up', () => {
    const none = scoreWith(null);
    for (const [sentiment, added] of [
      ['good', 0.4],
      ['mixed', -0.3],
      ['bad', -1],
    ] as const) {
      const score = scoreWith(sentiment);
      expect(logit(score.loyalty)).toBeCloseTo(logit(none.loyalty) + added, 10);
      expect(points(score, 'sentiment')).toBeCloseTo(100 * (score.loyalty - none.loyalty), 9);
      expect(score.drivers.find(({ name }) => name === 'sentiment')?.facts).toEqual({ sentiment });
      expect(score.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * score.loyalty, 9);
    }
  });

  it('is silent where nobody entered any, and about a customer who has left', () => {
    expect(points(scoreWith(null), 'sentiment')).toBeUndefined();
    const lapsed = [wonDeal({ on: '2020-01-01' })];
    expect(scoreWith('good', lapsed).loyalty).toBe(scoreWith(null, lapsed).loyalty);
    expect(points(scoreWith('good', lapsed), 'sentiment')).toBeUndefined();
  });
});

describe('an open renewal deal', () => {
  it('speaks where it keeps an overdue renewal from being given up, and the drivers add up', () => {
    const overdue = [...DEALS, openRenewal({ on: '2026-10-15' })];
    const score = scoreWith(null, overdue, '2026-09-20');
    expect(score.status).toBe('renewal_overdue');
    expect(points(score, 'open_renewal')).toBeGreaterThan(0);
    expect(score.drivers.find(({ name }) => name === 'open_renewal')).toMatchObject({
      facts: { deals: 1 },
      records: ['open 2026-10-15'],
    });
    expect(score.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * score.loyalty, 9);
  });

  it('says nothing before the renewal is due', () => {
    expect(points(scoreWith(null, [...DEALS, openRenewal({ on: '2026-08-01' })]), 'open_renewal')).toBeUndefined();
  });
});

describe('the weight of the own record', () => {
  it('is n/(n + κ): none before the first renewal, and the more the more were made', () => {
    expect(scoreOf({ deals: DEALS.slice(0, 1) }, '2025-01-01').evidenceWeight).toBe(0);
    // One renewal beside a prior of eight.
    expect(scoreWith(null).evidenceWeight).toBeCloseTo(1 / 9, 12);
    const more = [...DEALS, wonRenewal({ on: '2026-08-01', termMonths: 12 })];
    expect(scoreWith(null, more, '2026-11-01').evidenceWeight).toBeCloseTo(2 / 10, 12);
  });

  it('without a contract grows with the time a rhythm was seen', () => {
    const repeat = { model: 'mbg-nbd', parameters: { r: 1, alpha: 300, a: 1, b: 2 } } as const;
    const deals = [wonDeal({ on: '2025-01-01' }), wonDeal({ on: '2025-08-01' })];
    const weightOn = (asOf: string) => scoreOf({ deals }, asOf, { model: { kind: 'portal', repeat } }).evidenceWeight;
    expect(weightOn('2025-10-28')).toBeCloseTo(0.5, 12);
    expect(weightOn('2026-06-01')).toBeGreaterThan(0.6);
  });
});
