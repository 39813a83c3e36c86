import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/scoring/policy.ts';
import type { CustomerScore, Entered } from '../../../src/scoring/types.ts';
import { VALUE_NOTE_SENTENCES } from '../../../src/scoring/value/value-notes.ts';
import { anyCustomer, AS_OF } from '../../support/arbitrary-histories.ts';
import { referredPurchase, scoreOf, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';

function customer(policy: Partial<Policy>, entered: Partial<Entered> = {}): CustomerScore {
  return scoreOf({ deals: [wonDeal({ on: '2026-03-01', amount: 1000, termMonths: 12 })], entered }, TODAY, { policy });
}

describe('a negative value', () => {
  it('of a negative gross margin says so', () => {
    const score = customer({ grossMargin: -0.2 });
    expect(score.lifetimeValue).toBeLessThan(0);
    expect(score.valueNotes).toEqual(['negative_margin', 'negative_gross_margin', 'initial_term_at_a_loss']);
    expect(VALUE_NOTE_SENTENCES.negative_gross_margin).toContain('costs more than its price');
  });

  it('of a customer who is dear to serve says so', () => {
    const score = customer({}, { costToServe: 800 });
    expect(score.lifetimeValue).toBeLessThan(0);
    expect(score.valueNotes).toEqual(['negative_margin', 'cost_to_serve_above_margin', 'initial_term_at_a_loss']);
  });

  it('of a customer who was dear to win says so, and that only', () => {
    const score = customer({}, { acquisitionCost: 20_000 });
    expect(score.lifetimeValue).toBeLessThan(0);
    expect(score.valueNotes).toEqual(['acquisition_cost_not_earned_back']);
  });

  it('of credits above purchases says so', () => {
    const deals = [
      wonDeal({ on: '2026-03-01', amount: 1000, termMonths: 12 }),
      wonDeal({ on: '2026-05-01', amount: -1500 }),
    ];
    expect(scoreOf({ deals }, TODAY).valueNotes).toEqual([
      'negative_margin',
      'credits_above_purchases',
      'initial_term_at_a_loss',
    ]);
  });

  it('of referred customers who were credited more than they bought says so', () => {
    const score = scoreOf(
      {
        deals: [wonDeal({ on: '2026-03-01', amount: 10, termMonths: 12 })],
        referred: [referredPurchase('2026-06-01', -50_000)],
      },
      TODAY,
    );
    expect(score.lifetimeValue).toBeLessThan(0);
    expect(score.valueNotes).toEqual(['referrals_at_a_loss']);
  });

  it('always has a reason, and a sound value has none', () => {
    const margin = fc.double({ min: -1, max: 1, noNaN: true });
    const cost = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }));
    fc.assert(
      fc.property(anyCustomer, margin, cost, cost, (history, grossMargin, costToServe, acquisitionCost) => {
        const policy = { grossMargin, costToServe, acquisitionCost };
        const { lifetimeValue, valueNotes } = scoreOf(history, AS_OF, { policy });
        if (lifetimeValue < 0) expect(valueNotes).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(customer({}).valueNotes).toEqual([]);
  });
});

describe('influence', () => {
  const deals = [wonDeal({ on: '2026-11-01', amount: 1000, termMonths: 12 })];
  const influenceOf = (score: CustomerScore) => score.waterfall.find(({ kind }) => kind === 'influence')?.presentValue;

  it('is never worth more than what the referrals brought so far', () => {
    // 0.75 × 10,000 over two years and a few days would come to more than 7,500 in a lifetime of twenty years.
    const score = scoreOf({ deals, referred: [referredPurchase('2026-11-10', 10_000)] }, '2026-11-21', {
      policy: { lifetimeYears: 20, annualDiscountRate: 0 },
    });
    expect(influenceOf(score)).toBeCloseTo(7_500, 9);
  });

  it('counts a deal once that is recorded twice', () => {
    const purchase = referredPurchase('2026-11-10', 10_000);
    const once = scoreOf({ deals, referred: [purchase] }, '2026-11-21');
    const twice = scoreOf({ deals, referred: [purchase, purchase] }, '2026-11-21');
    expect(influenceOf(once)).toBeGreaterThan(0);
    expect(influenceOf(twice)).toBe(influenceOf(once));
  });
});
