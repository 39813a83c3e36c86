import type { CardAnswer, FailedView, PublishedOnlyView } from '../../shared/card-view.ts';

/** The function's own failures, and what only the card can see: no answer, no connection, no readable answer. */
export type FailureCode = FailedView['code'] | PublishedOnlyView['why'] | 'timeout' | 'unreachable' | 'malformed';

export interface Failure {
  readonly kind: 'failed';
  readonly code: FailureCode;
  /** One plain sentence in English; null where the card's own words serve. */
  readonly message: string | null;
  readonly correlationId: string | null;
}

/** What can be shown. */
export type Details = Exclude<CardAnswer, FailedView>;

export type Answer = Details | Failure;

export function failure(code: FailureCode): Failure {
  return { kind: 'failed', code, message: null, correlationId: null };
}
