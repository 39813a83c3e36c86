import type { CallPace } from '../../../operations/call-budget.ts';

/** At most so many calls arrive at HubSpot in any window of this length. */
export interface RateLimit {
  readonly calls: number;
  readonly windowMilliseconds: number;
}

/** What decides how many calls an app may make in an account. */
export interface AccountPlan {
  readonly tier: 'free_or_starter' | 'professional' | 'enterprise';
  /** API limit increases that the account has bought, 0 to 2. */
  readonly limitIncreases: number;
  /** Marketplace apps come with OAuth and have a limit of their own in each account. */
  readonly distribution: 'private' | 'marketplace';
}

/** HubSpot's limits, by bucket. */
export interface CallLimits {
  readonly objects: RateLimit;
  readonly search: RateLimit;
  readonly associations: RateLimit;
  /** Calls of a day, all apps of the account together; null where days are not limited. */
  readonly daily: number | null;
}

export const DEFAULT_PLAN: AccountPlan = { tier: 'professional', limitIncreases: 0, distribution: 'private' };

const TEN_SECONDS = 10_000;
const SEARCH: RateLimit = { calls: 5, windowMilliseconds: 1_000 };

/**
 * Batch calls of associations are exempt from the ten-second limit of the rest. For Free and Starter accounts HubSpot tells
 * 100 in ten seconds; for the other editions 150 are taken, which was their limit of everything when that was written.
 * Unconfirmed: to be measured in a test account. Where it is less, HubSpot says so with 429, and the calls wait.
 */
const ASSOCIATION_BATCHES = { free_or_starter: 100, professional: 150, enterprise: 150 } as const;

const MARKETPLACE_CALLS = 110;
const PRIVATE_CALLS = { free_or_starter: 100, professional: 190, enterprise: 190, increased: 250 } as const;
const DAILY_CALLS = { free_or_starter: 250_000, professional: 625_000, enterprise: 1_000_000 } as const;
const DAILY_CALLS_PER_INCREASE = 1_000_000;

/**
 * The limits of an app in an account, as HubSpot's usage guidelines state them (read in September 2026:
 * https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines). Answers may lower them.
 */
export function callLimitsOf({ tier, limitIncreases, distribution }: AccountPlan): CallLimits {
  const isMarketplace = distribution === 'marketplace';
  const privateCalls = limitIncreases > 0 ? PRIVATE_CALLS.increased : PRIVATE_CALLS[tier];
  return {
    objects: { calls: isMarketplace ? MARKETPLACE_CALLS : privateCalls, windowMilliseconds: TEN_SECONDS },
    search: SEARCH,
    associations: {
      calls: isMarketplace ? ASSOCIATION_BATCHES.free_or_starter : ASSOCIATION_BATCHES[tier],
      windowMilliseconds: TEN_SECONDS,
    },
    daily: isMarketplace ? null : DAILY_CALLS[tier] + limitIncreases * DAILY_CALLS_PER_INCREASE,
  };
}

/** Calls that leave a fixed time apart arrive nearer to each other by as much as the network's delay varies. */
const ARRIVAL_JITTER_MILLISECONDS = 200;
/** Share of the window by which a call may leave after its turn; a later one takes another turn. */
const LATE_SHARE = 0.03;
/** Share of the window's calls that may start at once: 15 of 190, so that a card shows quickly. Each one more slows a long run. */
const BURST_SHARE = 0.08;

/** How long after its turn a call may still start, in milliseconds. */
export function latestStart({ windowMilliseconds }: RateLimit): number {
  return windowMilliseconds * LATE_SHARE;
}

/**
 * The pace that keeps a limit. Of calls that keep a pace, any `calls + 1` in a row leave over at least
 * `(calls + 1 - burst) × spacing`, and arrive over as much less jitter and lateness: that has to fill the window.
 * With 200 ms of jitter five searches a second are therefore four, and 190 calls in ten seconds 167.
 */
export function paceOf(limit: RateLimit): CallPace {
  const burst = Math.max(1, Math.floor(limit.calls * BURST_SHARE));
  const span = limit.windowMilliseconds + ARRIVAL_JITTER_MILLISECONDS + latestStart(limit);
  return { spacingMilliseconds: span / (limit.calls + 1 - burst), burst };
}
