/** How the customers of a portfolio changed, from the history of their scores. */
import type { Day, Money, Risk, Segment } from '../../scoring/types.ts';
import type { PublishedSegment } from '../ports.ts';
import type { PortfolioFilter } from './portfolio-store.ts';

/**
 * What a change of a score came from: `money`: another current annual value, or corrected deals; `behaviour`: contact, status
 * or renewal date; `person`: somebody decided, or set the segment; `passing_days`: only the forecast moved. The others name
 * themselves. Rates of exchange are not told apart.
 */
export type MoverCause = 'behaviour' | 'money' | 'passing_days' | 'model' | 'policy' | 'person' | 'merge';

/** From what segment to what, between two days; the same one: they stayed. Null: not scored yet on that day. */
export interface SegmentMove {
  readonly from: PublishedSegment | null;
  readonly to: PublishedSegment | null;
  readonly customers: number;
}

/**
 * Part of the earlier lifetime value, and amount, that a change of it must reach to be significant by itself. They are the
 * customer's own: whoever looks, with whatever filter, the same customers are movers.
 */
export const SIGNIFICANT_CHANGE = { share: 0.1, amount: 1 } as const;

export interface MoversQuestion {
  readonly from: Day;
  readonly to: Day;
  readonly direction: 'up' | 'down';
  readonly filter: PortfolioFilter;
  /** From 0. */
  readonly offset: number;
  /** 1 to 100. */
  readonly limit: number;
}

/** How a customer stood on one day. */
export interface MoverStanding {
  readonly segment: Segment | null;
  readonly risk: Risk | null;
  /** 0 to 100 */
  readonly score: number | null;
  readonly lifetimeValue: Money;
}

/** A customer whose published values changed significantly. */
export interface Mover {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
  /** Of the snapshots in between, that of the one which brought the largest part of the change. */
  readonly cause: MoverCause;
  readonly before: MoverStanding;
  readonly after: MoverStanding;
  /** Of the lifetime value. */
  readonly change: Money;
}

export interface Movers {
  /** Of the direction that was asked for. */
  readonly total: number;
  /** Of both directions. */
  readonly byCause: readonly {
    readonly cause: MoverCause;
    readonly up: number;
    readonly down: number;
    readonly change: Money;
  }[];
  /** The largest changes of lifetime value first, then by company id. */
  readonly movers: readonly Mover[];
}

/** Customers that had not lapsed on a day, and those of them that did within the time after. */
export interface Fate {
  readonly customers: number;
  readonly lost: number;
}

export interface PromisePeriod {
  readonly flaggedOn: Day;
  readonly until: Day;
  /** At high or critical risk on the day. */
  readonly flagged: Fate;
  readonly notFlagged: Fate;
  /** Those of both whose risk of that day was worked out later, with what was known on it. */
  readonly workedOutLater: number;
}

/** What the history of the scores says of those that are customers now. */
export interface PortfolioChanges {
  /** By the last snapshot at or before each of the days. @throws {RangeError} where `from` is after `to` */
  countMoves(from: Day, to: Day, filter: PortfolioFilter): Promise<readonly SegmentMove[]>;
  /**
   * Customers that were scored at or before both days, and have another segment or risk since, or a lifetime value that is
   * another by {@link SIGNIFICANT_CHANGE}. Where it is the same, a better segment, or else a lower risk, is a move up.
   *
   * @throws {RangeError} where `from` is after `to`
   */
  readMovers(question: MoversQuestion): Promise<Movers>;
  /** Lost is who lapsed in between, whether or not won back since. One row for each period, also without customers. */
  countFates(
    periods: readonly { readonly flaggedOn: Day; readonly until: Day }[],
    filter: PortfolioFilter,
  ): Promise<readonly PromisePeriod[]>;
}
