import { formatIsoDay } from '../../scoring/day.ts';
import type { CustomerStatus } from '../../scoring/types.ts';
import type { PortfolioFilter, PortfolioGroup, PortfolioGrouping, PortfolioSums } from '../ports/portfolio-store.ts';
import type { ViewFacts } from './customer-view.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

/** Customers that are still there to lose. */
const PRESENT: readonly CustomerStatus[] = ['active', 'renewal_overdue', 'won_back'];

/** What only says something about customers that are still there. */
const OF_PRESENT: ReadonlySet<PortfolioGrouping> = new Set(['risk', 'productGap']);

export interface PortfolioSumsView {
  readonly asOf: string;
  readonly currency: string;
  readonly by: PortfolioGrouping;
  readonly all: PortfolioSums;
  /** By current annual value, the largest first. A customer may be in more than one group of what is missing. */
  readonly groups: readonly PortfolioGroup[];
}

/**
 * Adds up what a viewer sees, in all and by group. Risk and product gaps are those of customers that have not lapsed, unless
 * the filter names statuses.
 */
export async function sumPortfolio(
  store: SeenPortfolio,
  { by, filter }: { readonly by: PortfolioGrouping; readonly filter: PortfolioFilter },
  viewer: Viewer,
  { asOf, currency }: ViewFacts,
): Promise<PortfolioSumsView> {
  const seen = seenBy(store, viewer);
  const asked = OF_PRESENT.has(by) ? ofPresent(filter) : filter;
  const [all, groups] = [await seen.sumAll(asked), await seen.sumBy(by, asked)];
  return { asOf: formatIsoDay(asOf), currency, by, all, groups };
}

/** The filter, without lapsed customers unless it names statuses itself. */
export function ofPresent(filter: PortfolioFilter): PortfolioFilter {
  return { statuses: PRESENT, ...filter };
}
