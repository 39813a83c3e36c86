/** What the loyalty programme works out along with the scoring, and how it is listed. Only what the viewer may see is answered. */
import type { Milestone } from '../../programme/milestones/milestone.ts';
import type { FitPart } from '../../programme/profile/prospect-fit.ts';
import type { ExposureSignal } from '../../programme/competition/competitive-exposure.ts';
import type { AskObjection, AskReason } from '../../programme/referrals/ask-candidates.ts';
import type { Day, Money, Segment } from '../../scoring/types.ts';
import type { GoalStore } from './goal-store.ts';
import type { KeptSeparation, Listed, ListedCustomer, ProgrammePage } from './programme-lists.ts';
import type { RankingStore } from './ranking-store.ts';

export type KeptMilestone = Pick<Milestone, 'kind' | 'size' | 'day' | 'state' | 'appreciation' | 'paused'>;

export interface KeptAsk {
  readonly reasons: readonly AskReason[];
  /** Empty: to be asked now; one: nearly. */
  readonly against: readonly AskObjection[];
  readonly satisfactionUnknown: boolean;
  readonly lastAskedOn: Day | null;
}

export interface KeptExposure {
  readonly signals: readonly ExposureSignal[];
  readonly competitor: string | null;
}

/** A company that bought on somebody's recommendation. */
export interface KeptReferred {
  readonly companyId: string;
  readonly firstPurchaseOn: Day;
  readonly revenue: Money;
  readonly margin: Money;
}

/** What is told of one customer; null, or nothing in it, where a part has nothing to tell or is off. */
export interface ProgrammeFacts {
  readonly companyId: string;
  readonly milestones: readonly KeptMilestone[];
  readonly ask: KeptAsk | null;
  readonly exposure: KeptExposure | null;
  readonly referred: readonly KeptReferred[];
  readonly separation: KeptSeparation | null;
}

/** A company that is no customer yet. */
export interface ProgrammeProspect extends ListedCustomer {
  /** 0 to 100. */
  readonly fit: number;
  readonly expectedLifetimeValue: Money;
  readonly justifiedCost: Money;
  readonly because: readonly Pick<FitPart, 'kind' | 'value'>[];
}

/** What is known of a company before it is looked at. */
export interface ProgrammeBefore {
  /** The goals asked for that it belonged to the portal's customers of, with its segment on their first day. */
  readonly goals: readonly { readonly goalId: string; readonly segment: Segment }[];
  readonly mover: 'up' | 'down' | null;
  /** Published 30 days ago and last; null where that is not known, or a model or a policy changed in between. */
  readonly lifetimeValues: { readonly before: Money; readonly last: Money } | null;
}

export interface MilestoneRow extends ListedCustomer, KeptMilestone {}

export interface AskRow extends ListedCustomer, KeptAsk {
  /** Points of 100, as published. */
  readonly loyalty: number;
  readonly lifetimeValue: Money;
}

export interface ExposureRow extends ListedCustomer, KeptExposure {
  readonly renewalOn: Day | null;
  readonly lastContactOn: Day | null;
  readonly valueAtRisk: Money;
  readonly currentAnnualValue: Money;
}

export interface ReferrerRow extends ListedCustomer {
  readonly referred: readonly (KeptReferred & { readonly name: string })[];
  readonly revenue: Money;
  readonly margin: Money;
  /** Influence in its own lifetime value. */
  readonly expected: Money;
}

export interface ProgrammeStore extends GoalStore, RankingStore {
  /** @param goalIds which goals are asked for @param before the day 30 days back */
  readBefore(
    companyIds: readonly string[],
    goalIds: readonly string[],
    before: Day,
  ): Promise<ReadonlyMap<string, ProgrammeBefore>>;
  /**
   * Puts what is told of the companies of a page in the place of what was told of a range of ids; `after` is not in it, `until`
   * is. Rows that say the same are not touched, and a round lifetime value that was passed stays dated as it was first seen.
   */
  writeRange(
    range: { readonly after: string | null; readonly until: string | null },
    page: { readonly customers: readonly ProgrammeFacts[]; readonly prospects: readonly ProgrammeProspect[] },
  ): Promise<void>;
  listMilestones(page: ProgrammePage): Promise<Listed<MilestoneRow>>;
  /** By value. @param against 0: to be asked now; 1: one thing speaks against */
  listAsks(page: ProgrammePage, against: 0 | 1): Promise<Listed<AskRow>>;
  /** By value at risk. */
  listExposed(page: ProgrammePage): Promise<Listed<ExposureRow> & { readonly valueAtRisk: Money }>;
  /** Each referred company credited to one referrer, by margin. */
  listReferrers(page: ProgrammePage): Promise<Listed<ReferrerRow> & { readonly margin: Money }>;
  /** The best fit first. */
  listProspects(page: ProgrammePage): Promise<Listed<ProgrammeProspect>>;
  /** Of one company, whoever asks; null where none is near. */
  readNextMilestone(companyId: string, today: Day): Promise<KeptMilestone | null>;
  /** The model that was once put to use under this id, as it was kept; null where none was. */
  readModelValue(id: string): Promise<unknown>;
}
