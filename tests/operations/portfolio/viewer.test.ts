import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewalOnlyCustomers, renewalsAhead } from '../../../src/operations/portfolio/attention.ts';
import { contactClock } from '../../../src/operations/portfolio/contact-clock.ts';
import { listPortfolio } from '../../../src/operations/portfolio/list-portfolio.ts';
import { portfolioMovers } from '../../../src/operations/portfolio/portfolio-movers.ts';
import { portfolioMoves } from '../../../src/operations/portfolio/portfolio-moves.ts';
import { portfolioOwners } from '../../../src/operations/portfolio/portfolio-owners.ts';
import { portfolioPromise } from '../../../src/operations/portfolio/portfolio-promise.ts';
import { sumPortfolio } from '../../../src/operations/portfolio/sum-portfolio.ts';
import { seenBy, type SeenPortfolio, type Viewer } from '../../../src/operations/portfolio/viewer.ts';
import { whatIsMissing } from '../../../src/operations/portfolio/what-is-missing.ts';
import {
  PORTFOLIO_GROUPINGS,
  type PortfolioGrouping,
  type PortfolioPage,
} from '../../../src/operations/ports/portfolio-store.ts';
import { anyPage, fillPortfolio, portfolioCases } from '../../support/arbitrary-portfolio.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

const FACTS = { asOf: 20_800, currency: 'EUR' };
const CASES = portfolioCases(40, 7);

async function portfolioOf(isIn: (ownerId: string | null) => boolean): Promise<SeenPortfolio> {
  const store = memoryPortalStore('1', () => new Date(0));
  await fillPortfolio(
    store,
    CASES.filter(({ facts }) => isIn(facts.ownerId)),
  );
  return store.portfolio;
}

/** Everything that can be asked with the page, the grouping and the days. */
async function askEverything(
  portfolio: SeenPortfolio,
  viewer: Viewer,
  { page, by, from, to }: { page: PortfolioPage; by: PortfolioGrouping; from: number; to: number },
): Promise<readonly unknown[]> {
  const { filter } = page;
  return [
    await listPortfolio(portfolio, page, viewer, FACTS),
    await sumPortfolio(portfolio, { by, filter }, viewer, FACTS),
    await portfolioMoves(portfolio, { from, to, filter }, viewer),
    await renewalsAhead(portfolio, page, viewer, FACTS),
    await renewalOnlyCustomers(portfolio, page, viewer, FACTS),
    await whatIsMissing(portfolio, filter, viewer, FACTS),
    await contactClock(portfolio, filter, viewer, FACTS),
    await portfolioMovers(portfolio, { ...page, from, to, direction: page.descending ? 'up' : 'down' }, viewer, FACTS),
    await portfolioPromise(portfolio, filter, viewer, { ...FACTS, asOf: to + 365 }),
    (await portfolioOwners(portfolio, [], viewer)).owners,
  ];
}

describe('a viewer who sees some owners', () => {
  it(
    'gets in 1,000 requests exactly what there would be if nobody else had customers',
    { timeout: 120_000 },
    async () => {
      const everyone = await portfolioOf(() => true);
      const own = new Map(
        await Promise.all(
          [[], ['1'], ['2', '4'], ['1', '2', '3', '4']].map(
            async (ownerIds) => [ownerIds, await portfolioOf((id) => id !== null && ownerIds.includes(id))] as const,
          ),
        ),
      );
      let rows = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...own.keys()),
          fc.record({
            page: anyPage,
            by: fc.constantFrom(...PORTFOLIO_GROUPINGS),
            from: fc.constantFrom(20_781, 20_791),
            to: fc.constantFrom(20_791, 20_799),
          }),
          async (ownerIds, request) => {
            const narrowed = await askEverything(everyone, { ownerIds }, request);
            expect(narrowed).toEqual(await askEverything(own.get(ownerIds) ?? everyone, { ownerIds: null }, request));
            const { customers } = await listPortfolio(everyone, request.page, { ownerIds }, FACTS);
            rows += customers.length;
            expect(customers.filter(({ ownerId }) => ownerId === null || !ownerIds.includes(ownerId))).toEqual([]);
          },
        ),
        { numRuns: 1000, seed: 3 },
      );
      expect(rows).toBeGreaterThan(1000);
    },
  );

  it('finds no customer of another owner, or of none', async () => {
    const everyone = await portfolioOf(() => true);
    for (const { facts } of CASES) {
      const seen = await seenBy(everyone, { ownerIds: ['2'] }).readRow(facts.companyId);
      expect(seen?.companyId ?? null).toBe(facts.ownerId === '2' ? facts.companyId : null);
      const whole = await seenBy(everyone, { ownerIds: null }).readRow(facts.companyId);
      expect(whole?.ownerId).toBe(facts.ownerId);
    }
  });
});
