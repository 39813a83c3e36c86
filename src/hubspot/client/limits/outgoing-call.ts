import type { CallBucket } from '../../../operations/call-budget.ts';
import type { TransportRequest } from '../transport.ts';

export type CallKind = 'objects' | 'search' | 'associations' | 'properties' | 'other';

/** A call before it has a token and a deadline. */
export interface OutgoingCall extends Pick<TransportRequest, 'method' | 'path' | 'body'> {
  readonly kind: CallKind;
  /** What is tried, in fixed words that follow "trying to": never an id, a name or a value. */
  readonly operation: string;
  /** What it does would be done twice by a second try: it is tried again only where HubSpot surely did nothing. */
  readonly once?: boolean;
}

/**
 * The limit that a call counts against. Search has its own, and so have batches of associations; single associations count
 * like everything else (HubSpot's API definition, `x-hubspot-rate-limit-exemptions`, read in November 2026).
 */
export function bucketOf({ kind, path }: Pick<OutgoingCall, 'kind' | 'path'>): CallBucket {
  if (kind === 'search') return 'search';
  return kind === 'associations' && path.includes('/batch/') ? 'associations' : 'objects';
}
