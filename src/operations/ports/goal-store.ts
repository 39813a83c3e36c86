/** Goals to turn Uncertain customers into Ideal ones, each with everybody as they stood on the day that it began. */
import type { ConversionGoal } from '../../programme/goals/conversion-goal.ts';
import type { ExpectedConversions, PastConversion } from '../../programme/goals/expected-path.ts';
import type { Day, NextAction, Risk, Segment } from '../../scoring/types.ts';
import type { KeptSeparation, ListedCustomer, SeenOwners } from './programme-lists.ts';

/** Goals that are pursued at once at most: each is scored with the model and policy of its start, which may be another one's. */
export const MOST_GOALS = 5;
/** Customers that are told as the closest at most. */
export const MOST_CLOSEST = 50;

export interface WantedGoal extends ConversionGoal {
  /** The same key sets one goal. */
  readonly key: string;
  readonly name: string;
  readonly setBy: string;
  readonly model: string;
  readonly policy: string;
}

/** Counts of customers by their segment then, and by their segment now: as numbers of `SEGMENTS_ON_DAY`. */
export type MigrationCounts = readonly (readonly number[])[];

export interface KeptProgress {
  readonly asOf: Day;
  /** `kept_model_gone`: what it began with cannot be read any more; the model of the day is taken. */
  readonly scoredWith: 'model_of_the_start' | 'model_of_the_day';
  readonly migration: MigrationCounts;
  readonly expectedToday: ExpectedConversions;
  readonly expectedAtEnd: ExpectedConversions;
  /** A point a week at most, the earliest first; the last one is the day itself. */
  readonly course: readonly { readonly day: Day; readonly converted: number }[];
}

export interface KeptGoal extends ConversionGoal {
  readonly id: string;
  readonly name: string;
  readonly setBy: string;
  readonly stoppedOn: Day | null;
  readonly model: string;
  readonly policy: string;
  /** Uncertain on the day it began. */
  readonly members: number;
  readonly progress: KeptProgress | null;
}

/** A member that is not Ideal yet. */
export interface ClosestRow extends ListedCustomer, KeptSeparation {
  readonly isEvidenceThin: boolean;
  readonly nextAction: NextAction | null;
  readonly risk: Risk | null;
}

export interface GoalStore {
  /** Newest first. */
  listGoals(): Promise<readonly KeptGoal[]>;
  /**
   * Sets a goal and freezes who has which segment, as published, in one step.
   *
   * @returns its id; `too_many` where {@link MOST_GOALS} are pursued on its first day, `nobody` where nobody is Uncertain
   */
  setGoal(
    goal: WantedGoal,
  ): Promise<{ readonly kind: 'set'; readonly id: string } | { readonly kind: 'too_many' | 'nobody' }>;
  /** @returns false where there is no such goal, or it is stopped already */
  stopGoal(id: string, on: Day): Promise<boolean>;
  writeProgress(id: string, progress: KeptProgress): Promise<void>;
  /** By segment, who belonged to the goal's portal on its first day. */
  countThen(id: string): Promise<Readonly<Record<Segment, number>>>;
  /** Of the Uncertain on the earlier day, how many were Ideal on the later one; null where the stored history does not reach back. */
  pastConversion(from: Day, to: Day): Promise<PastConversion | null>;
  /** Members that are not Ideal and have not lapsed, the closest first. */
  listClosest(id: string, ownerIds: SeenOwners, limit: number): Promise<readonly ClosestRow[]>;
  /** Ids of the members that are Ideal now, as published. */
  listConverted(id: string): Promise<readonly string[]>;
  countUncertain(ownerIds: SeenOwners): Promise<number>;
  /** The goals, pursued on a day, that a company is a member of, those that end first before the others. */
  goalsOf(
    companyId: string,
    on: Day,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly endsOn: Day }[]>;
}
