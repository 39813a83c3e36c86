import { formatIsoDay } from '../../scoring/day.ts';
import type { Day } from '../../scoring/types.ts';
import type { SegmentMove } from '../ports/portfolio-changes.ts';
import type { PortfolioFilter } from '../ports/portfolio-store.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

export interface PortfolioMovesView {
  readonly from: string;
  readonly to: string;
  /** Those that stayed among them; the most customers first. */
  readonly moves: readonly SegmentMove[];
}

/**
 * How customers moved between segments: each as it was published at the end of the one day and of the other. Who is no
 * customer any more is not among them.
 *
 * @throws {RangeError} where `from` is after `to`
 */
export async function portfolioMoves(
  store: SeenPortfolio,
  { from, to, filter }: { readonly from: Day; readonly to: Day; readonly filter: PortfolioFilter },
  viewer: Viewer,
): Promise<PortfolioMovesView> {
  const moves = await seenBy(store, viewer).countMoves(from, to, filter);
  return { from: formatIsoDay(from), to: formatIsoDay(to), moves };
}
