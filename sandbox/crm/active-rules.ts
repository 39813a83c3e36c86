import { matchesCall } from './call-filter.ts';
import type { MatchableCall, PlannedCall } from './call-filter.ts';
import type { CrmObjectType } from './crm-data.ts';
import { PlannedFaults, shareOf } from './fault-plan.ts';
import type { FaultKind, FlawKind, LateSearch, PlannedFault, Rule, ValidationRule } from './misbehaviour.ts';
import { seededShare } from './seeded-share.ts';

interface Active<T extends Rule> {
  readonly rule: T;
  /** Draws the next number between 0 and 1. */
  readonly draw: () => number;
  readonly plan: PlannedFaults | null;
  left: number;
}

/** What HubSpot does wrong at the moment, switched on and off while the sandbox runs. */
export class Misbehaviour {
  readonly #seed: number;
  #rules: Active<Rule>[] = [];
  #added = 0;
  readonly #injected = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(rules: readonly Rule[]): void {
    for (const rule of rules) {
      this.#added += 1;
      const left = ('times' in rule ? rule.times : undefined) ?? Number.POSITIVE_INFINITY;
      const plan = rule.kind === 'fault_plan' ? new PlannedFaults(rule) : null;
      this.#rules.push({ rule, draw: seededShare(this.#seed + this.#added), plan, left });
    }
  }

  clear(): void {
    this.#rules = [];
  }

  /** How often each kind of fault struck so far, those of the plans included. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#injected].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** What the plans have for this try of a call; the first plan that has something decides. */
  planFor(call: MatchableCall, text: string): PlannedFault | null {
    let planned: PlannedFault | null = null;
    for (const { plan } of this.#rules) planned ??= plan?.next(call, text) ?? null;
    return planned;
  }

  /** The answer that this call gets in place of the right one; drawing it uses it up. */
  faultOf(call: PlannedCall): FaultKind | null {
    if (call.planned !== null && isFault(call.planned)) return this.#counted(call.planned);
    for (const active of this.#rules) {
      const { rule } = active;
      if (isFault(rule) && matchesCall(rule, call) && strikes(active, rule.share)) return this.#counted(rule);
    }
    return null;
  }

  /** Milliseconds that this call waits. */
  delayOf(call: PlannedCall): number {
    let delay = call.planned?.kind === 'slow' ? this.#counted(call.planned).milliseconds : 0;
    for (const active of this.#rules) {
      const { rule } = active;
      if (rule.kind === 'slow' && matchesCall(rule, call) && strikes(active, rule.share)) {
        delay += this.#counted(rule).milliseconds;
      }
    }
    return delay;
  }

  /** Whether this answer is wrong in this way. Ask only where it can be: asking uses it up. */
  hasFlaw(kind: FlawKind, call: PlannedCall): boolean {
    if (call.planned?.kind === kind) return this.#counted(call.planned).kind === kind;
    return this.#rules.some((active) => {
      const { rule } = active;
      const isStruck = rule.kind === kind && matchesCall(rule, call) && strikes(active, rule.share);
      if (isStruck) this.#counted(rule);
      return isStruck;
    });
  }

  /** Whether this record of a batch fails. */
  failsInBatch(call: PlannedCall, id: string): boolean {
    const { planned } = call;
    if (planned?.kind === 'partial_batch' && shareOf(call.url.pathname, id) < planned.share) {
      this.#counted(planned);
      return true;
    }
    return this.#rules.some((active) => {
      const { rule } = active;
      if (rule.kind !== 'partial_batch' || !matchesCall(rule, call)) return false;
      if (rule.ids !== undefined && !rule.ids.includes(id)) return false;
      const isStruck = strikes(active, rule.share);
      if (isStruck) this.#counted(rule);
      return isStruck;
    });
  }

  lacksScope(area: CrmObjectType | 'owners' | 'schemas' | 'automation', action: 'read' | 'write'): boolean {
    return this.#rules.some(
      ({ rule }) =>
        rule.kind === 'missing_scope' &&
        rule.objectType === area &&
        (rule.action === undefined || rule.action === action),
    );
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
      if ((valueOf(rule.requires) ?? '') === '') return this.#counted(rule);
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

  /** The longest lag of search, in milliseconds; 0 where it has none. */
  longestLag(type: CrmObjectType): number {
    return Math.max(0, ...this.#rules.flatMap(({ rule }) => (isLagOf(rule, type) ? [rule.milliseconds] : [])));
  }

  /** How many milliseconds search does not know of the change of a record at an instant. */
  lagOf(type: CrmObjectType, id: string, changedAt: number): number {
    return this.longestLag(type) * shareOf(this.#seed, id, changedAt);
  }

  #counted<T extends { readonly kind: string }>(struck: T): T {
    this.#injected.set(struck.kind, (this.#injected.get(struck.kind) ?? 0) + 1);
    return struck;
  }
}

const FAULTS: ReadonlySet<string> = new Set<FaultKind['kind']>([
  'unauthorized',
  'rate_limit',
  'server_error',
  'bad_gateway',
  'locked',
  'migrating',
  'dropped_connection',
]);

function isFault<T extends Rule | PlannedFault>(rule: T): rule is Extract<T, FaultKind> {
  return FAULTS.has(rule.kind);
}

function isLagOf(rule: Rule, type: CrmObjectType): rule is LateSearch {
  return rule.kind === 'search_lag' && (rule.objectType === undefined || rule.objectType === type);
}

function strikes(active: Active<Rule>, share: number | undefined): boolean {
  if (active.left <= 0) return false;
  if (share !== undefined && active.draw() >= share) return false;
  active.left -= 1;
  return true;
}
