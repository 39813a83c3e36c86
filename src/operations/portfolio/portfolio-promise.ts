import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import type { Fate } from '../ports/portfolio-changes.ts';
import type { PortfolioFilter } from '../ports/portfolio-store.ts';
import type { ViewFacts } from './customer-view.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

const YEARS_BACK = [1, 2, 3];

export interface PromiseView {
  readonly asOf: string;
  readonly currency: string;
  /** The latest first; a period of which no customer's risk is known is left out. */
  readonly periods: readonly {
    readonly flaggedOn: string;
    readonly until: string;
    readonly flagged: Fate;
    readonly notFlagged: Fate;
    readonly workedOutLater: number;
  }[];
}

/**
 * What the warnings were worth: of the customers that had not lapsed a year ago, and two and three years ago, how many of
 * those at high or critical risk lapsed within the year after, and how many of the others. Who is no customer any more,
 * since its deals were corrected or the company is gone, is in neither.
 */
export async function portfolioPromise(
  store: SeenPortfolio,
  filter: PortfolioFilter,
  viewer: Viewer,
  { asOf, currency }: ViewFacts,
): Promise<PromiseView> {
  const asked = YEARS_BACK.map((years) => ({
    flaggedOn: addMonths(asOf, -12 * years),
    until: addMonths(asOf, -12 * (years - 1)),
  }));
  const periods = await seenBy(store, viewer).countFates(asked, filter);
  return {
    asOf: formatIsoDay(asOf),
    currency,
    periods: periods
      .filter(({ flagged, notFlagged }) => flagged.customers + notFlagged.customers > 0)
      .map((period) => ({
        ...period,
        flaggedOn: formatIsoDay(period.flaggedOn),
        until: formatIsoDay(period.until),
      })),
  };
}
