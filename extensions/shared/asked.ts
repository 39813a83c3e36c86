/** Why a question to the service was not answered. The first six are the service's, the others what only the asker can see. */
export type AskFailureCode =
  | 'bad_request'
  | 'not_authorized'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'service_away'
  | 'timeout'
  | 'unreachable'
  | 'malformed';

export interface AskFailure {
  readonly ok: false;
  readonly code: AskFailureCode;
  /** The service's own sentence, in English; null where it said none. */
  readonly message: string | null;
  /** What the service sent with its refusal, for a schema of the caller's; left out where it sent nothing readable. */
  readonly refusal?: unknown;
}

export type Asked<Value> = { readonly ok: true; readonly value: Value } | AskFailure;

export function askFailure(code: AskFailureCode, message: string | null = null): AskFailure {
  return { ok: false, code, message };
}
