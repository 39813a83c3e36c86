/** What the programme works with along with a scoring of the whole portal, and what it makes of each company. */
import type { RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import type { MilestoneFloors } from '../../../programme/milestones/find-milestones.ts';
import type { IdealProfile } from '../../../programme/profile/ideal-profile.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { ProgrammeValues } from '../../ports.ts';
import type { KeptGoal } from '../../ports/goal-store.ts';
import type { ProgrammeBefore, ProgrammeFacts, ProgrammeProspect } from '../../ports/programme-store.ts';
import type { ProgrammePart } from '../../settings/portal-settings.ts';

/** A goal that is pursued on the day. */
export interface PursuedGoal extends KeptGoal {
  /** Model and policy of its start, as of today; null where these are still today's: the scores of the run count then. */
  readonly startContext: ScoringContext | null;
  /** What it began with cannot be read any more: today's model and policy count. */
  readonly isStartGone: boolean;
}

export interface ProgrammePass {
  readonly context: ScoringContext;
  readonly currency: string;
  readonly parts: ReadonlySet<ProgrammePart>;
  /** Nothing is on, and nothing is left of what was. */
  readonly isIdle: boolean;
  /** Null where milestones are off, or there is no customer. */
  readonly floors: MilestoneFloors | null;
  /** Null where it is off, or too few customers make one. */
  readonly profile: IdealProfile | null;
  /** Those that end first before the others. */
  readonly goals: readonly PursuedGoal[];
  /** Referral and reference asks by company. */
  readonly asks: ReadonlyMap<string, readonly RetentionActivity[]>;
}

/** What the programme says of one company. */
export interface ProgrammeTold {
  readonly values: ProgrammeValues;
  /** Null of a company that is no customer. */
  readonly facts: ProgrammeFacts | null;
  /** Null of a customer, and where the fit cannot be told. */
  readonly prospect: ProgrammeProspect | null;
  readonly before: ProgrammeBefore;
}
