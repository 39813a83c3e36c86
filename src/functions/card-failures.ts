import type { FailedView } from '../../extensions/shared/card-view.ts';
import type { HubSpotError, HubSpotErrorCode } from '../hubspot/client/hubspot-error.ts';

export function failed(code: FailedView['code'], message: string, correlationId: string | null = null): FailedView {
  return { kind: 'failed', code, message, correlationId };
}

export function noCompany(): FailedView {
  return failed(
    'no_company',
    'HubSpot knows no such company any more. It may have been deleted or merged: reload the page.',
  );
}

const CODES: Readonly<Partial<Record<HubSpotErrorCode, FailedView['code']>>> = {
  not_authorized: 'not_authorized',
  missing_scope: 'missing_scope',
  not_found: 'no_company',
  not_set_up: 'not_set_up',
  rate_limited: 'rate_limited',
  daily_limit: 'rate_limited',
  validation: 'refused',
};

/** What the card says of a call of HubSpot that failed. */
export function fromHubSpotError(error: HubSpotError): FailedView {
  return failed(CODES[error.code] ?? 'crm_unavailable', error.meaning, error.correlationId);
}
