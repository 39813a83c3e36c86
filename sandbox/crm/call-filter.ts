import type { ApiCall } from './api-call.ts';
import type { CallFilter, PlannedFault } from './misbehaviour.ts';

/** What of a call tells whether a rule is about it. */
export type MatchableCall = Pick<ApiCall, 'bucket' | 'method' | 'url'>;

/** A call, and the fault that a plan has for it. */
export interface PlannedCall extends MatchableCall {
  readonly planned: PlannedFault | null;
}

export function matchesCall(filter: CallFilter, call: MatchableCall): boolean {
  return (
    (filter.bucket === undefined || filter.bucket === call.bucket) &&
    (filter.method === undefined || filter.method === call.method) &&
    (filter.path === undefined || call.url.pathname.includes(filter.path))
  );
}
