import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PORTFOLIO_GROUPINGS, type PortfolioGroup } from '../../src/operations/ports/portfolio-store.ts';
import { anyPage, fillPortfolio, portfolioCases } from '../support/arbitrary-portfolio.ts';
import { memoryPortalStore } from '../support/memory-portal-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const CASES = portfolioCases(200, 4);
const byKey = (groups: readonly PortfolioGroup[]): ReadonlyMap<string | null, PortfolioGroup> =>
  new Map(groups.map((group) => [group.key, group]));

describeOnBothDrivers('whatever is asked of the portfolio', (bed) => {
  it('is answered as if every customer had been looked at one by one', { timeout: 120_000 }, async () => {
    const real = bed().store.portal(bed().newPortalId());
    const plain = memoryPortalStore('1', () => new Date(0));
    await fillPortfolio(real, CASES);
    await fillPortfolio(plain, CASES);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPage,
        fc.constantFrom(...PORTFOLIO_GROUPINGS),
        fc.tuple(fc.integer({ min: 20_775, max: 20_790 }), fc.nat({ max: 25 })),
        async (page, grouping, [from, length]) => {
          const listed = await plain.portfolio.listRows(page);
          found += listed.rows.length;
          const shown = await real.portfolio.listRows(page);
          expect(shown.total).toBe(listed.total);
          expect(shown.rows.map(({ companyId }) => companyId)).toEqual(listed.rows.map(({ companyId }) => companyId));
          expect(shown.rows.map(({ summary: _, ...row }) => row)).toEqual(
            listed.rows.map(({ summary: _, missing, ...row }) => ({ ...row, missing })),
          );
          expect(await real.portfolio.sumAll(page.filter)).toEqual(await plain.portfolio.sumAll(page.filter));
          const groups = await real.portfolio.sumBy(grouping, page.filter);
          expect(byKey(groups)).toEqual(byKey(await plain.portfolio.sumBy(grouping, page.filter)));
          expect(new Set(await real.portfolio.countMoves(from, from + length, page.filter))).toEqual(
            new Set(await plain.portfolio.countMoves(from, from + length, page.filter)),
          );
        },
      ),
      { numRuns: 60, seed: 20 },
    );
    expect(found).toBeGreaterThan(1000);
  });
});
