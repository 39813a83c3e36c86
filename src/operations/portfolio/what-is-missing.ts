import { formatIsoDay } from '../../scoring/day.ts';
import { LACKS, type Lack, type PortfolioFilter, type PortfolioSums } from '../ports/portfolio-store.ts';
import type { ViewFacts } from './customer-view.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

export interface MissingView {
  readonly asOf: string;
  readonly currency: string;
  readonly all: PortfolioSums;
  /** Those that lack nothing. */
  readonly complete: number;
  /** What is missing, with the customers it is missing for: the most first. */
  readonly lacks: readonly (PortfolioSums & { readonly lack: Lack })[];
}

/** What the scores lack, and for how many of the customers that a viewer sees. */
export async function whatIsMissing(
  store: SeenPortfolio,
  filter: PortfolioFilter,
  viewer: Viewer,
  { asOf, currency }: ViewFacts,
): Promise<MissingView> {
  const seen = seenBy(store, viewer);
  const groups = await seen.sumBy('missing', filter);
  return {
    asOf: formatIsoDay(asOf),
    currency,
    all: await seen.sumAll(filter),
    complete: groups.find(({ key }) => key === null)?.customers ?? 0,
    lacks: groups
      .flatMap(({ key, ...sums }) => {
        const lack = LACKS.find((one) => one === key);
        return lack === undefined ? [] : [{ lack, ...sums }];
      })
      .toSorted((one, other) => other.customers - one.customers),
  };
}
