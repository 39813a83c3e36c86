import type { PortfolioChanges } from '../ports/portfolio-changes.ts';
import type { PortfolioFilter, PortfolioStore } from '../ports/portfolio-store.ts';

/** Who looks at the portfolio. */
export interface Viewer {
  /** The owners whose customers are seen; null: every customer, also those without an owner. */
  readonly ownerIds: readonly string[] | null;
}

/** Whether a viewer sees a customer of this owner. */
export function seesCustomerOf({ ownerIds }: Viewer, ownerId: string | null): boolean {
  return ownerIds === null || (ownerId !== null && ownerIds.includes(ownerId));
}

/** Everything that can be asked of the portfolio. */
export type SeenPortfolio = Omit<PortfolioStore, 'writeFacts' | 'removeRows' | 'removeOthers'> & PortfolioChanges;

/**
 * The portfolio as a viewer sees it. The one place where the view is narrowed: whatever is asked, the owners asked for are
 * held against those that the viewer may see.
 */
export function seenBy(store: SeenPortfolio, viewer: Viewer): SeenPortfolio {
  const { ownerIds } = viewer;
  if (ownerIds === null) return store;
  const narrow = (filter: PortfolioFilter): PortfolioFilter => ({
    ...filter,
    ownerIds: filter.ownerIds === undefined ? ownerIds : filter.ownerIds.filter((id) => ownerIds.includes(id)),
  });
  return {
    async readRow(companyId) {
      const row = await store.readRow(companyId);
      return row !== null && seesCustomerOf(viewer, row.ownerId) ? row : null;
    },
    listRows: (page) => store.listRows({ ...page, filter: narrow(page.filter) }),
    sumAll: (filter) => store.sumAll(narrow(filter)),
    sumBy: (grouping, filter) => store.sumBy(grouping, narrow(filter)),
    sumContactClock: (asOf, fromDays, filter) => store.sumContactClock(asOf, fromDays, narrow(filter)),
    listOwnerIds: (filter) => store.listOwnerIds(narrow(filter)),
    countMoves: (from, to, filter) => store.countMoves(from, to, narrow(filter)),
    readMovers: (question) => store.readMovers({ ...question, filter: narrow(question.filter) }),
    countFates: (periods, filter) => store.countFates(periods, narrow(filter)),
  };
}
