import { isHubSpotError, type HubSpotErrorCode } from '../../hubspot/client/hubspot-error.ts';
import type { JobOutcome } from '../../operations/ports/job-queue.ts';
import { isStoreError } from '../../store/store-error.ts';

/** Waits of the jobs of many accounts that end at one instant are spread over so long. */
const SPREAD_MILLISECONDS = 5 * 60_000;

/** Of these an account's next call knows no better, and a single company may be what is wrong. */
const OF_ONE_RECORD: readonly HubSpotErrorCode[] = ['validation', 'bad_response', 'not_found'];

/**
 * What becomes of jobs that the outside kept from being done. `later` where HubSpot takes no calls before an instant that is
 * known, such as the account's midnight: waiting for it is no failure. Anything else is one, so that it is tried again at
 * growing distances, and is seen by somebody where it never passes.
 *
 * @param spread 0 to 1: which part of the spread to wait besides
 * @throws what is neither HubSpot's nor the store's
 */
export function judgeFailure(error: unknown, spread: number): JobOutcome {
  if (isHubSpotError(error)) {
    if (error.resumeAt === null) return { kind: 'failed', reason: error.message };
    return { kind: 'later', at: new Date(error.resumeAt.getTime() + spread * SPREAD_MILLISECONDS) };
  }
  if (isStoreError(error)) return { kind: 'failed', reason: error.message };
  throw error;
}

/** Whether one company among many may have failed them all. */
export function mayBeOfOneRecord(error: unknown): boolean {
  return isHubSpotError(error) ? isHubSpotError(error, ...OF_ONE_RECORD) : !isStoreError(error);
}
