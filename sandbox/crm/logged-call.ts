import type { Bucket } from './bucket.ts';
import type { RateLimitPolicy } from './misbehaviour.ts';

/** One call that the sandbox was asked. */
export interface LoggedCall {
  readonly method: string;
  /** Such as `/crm/objects/{version}/{type}/batch/read`. */
  readonly template: string;
  /** As it was called, without the query. */
  readonly path: string;
  readonly bucket: Bucket;
  /** Milliseconds since 1970 at which it arrived. */
  readonly at: number;
  /** The limit that it was over, whether or not limits are enforced. */
  overLimit: RateLimitPolicy | null;
  /** 0 where the connection was dropped; null while the answer is under way. */
  status: number | null;
}
