import { formatIsoDay } from '../../scoring/day.ts';
import type { Movers, MoversQuestion } from '../ports/portfolio-changes.ts';
import type { ViewFacts } from './customer-view.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

export interface PortfolioMoversView extends Movers {
  readonly asOf: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly offset: number;
}

/**
 * Customers whose published values changed significantly between two days, and what brought it. Who was not scored on the
 * earlier day, or is no customer any more, is not among them.
 *
 * @throws {RangeError} where `from` is after `to`, or the page holds nothing or too much
 */
export async function portfolioMovers(
  store: SeenPortfolio,
  question: MoversQuestion,
  viewer: Viewer,
  { asOf, currency }: ViewFacts,
): Promise<PortfolioMoversView> {
  const { from, to, offset } = question;
  const found = await seenBy(store, viewer).readMovers(question);
  return { asOf: formatIsoDay(asOf), currency, from: formatIsoDay(from), to: formatIsoDay(to), offset, ...found };
}
