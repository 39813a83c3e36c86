import { describe, expect, it } from 'vitest';
import {
  describePortfolio,
  type PortfolioView,
  type ScoredCompany,
} from '../../../src/operations/describe/describe-portfolio.ts';
import type { Policy } from '../../../src/scoring/policy.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, referredPurchase, scoringContext, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';

function portfolioOf(histories: readonly CompanyHistory[], policy: Partial<Policy> = {}): PortfolioView {
  const context = scoringContext(TODAY, { policy });
  const companies: readonly ScoredCompany[] = histories.map((history) => ({
    history,
    result: scoreCustomer(history, context),
  }));
  return describePortfolio(companies, context, 'EUR');
}

const customer = (companyId: string, on = '2026-03-01'): CompanyHistory =>
  companyHistory({ companyId, deals: [wonDeal({ on, amount: 12_000, termMonths: 12 })] });
const lost = (companyId: string, on = '2026-03-01'): CompanyHistory =>
  companyHistory({ companyId, deals: [wonDeal({ on, outcome: 'lost', amount: null })] });
const many = (size: number, make: (id: string) => CompanyHistory, prefix: string): readonly CompanyHistory[] =>
  Array.from({ length: size }, (_, index) => make(`${prefix}${index}`));

describe('the portfolio', () => {
  it('counts companies and customers, and names what it rests on', () => {
    const view = portfolioOf([customer('1'), customer('2', '2020-03-01'), lost('3')], { idealLifetimeValue: 20_000 });
    expect(view).toMatchObject({
      asOf: TODAY,
      currency: 'EUR',
      model: 'seed-1',
      provisional: true,
      companies: 3,
      value: { customers: 2 },
      idealLifetimeValue: 20_000,
      logging: { all: { customers: 1 } },
    });
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('adds value at risk up by band, which makes the whole', () => {
    const view = portfolioOf([customer('1'), customer('2', '2025-11-01'), customer('3', '2020-03-01')]);
    expect(view.valueAtRisk.map(({ risk }) => risk)).toEqual(['critical', 'high', 'watch', 'low']);
    expect(view.valueAtRisk.reduce((sum, { customers }) => sum + customers, 0)).toBe(2);
    expect(view.valueAtRisk.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(view.value.valueAtRisk, 9);
  });

  it('counts what is missing, the most frequent first', () => {
    const known = companyHistory({
      companyId: '2',
      deals: [wonDeal({ on: '2026-03-01' })],
      entered: { acquisitionCost: 500 },
    });
    const { missing } = portfolioOf([customer('1'), known]);
    expect(missing[0]?.customers).toBe(2);
    expect(missing.find(({ input }) => input === 'acquisition_cost')).toEqual({
      input: 'acquisition_cost',
      customers: 1,
    });
  });

  it('of no companies is empty and not broken', () => {
    expect(portfolioOf([])).toMatchObject({ companies: 0, value: { customers: 0, lifetimeValue: 0 }, missing: [] });
  });
});

describe('what winning a customer may cost', () => {
  it('follows from the win rate and the value of those won lately', () => {
    const { acquisition } = portfolioOf([...many(15, customer, 'w'), ...many(10, lost, 'l')]);
    const expected = acquisition.justified?.expectedLifetimeValue ?? 0;
    expect(acquisition).toMatchObject({ decided: 25, won: 15, targetRatio: 3, known: 0, medianRatio: null });
    expect(acquisition.justified?.winRate).toMatchObject({ count: 15, of: 25 });
    expect(acquisition.justified?.perCustomerWon).toBeCloseTo(expected / 3, 9);
    expect(acquisition.justified?.perProspect).toBeCloseTo((expected / 3) * 0.6, 9);
  });

  it('counts the value before acquisition cost and without influence', () => {
    const plain = portfolioOf([...many(15, customer, 'w'), ...many(10, lost, 'l')]);
    const referring = (id: string) => ({ ...customer(id), referred: [referredPurchase('2026-06-01', 90_000)] });
    const dear = portfolioOf([...many(15, referring, 'w'), ...many(10, lost, 'l')], { acquisitionCost: 5_000 });
    expect(dear.acquisition.justified?.expectedLifetimeValue).toBeCloseTo(
      plain.acquisition.justified?.expectedLifetimeValue ?? 0,
      6,
    );
    expect(dear.acquisition.known).toBe(15);
    expect(dear.acquisition.medianRatio).toBeGreaterThan(0);
  });

  it.each<[string, readonly CompanyHistory[]]>([
    ['fewer than 20 were decided on', [...many(10, customer, 'w'), ...many(9, lost, 'l')]],
    ['hardly any lost one is on record', [...many(30, customer, 'w'), ...many(4, lost, 'l')]],
    ['none was won', many(30, lost, 'l')],
    [
      'all were decided on long ago',
      [...many(20, (id) => customer(id, '2023-03-01'), 'w'), ...many(20, (id) => lost(id, '2023-03-01'), 'l')],
    ],
  ])('is not said where %s', (_, histories) => {
    expect(portfolioOf(histories).acquisition.justified).toBeNull();
  });
});
