import type { Bucket } from './bucket.ts';
import type { RateLimitPolicy } from './misbehaviour.ts';

/** How many calls the account may make; the defaults are those of a private app on Professional or Enterprise. */
export interface Limits {
  /** Refuse calls over the limit with 429; without it they are only counted. */
  readonly enforce?: boolean;
  /** All calls but search and association batches, in any ten seconds. Here and below null: no such limit. */
  readonly perTenSeconds?: number | null;
  /** Search calls in any second. */
  readonly searchPerSecond?: number | null;
  /** Association batches in any ten seconds; they have a bucket of their own, of a size that HubSpot does not tell. */
  readonly associationsPerTenSeconds?: number | null;
  readonly perDay?: number | null;
  /** The clock that the limits go by; by default the account's own, which a demo may have stopped at a day. */
  readonly now?: () => Date;
}

const TEN_SECONDS = 10_000;
const ONE_SECOND = 1_000;

const PER_TEN_SECONDS = 190;
const SEARCH_PER_SECOND = 5;
const PER_DAY = 625_000;
const NO_LIMIT = Number.POSITIVE_INFINITY;

/** Counts the calls of a rolling window. */
class RollingWindow {
  readonly #size: number;
  readonly #milliseconds: number;
  readonly #calls: number[] = [];

  constructor(size: number, milliseconds: number) {
    this.#size = size;
    this.#milliseconds = milliseconds;
  }

  get size(): number {
    return this.#size;
  }

  remaining(now: number): number {
    this.#forget(now);
    return Math.max(0, this.#size - this.#calls.length);
  }

  take(now: number): void {
    this.#calls.push(now);
  }

  #forget(now: number): void {
    const expired = this.#calls.findIndex((at) => at > now - this.#milliseconds);
    if (expired < 0) this.#calls.length = 0;
    else if (expired > 0) this.#calls.splice(0, expired);
  }
}

function sizeOf(limit: number | null | undefined, otherwise: number): number {
  return limit === undefined ? otherwise : (limit ?? NO_LIMIT);
}

/** The account's limits: a rolling ten seconds, a second of search, and the day in the account's time zone. */
export class RateLimits {
  readonly #enforced: boolean;
  readonly #general: RollingWindow;
  readonly #search: RollingWindow;
  readonly #associations: RollingWindow;
  readonly #perDay: number;
  readonly #dayFormat: Intl.DateTimeFormat;
  #day = '';
  #usedToday = 0;

  constructor(limits: Limits, timeZone: string) {
    this.#enforced = limits.enforce ?? false;
    this.#general = new RollingWindow(sizeOf(limits.perTenSeconds, PER_TEN_SECONDS), TEN_SECONDS);
    this.#search = new RollingWindow(sizeOf(limits.searchPerSecond, SEARCH_PER_SECOND), ONE_SECOND);
    this.#associations = new RollingWindow(sizeOf(limits.associationsPerTenSeconds, NO_LIMIT), TEN_SECONDS);
    this.#perDay = sizeOf(limits.perDay, PER_DAY);
    this.#dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  }

  /** Whether a call over the limit is refused. */
  get enforced(): boolean {
    return this.#enforced;
  }

  /** Counts a call and tells which limit it breaks. A refused call does not count against the limits. */
  take(bucket: Bucket, at: Date): RateLimitPolicy | null {
    this.#startDay(at);
    const window = this.#windowOf(bucket);
    const broken = this.#brokenBy(bucket, window.remaining(at.getTime()));
    if (broken !== null && this.#enforced) return broken;
    this.#usedToday += 1;
    window.take(at.getTime());
    return broken;
  }

  #brokenBy(bucket: Bucket, remaining: number): RateLimitPolicy | null {
    if (this.#usedToday >= this.#perDay) return 'DAILY';
    if (remaining > 0) return null;
    return bucket === 'search' ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING';
  }

  /** The headers that HubSpot sends with an answer of this bucket; search has none. */
  headers(bucket: Bucket, at: Date): Readonly<Record<string, string>> {
    if (bucket === 'search') return {};
    const { size } = this.#general;
    return {
      ...(size === NO_LIMIT ? {} : rollingHeaders(size, this.#general.remaining(at.getTime()))),
      ...(this.#perDay === NO_LIMIT ? {} : dailyHeaders(this.#perDay, this.#usedToday)),
    };
  }

  #windowOf(bucket: Bucket): RollingWindow {
    if (bucket === 'search') return this.#search;
    return bucket === 'associations' ? this.#associations : this.#general;
  }

  #startDay(at: Date): void {
    const day = this.#dayFormat.format(at);
    if (day === this.#day) return;
    this.#day = day;
    this.#usedToday = 0;
  }
}

function rollingHeaders(size: number, remaining: number): Readonly<Record<string, string>> {
  return {
    'X-HubSpot-RateLimit-Max': String(size),
    'X-HubSpot-RateLimit-Remaining': String(remaining),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(TEN_SECONDS),
  };
}

function dailyHeaders(perDay: number, used: number): Readonly<Record<string, string>> {
  return {
    'X-HubSpot-RateLimit-Daily': String(perDay),
    'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, perDay - used)),
  };
}
