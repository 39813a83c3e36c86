/** What went wrong outside, stable across HubSpot's wording. */
export type HubSpotErrorCode =
  | 'not_authorized'
  | 'missing_scope'
  | 'not_found'
  | 'not_set_up'
  | 'rate_limited'
  | 'daily_limit'
  | 'daily_reserve'
  | 'locked'
  | 'migration'
  | 'validation'
  | 'server'
  | 'network'
  | 'timeout'
  | 'bad_response';

const MEANINGS: Readonly<Record<HubSpotErrorCode, string>> = {
  not_authorized:
    'HubSpot did not accept the access token. Check that the app is installed and that the token is current',
  missing_scope: 'The app lacks a permission in HubSpot. Install it again with the scopes that docs/security.md lists',
  not_found: 'HubSpot has no such record',
  not_set_up: 'A property or label of this app is missing in HubSpot. Run "loyalty properties --apply"',
  rate_limited: 'HubSpot asked to slow down for longer than this call could wait. Try again in a minute',
  daily_limit: 'The HubSpot account has used up its API calls of today. Try again tomorrow',
  daily_reserve:
    'This run has used its share of the API calls of today; the rest is kept for people. It goes on after midnight of the account',
  locked: 'The record is locked in HubSpot at the moment. Try again in a minute',
  migration: 'HubSpot is moving this account and takes no calls. Try again later',
  validation: 'HubSpot refused what was sent',
  server: 'HubSpot answered with an error of its own. Try again in a few minutes',
  network: 'HubSpot could not be reached. Check the connection and try again',
  timeout: 'HubSpot did not answer in time. Try again',
  bad_response: 'HubSpot answered in a form that this app does not know',
};

/** The facts of a failed call. None of them is personal, and none is a body, a header or a token. */
export interface HubSpotFailure {
  readonly code: HubSpotErrorCode;
  /** Null where there was no answer. */
  readonly status: number | null;
  readonly correlationId: string | null;
  /** What was tried, in fixed words: never an id, a name or a value. */
  readonly operation: string;
  /** From when on HubSpot takes calls again, where that is known. */
  readonly resumeAt?: Date | null;
}

/** The one error of this room. */
export class HubSpotError extends Error {
  override readonly name = 'HubSpotError';
  readonly code: HubSpotErrorCode;
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly operation: string;
  /** From when on HubSpot takes calls again; null where nobody knows. Before, a call of this account would fail alike. */
  readonly resumeAt: Date | null;
  /** What it means and what to do, for somebody who has no use for a status. */
  readonly meaning: string;

  constructor(failure: HubSpotFailure) {
    super(toMessage(failure));
    this.meaning = `${MEANINGS[failure.code]}.`;
    this.code = failure.code;
    this.status = failure.status;
    this.correlationId = failure.correlationId;
    this.operation = failure.operation;
    this.resumeAt = failure.resumeAt ?? null;
  }
}

export function isHubSpotError(error: unknown, ...codes: readonly HubSpotErrorCode[]): error is HubSpotError {
  return error instanceof HubSpotError && (codes.length === 0 || codes.includes(error.code));
}

function toMessage({ code, status, correlationId, operation, resumeAt = null }: HubSpotFailure): string {
  const facts = [
    `trying to ${operation}`,
    ...(status === null ? [] : [`status ${String(status)}`]),
    ...(correlationId === null ? [] : [`correlation id ${correlationId}`]),
    ...(resumeAt === null ? [] : [`not before ${resumeAt.toISOString()}`]),
  ];
  return `${MEANINGS[code]} (${facts.join(', ')}).`;
}
