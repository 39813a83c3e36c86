import type { DailyUse } from '../call-budget.ts';

/** How long a company that changed is left alone before it is looked at again. */
export interface QuietTime {
  /** Nothing more has to have come for so long. */
  readonly seconds: number;
  /** A company that keeps changing is looked at after so long at the latest. */
  readonly atMostSeconds: number;
}

const CALM: QuietTime = { seconds: 1.5, atMostSeconds: 20 };
const LONGEST_SECONDS = 600;
/** At this many times the pace that the day allows, the wait is the longest. */
const FULL_STRETCH = 2;
/** In the first hours after midnight a handful of calls says nothing of the pace of the day. */
const EARLIEST_SHARE = 1 / 8;

/**
 * How long to wait, so that the calls of a day last for the day: while their share that is used up is no larger than the share
 * of the day that has passed, 1.5 seconds of quiet, 20 at most. Ahead of the day the wait grows by equal ratios, from 1.5 seconds
 * at the pace of the day to ten minutes at twice the pace: what comes in bursts is then read once instead of often.
 *
 *     pace    = (used / (limit × share)) / max(passed, 1/8)
 *     seconds = 1.5 × (600 / 1.5)^(pace - 1)                    for 1 ≤ pace ≤ 2
 *
 * @param use calls of the day; null, or without a limit: nothing is known, and nothing is held back
 * @param share of the day's calls that the app may use by itself, above 0 and up to 1
 * @param passed share of the account's day that has passed, 0 to 1
 */
export function quietTime(use: DailyUse | null, share: number, passed: number): QuietTime {
  const limit = use?.limit ?? null;
  if (use === null || limit === null) return CALM;
  const pace = use.used / (limit * share) / Math.max(passed, EARLIEST_SHARE);
  if (pace <= 1) return CALM;
  const stretch = (LONGEST_SECONDS / CALM.seconds) ** ((Math.min(pace, FULL_STRETCH) - 1) / (FULL_STRETCH - 1));
  const seconds = CALM.seconds * stretch;
  return { seconds, atMostSeconds: Math.max(CALM.atMostSeconds, seconds) };
}
