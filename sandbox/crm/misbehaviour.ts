import type { Bucket } from './bucket.ts';
import type { CrmObjectType } from './crm-data.ts';

export type RateLimitPolicy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';

/** Which calls a rule is about; what is left out holds for all. */
export interface CallFilter {
  readonly bucket?: Bucket;
  readonly method?: string;
  /** A part of the path, such as "/companies/batch/update". */
  readonly path?: string;
}

/** How often: by default at every call, without end. */
export interface Frequency {
  /** Share of the matching calls, 0 to 1, drawn from the sandbox's seed. */
  readonly share?: number;
  /** Stops after so many. */
  readonly times?: number;
}

/** An answer instead of the right one. */
export type FaultKind = {
  /** True: HubSpot does what was asked, and only its answer is lost. */
  readonly afterwards?: boolean;
} & (
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'rate_limit'; readonly policy: RateLimitPolicy; readonly retryAfterSeconds?: number }
  | { readonly kind: 'server_error'; readonly status?: 500 | 503 | 504 | 521 | 524 }
  | { readonly kind: 'bad_gateway' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'migrating'; readonly retryAfterSeconds: number }
  | { readonly kind: 'dropped_connection' }
);

export type Fault = CallFilter & Frequency & FaultKind;

/** The right answer, late. */
export interface Delay extends CallFilter, Frequency {
  readonly kind: 'slow';
  readonly milliseconds: number;
}

/**
 * What is wrong in an answer that looks right. `hidden_results`: a batch update says COMPLETE and names no result;
 * `ignored_after`: the page asked for is not the one that comes, but the first again; `duplicate_results`: a page or a batch
 * holds a record twice; `outside_results`: a search finds a record that its filters exclude.
 */
export type FlawKind = 'hidden_results' | 'ignored_after' | 'duplicate_results' | 'outside_results';

export interface Flaw extends CallFilter, Frequency {
  readonly kind: FlawKind;
}

/** Search learns late of what changed. Each change has its own delay, so a later one can be found before an earlier one. */
export interface LateSearch {
  readonly kind: 'search_lag';
  /** The longest delay; each change has one between none and this. */
  readonly milliseconds: number;
  readonly objectType?: CrmObjectType;
}

/** One of the faults of a plan; the filter says which calls it can meet. */
export type PlannedFault = CallFilter &
  (
    | FaultKind
    | { readonly kind: FlawKind }
    | { readonly kind: 'slow'; readonly milliseconds: number }
    | { readonly kind: 'partial_batch'; readonly share: number }
  );

/**
 * A share of all calls fails, each with one of the faults that can meet it. Which ones follows from the seed and the call
 * alone (method, address, body, and how often it was made before), not from when it comes or what comes beside it.
 */
export interface FaultPlan extends CallFilter {
  readonly kind: 'fault_plan';
  readonly seed: number;
  /** Share of the matching calls, 0 to 1. */
  readonly share: number;
  readonly faults: readonly PlannedFault[];
  /** The same call fails at most so often, so that trying again leads somewhere; default 3. */
  readonly mostPerCall?: number;
}

/** The token lacks a scope: every call that needs it is refused. */
export interface MissingScope {
  readonly kind: 'missing_scope';
  readonly objectType: CrmObjectType | 'owners' | 'schemas' | 'automation';
  /** Default: both. */
  readonly action?: 'read' | 'write';
}

/** Some records of an object batch fail, and the answer is 207. */
export interface PartialBatch extends CallFilter {
  readonly kind: 'partial_batch';
  /** The ids that fail; without it, a share of all. */
  readonly ids?: readonly string[];
  readonly share?: number;
  /** Stops after so many records. */
  readonly times?: number;
}

/** A rule that an admin of the account made: these records cannot be written while a value is missing. */
export interface ValidationRule {
  readonly kind: 'validation_rule';
  readonly objectType: CrmObjectType;
  readonly requires: string;
  /** Only where another property has this value. */
  readonly when?: { readonly property: string; readonly value: string };
  /** Only for these records. */
  readonly ids?: readonly string[];
  /** One refused record refuses its whole batch with 400; by default the others are written and the answer is 207. */
  readonly refusesBatch?: boolean;
}

/** Associations are cut off at another size than HubSpot's. */
export interface ShortAssociationPages {
  readonly kind: 'short_association_pages';
  readonly size: number;
}

/** Ids in associations come as numbers, as HubSpot's older versions send them. */
export interface NumericIds {
  readonly kind: 'numeric_ids';
}

export type Rule =
  | Fault
  | Delay
  | Flaw
  | LateSearch
  | FaultPlan
  | MissingScope
  | PartialBatch
  | ValidationRule
  | ShortAssociationPages
  | NumericIds;
