import { formatIsoDay } from '../../scoring/day.ts';
import type { PortfolioFilter, PortfolioSums } from '../ports/portfolio-store.ts';
import type { ViewFacts } from './customer-view.ts';
import { ofPresent } from './sum-portfolio.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

/** Days at which a band begins: the bounds of the contact statuses (45, 90) are among them. */
const BANDS_FROM_DAYS = [0, 16, 31, 46, 61, 91, 121, 181, 366];

export interface ContactClockView {
  readonly asOf: string;
  readonly currency: string;
  /** From the latest contact on; `untilDays` is in the band, null: no end. */
  readonly bands: readonly (PortfolioSums & { readonly fromDays: number; readonly untilDays: number | null })[];
  readonly never: PortfolioSums;
  readonly notMeasurable: PortfolioSums;
  /** Nothing is published on them, so nothing can be told. */
  readonly notPublished: PortfolioSums;
}

/**
 * The customers that a viewer sees, by the days since their last non-renewal contact; those that have not lapsed, unless the
 * filter names statuses.
 */
export async function contactClock(
  store: SeenPortfolio,
  filter: PortfolioFilter,
  viewer: Viewer,
  { asOf, currency }: ViewFacts,
): Promise<ContactClockView> {
  const { bands, ...apart } = await seenBy(store, viewer).sumContactClock(asOf, BANDS_FROM_DAYS, ofPresent(filter));
  return {
    asOf: formatIsoDay(asOf),
    currency,
    bands: bands.map((sums, index) => ({
      fromDays: BANDS_FROM_DAYS[index] ?? 0,
      untilDays: untilOf(index),
      ...sums,
    })),
    ...apart,
  };
}

function untilOf(band: number): number | null {
  const next = BANDS_FROM_DAYS[band + 1];
  return next === undefined ? null : next - 1;
}
