import type { PlannedFault } from './misbehaviour.ts';

/** What a long run meets sooner or later: faults that pass when the call is made again, or that a careful reader notices. */
export const USUAL_FAULTS: readonly PlannedFault[] = [
  { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING', bucket: 'objects' },
  { kind: 'rate_limit', policy: 'SECONDLY', bucket: 'search' },
  { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING', retryAfterSeconds: 1, bucket: 'associations' },
  { kind: 'locked' },
  { kind: 'migrating', retryAfterSeconds: 1 },
  { kind: 'server_error' },
  { kind: 'server_error', status: 503 },
  { kind: 'server_error', status: 504, afterwards: true },
  { kind: 'bad_gateway' },
  { kind: 'dropped_connection' },
  { kind: 'dropped_connection', afterwards: true },
  { kind: 'slow', milliseconds: 300 },
  { kind: 'partial_batch', share: 0.2, path: '/batch/read' },
  { kind: 'partial_batch', share: 0.2, path: '/batch/update' },
  { kind: 'hidden_results', path: '/batch/update' },
  { kind: 'duplicate_results', path: '/batch/read' },
  { kind: 'duplicate_results', bucket: 'search' },
  { kind: 'ignored_after', bucket: 'associations' },
  { kind: 'outside_results', bucket: 'search' },
];
