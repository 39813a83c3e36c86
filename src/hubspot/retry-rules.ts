import type { ErrorBody } from './error-body.ts';

/** Why a call did not succeed: an answer that may pass, or no answer. */
export type Setback =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly policyName: ErrorBody['policyName'];
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: 'network' | 'timeout' };

interface RetryRule {
  /** Of the first wait; each further one is twice as long. */
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
  readonly tries: number;
}

const MOST_TRIES = 6;

const GATEWAY: RetryRule = { firstWaitMilliseconds: 500, longestWaitMilliseconds: 8_000, tries: MOST_TRIES };
/** A plain 500 is HubSpot's own fault more often than a passing one, so it is tried less often. */
const INTERNAL: RetryRule = { firstWaitMilliseconds: 1_000, longestWaitMilliseconds: 4_000, tries: 3 };
const CONNECTION: RetryRule = { firstWaitMilliseconds: 500, longestWaitMilliseconds: 8_000, tries: MOST_TRIES };
const SILENCE: RetryRule = { firstWaitMilliseconds: 500, longestWaitMilliseconds: 1_000, tries: 2 };
/** HubSpot asks for at least two seconds (https://developers.hubspot.com/docs/api/error-handling). */
const LOCKED: RetryRule = { firstWaitMilliseconds: 2_000, longestWaitMilliseconds: 16_000, tries: MOST_TRIES };
const MIGRATION: RetryRule = { firstWaitMilliseconds: 5_000, longestWaitMilliseconds: 30_000, tries: 3 };
const TEN_SECONDLY: RetryRule = { firstWaitMilliseconds: 2_000, longestWaitMilliseconds: 10_000, tries: MOST_TRIES };
const SECONDLY: RetryRule = { firstWaitMilliseconds: 1_000, longestWaitMilliseconds: 4_000, tries: MOST_TRIES };

const GATEWAY_STATUSES: readonly number[] = [502, 503, 504, 521, 522, 523, 524, 525, 526];

/** A migration of the account may last a day: beyond this nobody is waiting any more. */
const LONGEST_RETRY_AFTER_SECONDS = 60;

/**
 * How long to wait before the next try.
 *
 * @param attempt tries made so far, from 1
 * @param random 0 to 1; spreads the tries of several processes over half of the wait
 * @returns milliseconds, or null where trying again makes no sense
 */
export function waitBeforeRetry(setback: Setback, attempt: number, random: number): number | null {
  const rule = ruleFor(setback);
  if (rule === null || attempt >= rule.tries) return null;
  const wait = Math.min(rule.firstWaitMilliseconds * 2 ** (attempt - 1), rule.longestWaitMilliseconds);
  const asked = setback.kind === 'answer' ? setback.retryAfterSeconds : null;
  if (asked !== null && asked > LONGEST_RETRY_AFTER_SECONDS) return null;
  return Math.max(wait, (asked ?? 0) * 1_000) + (wait / 2) * random;
}

function ruleFor(setback: Setback): RetryRule | null {
  switch (setback.kind) {
    case 'network':
      return CONNECTION;
    case 'timeout':
      return SILENCE;
    case 'answer':
      return ruleForAnswer(setback.status, setback.policyName?.toUpperCase() ?? '');
  }
}

function ruleForAnswer(status: number, policyName: string): RetryRule | null {
  if (status === 423) return LOCKED;
  if (status === 429) return ruleForPolicy(policyName);
  if (status === 477) return MIGRATION;
  if (status === 500) return INTERNAL;
  return GATEWAY_STATUSES.includes(status) ? GATEWAY : null;
}

function ruleForPolicy(policyName: string): RetryRule | null {
  if (policyName.includes('DAILY')) return null;
  return policyName.startsWith('SECONDLY') ? SECONDLY : TEN_SECONDLY;
}
