import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PORTFOLIO_GROUPINGS, type PortfolioGroup } from '../../src/operations/ports/portfolio-store.ts';
import type { Movers } from '../../src/operations/ports/portfolio-changes.ts';
import { anyPage, fillPortfolio, portfolioCases } from '../support/arbitrary-portfolio.ts';
import { memoryPortalStore } from '../support/memory-portal-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const CASES = portfolioCases(200, 4);
const byKey = (groups: readonly PortfolioGroup[]): ReadonlyMap<string | null, PortfolioGroup> =>
  new Map(groups.map((group) => [group.key, group]));
const sortCauses = (movers: Movers): Movers => ({
  ...movers,
  byCause: movers.byCause.toSorted((one, other) => (one.cause < other.cause ? -1 : 1)),
});

describeOnBothDrivers('whatever is asked of the portfolio', (bed) => {
  it('is answered as if every customer had been looked at one by one', { timeout: 120_000 }, async () => {
    const real = bed().store.portal(bed().newPortalId());
    const plain = memoryPortalStore('1', () => new Date(0));
    await fillPortfolio(real, CASES);
    await fillPortfolio(plain, CASES);
    let found = 0;
    let moversFound = 0;
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
          const direction = page.descending ? 'up' : 'down';
          const question = { ...page, offset: page.offset % 3, from, to: from + 10 + length, direction } as const;
          const moved = await real.portfolio.readMovers(question);
          moversFound += moved.movers.length;
          expect(sortCauses(moved)).toEqual(sortCauses(await plain.portfolio.readMovers(question)));
          const periods = [{ flaggedOn: from, until: from + length }];
          expect(await real.portfolio.countFates(periods, page.filter)).toEqual(
            await plain.portfolio.countFates(periods, page.filter),
          );
          const clock = [from, [0, 16, 31, 61], page.filter] as const;
          expect(await real.portfolio.sumContactClock(...clock)).toEqual(
            await plain.portfolio.sumContactClock(...clock),
          );
          expect(await real.portfolio.listOwnerIds(page.filter)).toEqual(
            await plain.portfolio.listOwnerIds(page.filter),
          );
        },
      ),
      { numRuns: 12, seed: 20 },
    );
    expect(found).toBeGreaterThan(200);
    expect(moversFound).toBeGreaterThan(20);
  });
});
