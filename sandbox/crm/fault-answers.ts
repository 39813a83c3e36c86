import { errorAnswer } from './answers.ts';
import { unauthorizedAnswer } from './access-tokens.ts';
import type { FaultKind, RateLimitPolicy } from './misbehaviour.ts';

/** HubSpot's 429: no category, and no Retry-After unless asked for. */
export function rateLimitAnswer(policy: RateLimitPolicy, retryAfterSeconds?: number): Response {
  return errorAnswer(
    429,
    {
      message: `You have reached your ${policy.toLowerCase()} limit.`,
      errorType: 'RATE_LIMIT',
      policyName: policy,
    },
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
  );
}

/** What the caller gets in place of the right answer; `Response.error()` stands for a connection that was dropped. */
export function faultAnswer(fault: FaultKind): Response {
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorizedAnswer();
    case 'rate_limit':
      return rateLimitAnswer(fault.policy, fault.retryAfterSeconds);
    case 'server_error':
      return errorAnswer(fault.status ?? 500, { message: 'internal error' });
    case 'bad_gateway':
      return new Response('<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>', {
        status: 502,
        headers: { 'Content-Type': 'text/html' },
      });
    case 'locked':
      return errorAnswer(423, { message: 'The record is locked by another change. Wait two seconds and try again.' });
    case 'migrating':
      return errorAnswer(
        477,
        { message: 'This account is being moved between data centres.', category: 'MIGRATION_IN_PROGRESS' },
        { 'Retry-After': String(fault.retryAfterSeconds) },
      );
    case 'dropped_connection':
      return Response.error();
  }
}
