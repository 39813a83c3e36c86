import { describe, expect, it } from 'vitest';
import { toPortfolioFacts } from '../../../src/operations/portfolio/to-portfolio-facts.ts';
import type { PortfolioFacts } from '../../../src/operations/ports/portfolio-store.ts';
import { companyHistory, email, meeting, referredPurchase, scoreOf, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
const DEALS = [wonDeal({ on: '2026-03-01', amount: 1000, termMonths: 12 })];

function factsOf(given: Parameters<typeof companyHistory>[0]): PortfolioFacts {
  const history = { deals: DEALS, ...given };
  return toPortfolioFacts(companyHistory(history), scoreOf(history, TODAY));
}

describe('what a row says besides what is published', () => {
  it('is who the customer is, and whose', () => {
    expect(factsOf({ companyId: '900', name: 'Nord AG', ownerId: '7', industry: 'BANKING' })).toMatchObject({
      companyId: '900',
      name: 'Nord AG',
      ownerId: '7',
      industry: 'BANKING',
      customerStatus: 'active',
      influence: 0,
    });
  });

  it('is that we only talk about the renewal, and not where we do not talk at all', () => {
    expect(factsOf({ activities: [email({ on: '2026-11-10', subject: 'Your renewal' })] }).isRenewalOnly).toBe(true);
    expect(factsOf({}).isRenewalOnly).toBe(false);
  });

  it('is the part of the lifetime value that comes of referrals, in cents', () => {
    const { waterfall } = scoreOf({ deals: DEALS, referred: [referredPurchase('2026-05-01', 9000)] }, TODAY);
    const step = waterfall.find(({ kind }) => kind === 'influence');
    const { influence } = factsOf({ referred: [referredPurchase('2026-05-01', 9000)] });
    expect(influence).toBeGreaterThan(0);
    expect(influence).toBeCloseTo(step?.presentValue ?? 0, 2);
    expect(influence).toBe(Number(influence.toFixed(2)));
  });

  it('names what the score lacks, and nothing twice', () => {
    const { missing } = factsOf({});
    expect(missing).toEqual(expect.arrayContaining(['wallet', 'acquisition_cost', 'nothing_logged']));
    expect(new Set(missing).size).toBe(missing.length);
    expect(missing).not.toContain('skipped_deals');
    expect(missing).not.toContain('skipped_records');
    expect(factsOf({ entered: { budget: { amount: 5000, asOf: null, by: null } } }).missing).not.toContain('wallet');
  });

  it('tells skipped deals from other skipped records', () => {
    const reason = 'its amount is in USD and HubSpot gives none in EUR';
    const deal = { record: '4711', kind: 'deal', reason } as const;
    expect(factsOf({ skipped: [deal] }).missing).toContain('skipped_deals');
    expect(factsOf({ skipped: [deal] }).missing).not.toContain('skipped_records');
    expect(factsOf({ skipped: [{ ...deal, kind: 'call' }] }).missing).toContain('skipped_records');
  });

  it('calls nothing logged what has no activity of any kind for twelve months, up to the day', () => {
    const logged = (on: string): boolean =>
      !factsOf({ activities: [meeting({ on, kind: 'note' })] }).missing.includes('nothing_logged');
    expect(logged('2025-11-21')).toBe(false);
    expect(logged('2025-11-22')).toBe(true);
    expect(logged('2026-11-21')).toBe(true);
    expect(logged('2026-11-22')).toBe(false);
  });

  it('names a customer that hangs on one person', () => {
    const activities = ['2026-10-01', '2026-11-01'].map((on) => meeting({ on, contactIds: ['301'] }));
    expect(factsOf({ contactIds: ['301', '302'], activities }).missing).toContain('single_threaded');
    const two = [...activities, meeting({ on: '2026-11-05', contactIds: ['302'] })];
    expect(factsOf({ contactIds: ['301', '302'], activities: two }).missing).not.toContain('single_threaded');
  });
});
