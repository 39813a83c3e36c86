import { CALL_BUCKETS, type CallBucket, type DailyUse } from '../../../operations/call-budget.ts';
import type { RateLimit } from './call-limits.ts';
import { bucketOf, type CallKind, type OutgoingCall } from './outgoing-call.ts';

export type CallCounts = Readonly<Record<CallKind | 'total', number>>;

/** How a bucket is used at the moment. */
export interface RateUsed extends RateLimit {
  /** Calls that left within the last window; `calls` of them may. */
  readonly used: number;
}

/** What a client did so far, for progress lines. */
export interface CallUsage {
  readonly counts: CallCounts;
  /** Calls by what they tried, retries included. */
  readonly byOperation: Readonly<Record<string, number>>;
  /** Calls that failed and were tried again, or could have been. */
  readonly failing: number;
  /** Null where calls are not paced. */
  readonly rates: Readonly<Record<CallBucket, RateUsed>> | null;
  /** Time that calls spent waiting for their turn, all together. */
  readonly waitedForTurnsMilliseconds: number;
  /** Time that calls spent waiting after a failure, all together. */
  readonly waitedForRetriesMilliseconds: number;
  /** Calls of the account's day; null before the first call, and where calls are not paced. */
  readonly day: DailyUse | null;
}

/** Counts calls as they leave. */
export interface CallMeter {
  countCall(call: OutgoingCall): void;
  countFailure(): void;
  addTurnWait(milliseconds: number): void;
  addRetryWait(milliseconds: number): void;
  counts(): CallCounts;
  failing(): number;
  usage(limits: Readonly<Record<CallBucket, RateLimit>> | null, day: DailyUse | null): CallUsage;
}

/** Above HubSpot's greatest limit of a window, 250, so that no call of a window is forgotten. */
const CALLS_REMEMBERED = 500;

/** @param now milliseconds that only ever grow */
export function createCallMeter(now: () => number): CallMeter {
  const byKind: Record<CallKind, number> = { objects: 0, search: 0, associations: 0, properties: 0, other: 0 };
  const byOperation = new Map<string, number>();
  const departures: Record<CallBucket, number[]> = { objects: [], search: [], associations: [] };
  let total = 0;
  let failing = 0;
  let turnWait = 0;
  let retryWait = 0;

  const counts = (): CallCounts => ({ ...byKind, total });

  function rateOf(bucket: CallBucket, limit: RateLimit): RateUsed {
    const since = now() - limit.windowMilliseconds;
    return { ...limit, used: departures[bucket].filter((at) => at > since).length };
  }

  return {
    countCall(call) {
      byKind[call.kind] += 1;
      total += 1;
      byOperation.set(call.operation, (byOperation.get(call.operation) ?? 0) + 1);
      const recent = departures[bucketOf(call)];
      recent.push(now());
      if (recent.length > 2 * CALLS_REMEMBERED) recent.splice(0, recent.length - CALLS_REMEMBERED);
    },
    countFailure: () => {
      failing += 1;
    },
    addTurnWait: (milliseconds) => {
      turnWait += milliseconds;
    },
    addRetryWait: (milliseconds) => {
      retryWait += milliseconds;
    },
    counts,
    failing: () => failing,
    usage: (limits, day) => ({
      counts: counts(),
      byOperation: Object.fromEntries(byOperation),
      failing,
      rates: limits === null ? null : ratesOf((bucket) => rateOf(bucket, limits[bucket])),
      waitedForTurnsMilliseconds: turnWait,
      waitedForRetriesMilliseconds: retryWait,
      day,
    }),
  };
}

function ratesOf(rateOf: (bucket: CallBucket) => RateUsed): Readonly<Record<CallBucket, RateUsed>> {
  const [objects, search, associations] = CALL_BUCKETS;
  return { objects: rateOf(objects), search: rateOf(search), associations: rateOf(associations) };
}
