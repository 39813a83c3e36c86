import type { Bucket } from './bucket.ts';
import { reportCalls } from './call-report.ts';
import type { CallReport } from './call-report.ts';
import type { LoggedCall } from './logged-call.ts';

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

  report(): CallReport {
    return reportCalls(this.#calls);
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
