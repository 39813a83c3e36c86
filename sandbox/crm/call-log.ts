import type { Bucket } from './api-call.ts';
import type { RateLimitPolicy } from './misbehaviour.ts';

/** One call that the sandbox was asked. */
export interface LoggedCall {
  readonly method: string;
  /** Such as `/crm/objects/{version}/{type}/batch/read`. */
  readonly template: string;
  /** As it was called, without the query. */
  readonly path: string;
  readonly bucket: Bucket;
  /** Milliseconds since 1970 at which it arrived. */
  readonly at: number;
  /** The limit that it was over, whether or not limits are enforced. */
  overLimit: RateLimitPolicy | null;
  /** 0 where the connection was dropped; null while the answer is under way. */
  status: number | null;
}

/** Counts and remembers the calls, whatever came of them. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #counts = noCalls();

  get total(): number {
    return this.#calls.length;
  }

  get byBucket(): Readonly<Record<Bucket, number>> {
    return this.#counts;
  }

  /** In the order in which they arrived. */
  get log(): readonly LoggedCall[] {
    return this.#calls;
  }

  /** How many were answered with this status. */
  answeredWith(status: number): number {
    return this.#calls.filter((call) => call.status === status).length;
  }

  /** The calls that were over a limit; a well-behaved app makes none. */
  get overLimit(): readonly LoggedCall[] {
    return this.#calls.filter((call) => call.overLimit !== null);
  }

  reset(): void {
    this.#calls = [];
    this.#counts = noCalls();
  }

  add(call: LoggedCall): void {
    this.#calls.push(call);
    this.#counts[call.bucket] += 1;
  }
}

function noCalls(): Record<Bucket, number> {
  return { objects: 0, search: 0, associations: 0, properties: 0, other: 0 };
}
