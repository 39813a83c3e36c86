import type { ApiCall, Bucket } from './api-call.ts';
import type { CrmObjectType } from './crm-data.ts';
import { seededShare } from './seeded-share.ts';

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

/** An answer instead of the right one, or the right one late. */
export type Fault = CallFilter &
  Frequency & {
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

export interface Delay extends CallFilter, Frequency {
  readonly kind: 'slow';
  readonly milliseconds: number;
}

/** The token lacks a scope: every call that needs it is refused. */
export interface MissingScope {
  readonly kind: 'missing_scope';
  readonly objectType: CrmObjectType | 'owners' | 'schemas';
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

/** A batch update that says COMPLETE and names no result. */
export interface HiddenResults extends CallFilter, Frequency {
  readonly kind: 'hidden_results';
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
  Fault | Delay | MissingScope | PartialBatch | HiddenResults | ValidationRule | ShortAssociationPages | NumericIds;

interface Active<T extends Rule> {
  readonly rule: T;
  /** Draws the next number between 0 and 1. */
  readonly draw: () => number;
  left: number;
}

type MatchableCall = Pick<ApiCall, 'bucket' | 'method' | 'url'>;

/** What HubSpot does wrong at the moment, switched on and off while the sandbox runs. */
export class Misbehaviour {
  readonly #seed: number;
  #rules: Active<Rule>[] = [];
  #added = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(rules: readonly Rule[]): void {
    for (const rule of rules) {
      this.#added += 1;
      const left = ('times' in rule ? rule.times : undefined) ?? Number.POSITIVE_INFINITY;
      this.#rules.push({ rule, draw: seededShare(this.#seed + this.#added), left });
    }
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that this call meets; drawing it uses it up. */
  faultOf(call: MatchableCall): Fault | null {
    for (const active of this.#rules) {
      const { rule } = active;
      if (isFault(rule) && matches(rule, call) && strikes(active, rule.share)) return rule;
    }
    return null;
  }

  /** Milliseconds that this call waits. */
  delayOf(call: MatchableCall): number {
    let delay = 0;
    for (const active of this.#rules) {
      const { rule } = active;
      if (rule.kind === 'slow' && matches(rule, call) && strikes(active, rule.share)) delay += rule.milliseconds;
    }
    return delay;
  }

  lacksScope(area: CrmObjectType | 'owners' | 'schemas', action: 'read' | 'write'): boolean {
    return this.#rules.some(
      ({ rule }) =>
        rule.kind === 'missing_scope' &&
        rule.objectType === area &&
        (rule.action === undefined || rule.action === action),
    );
  }

  /** Whether this record of a batch fails. */
  failsInBatch(call: MatchableCall, id: string): boolean {
    return this.#rules.some((active) => {
      const { rule } = active;
      if (rule.kind !== 'partial_batch' || !matches(rule, call)) return false;
      if (rule.ids !== undefined && !rule.ids.includes(id)) return false;
      return strikes(active, rule.share);
    });
  }

  hidesResults(call: MatchableCall): boolean {
    return this.#rules.some((active) => {
      const { rule } = active;
      return rule.kind === 'hidden_results' && matches(rule, call) && strikes(active, rule.share);
    });
  }

  /** The first rule that a write to this record breaks; `valueOf` tells the values that the record would have. */
  brokenRule(
    type: CrmObjectType,
    id: string | null,
    valueOf: (property: string) => string | null,
  ): ValidationRule | null {
    for (const { rule } of this.#rules) {
      if (rule.kind !== 'validation_rule' || rule.objectType !== type) continue;
      if (rule.ids !== undefined && (id === null || !rule.ids.includes(id))) continue;
      if (rule.when !== undefined && valueOf(rule.when.property) !== rule.when.value) continue;
      if ((valueOf(rule.requires) ?? '') === '') return rule;
    }
    return null;
  }

  sendsNumericIds(): boolean {
    return this.#rules.some(({ rule }) => rule.kind === 'numeric_ids');
  }

  /** Where associations are cut off; undefined: at HubSpot's own size. */
  associationPageSize(): number | undefined {
    for (const { rule } of this.#rules) if (rule.kind === 'short_association_pages') return rule.size;
    return undefined;
  }
}

function isFault(rule: Rule): rule is Fault {
  switch (rule.kind) {
    case 'unauthorized':
    case 'rate_limit':
    case 'server_error':
    case 'bad_gateway':
    case 'locked':
    case 'migrating':
    case 'dropped_connection':
      return true;
    default:
      return false;
  }
}

function matches(filter: CallFilter, call: MatchableCall): boolean {
  return (
    (filter.bucket === undefined || filter.bucket === call.bucket) &&
    (filter.method === undefined || filter.method === call.method) &&
    (filter.path === undefined || call.url.pathname.includes(filter.path))
  );
}

function strikes(active: Active<Rule>, share: number | undefined): boolean {
  if (active.left <= 0) return false;
  if (share !== undefined && active.draw() >= share) return false;
  active.left -= 1;
  return true;
}
