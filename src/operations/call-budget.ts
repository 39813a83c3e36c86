/**
 * The calls that an account of the CRM has left, shared by every process that calls it. The adapter of the store lets
 * several processes share one; a process alone keeps its own.
 */
import type { Day } from '../scoring/types.ts';

/** The CRM limits each of these on its own. */
export const CALL_BUCKETS = ['objects', 'search', 'associations'] as const;
export type CallBucket = (typeof CALL_BUCKETS)[number];

/** How fast the calls of a bucket may follow each other. */
export interface CallPace {
  /** From one call to the next in the long run. Above 0. */
  readonly spacingMilliseconds: number;
  /** Calls that may start at once after an idle time. From 1. */
  readonly burst: number;
}

/** What the CRM said of a day's calls, all apps of the account together. */
export interface DailyReading {
  readonly used: number;
  readonly limit: number;
}

/** The calls of a day as far as they are known. */
export interface DailyUse {
  readonly used: number;
  /** Null until the CRM has told it. */
  readonly limit: number | null;
}

/** The calls of one account. Every method is one atomic step, whichever process takes it, and rejects only where the store fails. */
export interface CallBudget {
  /**
   * Reserves `calls` calls that follow each other: the generic cell rate algorithm (ITU-T I.371, appendix A) for several
   * cells at once, with one number of state for a bucket, the instant `nextAt` from which its next call may start:
   *
   *     start  = max(nextAt, now - (burst - 1) × spacing)     nextAt unknown: now - (burst - 1) × spacing
   *     nextAt = start + calls × spacing
   *
   * Call number i (from 0) may start `start + i × spacing` or later. Now is the keeper's clock, never the caller's, so
   * that clocks which differ do not matter; the answer is therefore a time from now.
   *
   * @param calls from 1
   * @returns start - now in milliseconds; below zero where the first calls may start at once
   */
  reserve(bucket: CallBucket, pace: CallPace, calls: number): Promise<number>;

  /**
   * Lets no call of the bucket be reserved to start within the next `milliseconds`: nextAt = max(nextAt, now + milliseconds).
   * Calls that other processes hold already are not recalled.
   */
  pause(bucket: CallBucket, milliseconds: number): Promise<void>;

  /**
   * Adds calls to a day of the account's calendar and tells how many it has seen; every day counts from 0. What the CRM
   * said counts more than the sum: where there is a reading, `used` and `limit` become the reading's.
   *
   * @param calls sent since the last time, from 0; contained in the reading where there is one
   */
  recordDay(day: Day, calls: number, reading: DailyReading | null): Promise<DailyUse>;
}
