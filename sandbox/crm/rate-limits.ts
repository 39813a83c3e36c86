import type { Bucket } from './api-call.ts';
import type { RateLimitPolicy } from './misbehaviour.ts';

/** How many calls the account may make; the defaults are those of a private app on Professional or Enterprise. */
export interface Limits {
  /** Refuse calls over the limit with 429; without it they are only counted. */
  readonly enforce?: boolean;
  /** All calls but search and association batches, in any ten seconds. */
  readonly perTenSeconds?: number;
  /** Search calls in any second. */
  readonly searchPerSecond?: number;
  /** Association batches in any ten seconds; they have a bucket of their own, of a size that HubSpot does not tell. */
  readonly associationsPerTenSeconds?: number;
  readonly perDay?: number;
  /** The clock that the limits go by; by default the account's own, which a demo may have stopped at a day. */
  readonly now?: () => Date;
}

const TEN_SECONDS = 10_000;
const ONE_SECOND = 1_000;

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
    this.#general = new RollingWindow(limits.perTenSeconds ?? 190, TEN_SECONDS);
    this.#search = new RollingWindow(limits.searchPerSecond ?? 5, ONE_SECOND);
    this.#associations = new RollingWindow(limits.associationsPerTenSeconds ?? Number.POSITIVE_INFINITY, TEN_SECONDS);
    this.#perDay = limits.perDay ?? 625_000;
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
    return {
      'X-HubSpot-RateLimit-Max': String(this.#general.size),
      'X-HubSpot-RateLimit-Remaining': String(this.#general.remaining(at.getTime())),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(TEN_SECONDS),
      'X-HubSpot-RateLimit-Daily': String(this.#perDay),
      'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, this.#perDay - this.#usedToday)),
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
