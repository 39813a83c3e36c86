import type { DailyReading } from '../../../operations/call-budget.ts';
import type { TransportResponse } from '../transport.ts';
import type { RateLimit } from './call-limits.ts';

/** What an answer's headers say of the limits; each part may be missing, and answers to a search have none. */
export interface RateReading {
  readonly limit: RateLimit | null;
  /** Calls left in the window. */
  readonly remaining: number | null;
  readonly daily: DailyReading | null;
}

/** Reads the `X-HubSpot-RateLimit-` headers; what is no whole number of the right size counts as missing. */
export function parseRateHeaders(headers: TransportResponse['headers']): RateReading {
  const read = (name: string, smallest: number): number | null =>
    parseWhole(headers[`x-hubspot-ratelimit-${name}`], smallest);
  const calls = read('max', 1);
  const windowMilliseconds = read('interval-milliseconds', 1);
  const perDay = read('daily', 1);
  const leftToday = read('daily-remaining', 0);
  return {
    limit: calls === null || windowMilliseconds === null ? null : { calls, windowMilliseconds },
    remaining: read('remaining', 0),
    daily: perDay === null || leftToday === null ? null : { used: Math.max(0, perDay - leftToday), limit: perDay },
  };
}

function parseWhole(text: string | undefined, smallest: number): number | null {
  if (text === undefined || !/^\d{1,12}$/.test(text)) return null;
  const value = Number(text);
  return value >= smallest ? value : null;
}

/** The stricter of two limits; windows of different length are compared by their calls per second. */
export function stricterLimit(one: RateLimit, other: RateLimit | null): RateLimit {
  if (other === null) return one;
  return other.calls / other.windowMilliseconds < one.calls / one.windowMilliseconds ? other : one;
}
