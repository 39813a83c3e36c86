import { type ErrorBody, parseErrorBody } from './error-body.ts';
import type { TransportResponse } from './transport.ts';

/** Why a call did not succeed: an answer that may pass, an answer that is no JSON, or no answer. */
export type Setback =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly policyName: ErrorBody['policyName'];
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: 'unreadable' | 'network' | 'timeout' };

/** What to do after a setback. */
export type NextStep =
  | { readonly kind: 'retry'; readonly waitMilliseconds: number }
  /** HubSpot asks for more patience than a call has: everybody stays away for so long. */
  | { readonly kind: 'park'; readonly milliseconds: number }
  | { readonly kind: 'wait_for_midnight' }
  | { readonly kind: 'give_up' };

/** First wait; each further one is twice as long, up to the longest. */
interface RetryRule {
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
}

/** Of one call, whatever happens to it. */
export const MOST_TRIES = 6;

/** HubSpot asks for at least two seconds (https://developers.hubspot.com/docs/api/error-handling, read in September 2026). */
const LOCKED: RetryRule = { firstWaitMilliseconds: 2_000, longestWaitMilliseconds: 16_000 };
const MIGRATION: RetryRule = { firstWaitMilliseconds: 5_000, longestWaitMilliseconds: 30_000 };
const TEN_SECONDLY: RetryRule = { firstWaitMilliseconds: 2_000, longestWaitMilliseconds: 10_000 };
const SECONDLY: RetryRule = { firstWaitMilliseconds: 1_000, longestWaitMilliseconds: 4_000 };
/** A plain 500 is also HubSpot's way to say "too much at once". */
const INTERNAL: RetryRule = { firstWaitMilliseconds: 1_000, longestWaitMilliseconds: 8_000 };
const PASSING: RetryRule = { firstWaitMilliseconds: 500, longestWaitMilliseconds: 8_000 };
/** Silence has taken its time already. */
const SILENCE: RetryRule = { firstWaitMilliseconds: 500, longestWaitMilliseconds: 2_000 };

const GATEWAY_STATUSES: readonly number[] = [502, 503, 504, 521, 522, 523, 524, 525, 526];

/** A migration of the account may last a day: beyond this a call does not wait. */
const LONGEST_RETRY_AFTER_SECONDS = 60;

const SLOWER = 4;
const LONGEST_SLOW_WAIT_MILLISECONDS = 60_000;

/** Null for an answer that stays. */
export function toSetback({ status, headers, json, unreadable }: TransportResponse): Setback | null {
  if (status >= 200 && status < 300) return unreadable === true ? { kind: 'unreadable' } : null;
  if (status < 400) return null;
  const retryAfter = Number(headers['retry-after']);
  return {
    kind: 'answer',
    status,
    policyName: parseErrorBody(json).policyName,
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  };
}

/**
 * What to do next, by the kind of setback.
 *
 * @param attempt tries made so far, from 1
 * @param random 0 to 1; spreads the tries of several processes over half of the wait
 * @param slower whether so many calls have failed that the next ones should be fewer: waits are then four times as long
 */
export function nextStep(setback: Setback, attempt: number, random: number, slower: boolean): NextStep {
  if (isDailyLimit(setback)) return { kind: 'wait_for_midnight' };
  const rule = ruleFor(setback);
  if (rule === null) return { kind: 'give_up' };
  const asked = setback.kind === 'answer' ? (setback.retryAfterSeconds ?? 0) : 0;
  if (asked > LONGEST_RETRY_AFTER_SECONDS || (asked > 0 && attempt >= MOST_TRIES))
    return { kind: 'park', milliseconds: asked * 1_000 };
  if (attempt >= MOST_TRIES) return { kind: 'give_up' };
  const usual = Math.min(rule.firstWaitMilliseconds * 2 ** (attempt - 1), rule.longestWaitMilliseconds);
  const wait = slower ? Math.min(usual * SLOWER, LONGEST_SLOW_WAIT_MILLISECONDS) : usual;
  return { kind: 'retry', waitMilliseconds: Math.max(wait, asked * 1_000) + (wait / 2) * random };
}

export function isRateLimit(setback: Setback): boolean {
  return setback.kind === 'answer' && setback.status === 429;
}

/** Whether HubSpot turned the call away before it did anything: by a limit, a lock or a move of the account. */
export function isSurelyUndone(setback: Setback): boolean {
  return setback.kind === 'answer' && TURNED_AWAY.includes(setback.status);
}

const TURNED_AWAY: readonly number[] = [423, 429, 477];

function isDailyLimit(setback: Setback): boolean {
  return setback.kind === 'answer' && setback.status === 429 && policyOf(setback).includes('DAILY');
}

function policyOf({ policyName = '' }: { readonly policyName: ErrorBody['policyName'] }): string {
  return policyName.toUpperCase();
}

function ruleFor(setback: Setback): RetryRule | null {
  switch (setback.kind) {
    case 'unreadable':
    case 'network':
      return PASSING;
    case 'timeout':
      return SILENCE;
    case 'answer':
      return ruleForAnswer(setback.status, policyOf(setback));
  }
}

function ruleForAnswer(status: number, policyName: string): RetryRule | null {
  if (status === 423) return LOCKED;
  if (status === 429) return policyName.startsWith('SECONDLY') ? SECONDLY : TEN_SECONDLY;
  if (status === 477) return MIGRATION;
  if (status === 500) return INTERNAL;
  return GATEWAY_STATUSES.includes(status) ? PASSING : null;
}
