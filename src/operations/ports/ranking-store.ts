/** The Ideal by relative value, fixed at the end of a period, and who moved since. */
import type { CausedChange } from '../../programme/ranking/split-change.ts';
import type { SuggestedResponse } from '../../programme/ranking/suggest-response.ts';
import type { Day, Money, Risk, Segment } from '../../scoring/types.ts';
import type { Listed, ListedCustomer, ProgrammePage, SeenOwners } from './programme-lists.ts';

/** A ranking as it was fixed. */
export interface RankingEnd {
  readonly periodEnd: Day;
  /** Later than the day after the period's end: the portal was not scored then. */
  readonly fixedOn: Day;
  readonly model: string;
  readonly policy: string;
  /** Customers with a lifetime value on that day. */
  readonly customers: number;
  /** Of the Ideal. */
  readonly ranked: number;
  /** Lifetime value of the average customer; null where it is not above 0. */
  readonly meanValue: Money | null;
}

export interface RankedRow extends ListedCustomer {
  readonly rank: number;
  readonly rankBefore: number | null;
  readonly lifetimeValue: Money;
  readonly relativeValue: number | null;
  readonly share: number | null;
  readonly segmentNow: Segment | null;
}

/** How a customer stood on one of two days. */
export interface MoverStanding {
  readonly rank: number | null;
  readonly segment: Segment | null;
  /** Points of 100. */
  readonly loyalty: number;
  readonly lifetimeValue: Money;
  readonly relativeValue: number;
}

/** One whose published values moved enough to be looked at more closely. */
export interface MoverCandidate {
  readonly companyId: string;
  readonly rankBefore: number | null;
  readonly rankNow: number | null;
  readonly segmentBefore: Segment | null;
  readonly segmentNow: Segment | null;
  readonly placeBefore: number;
  readonly placeNow: number;
}

export interface MoverCandidates {
  readonly candidates: readonly MoverCandidate[];
  readonly means: { readonly before: Money; readonly now: Money };
  /** Ideal on one of the days, and scored on both. */
  readonly compared: number;
}

export interface KeptMover {
  readonly companyId: string;
  readonly direction: 'up' | 'down';
  readonly before: MoverStanding;
  readonly after: MoverStanding;
  readonly change: Money;
  readonly causes: readonly CausedChange[];
  readonly response: SuggestedResponse;
}

export interface MoverRow extends KeptMover, ListedCustomer {
  readonly risk: Risk | null;
}

export interface RankingStore {
  /** The latest first. */
  listRankingEnds(): Promise<readonly RankingEnd[]>;
  /**
   * Fixes the ranking of a day from what was published then, unless it is fixed already.
   *
   * @returns whether it was fixed now; false also where nothing was published then
   */
  fixRanking(end: Pick<RankingEnd, 'periodEnd' | 'fixedOn' | 'model' | 'policy'>): Promise<boolean>;
  /** By rank; of customers that are still there. */
  listRanked(periodEnd: Day, before: Day | null, page: ProgrammePage): Promise<Listed<RankedRow>>;
  readRank(periodEnd: Day, companyId: string): Promise<number | null>;
  /**
   * Customers, Ideal on the day of a fixed ranking or now, whose published place or relative value moved significantly: the
   * largest changes first. Null where nobody is compared.
   */
  findMoverCandidates(periodEnd: Day, limit: number): Promise<MoverCandidates | null>;
  /** Ideal now and not on that day, and the other way round. */
  countEntered(periodEnd: Day, ownerIds: SeenOwners): Promise<{ readonly entered: number; readonly left: number }>;
  /** In the place of all earlier ones. */
  writeMovers(movers: readonly KeptMover[]): Promise<void>;
  listMovers(
    page: ProgrammePage & { readonly direction: 'up' | 'down' | null },
  ): Promise<Listed<MoverRow> & { readonly up: number; readonly down: number }>;
}
