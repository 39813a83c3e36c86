import type { CardAnswer, CardRequest, FailedView, PublishedOnlyView } from '../../extensions/shared/card-view.ts';
import { isHubSpotError, type HubSpotError, type HubSpotErrorCode } from '../hubspot/hubspot-error.ts';
import type { CustomerRecords, Entry, PortalFacts } from '../operations/ports.ts';
import { modelLabel } from '../operations/published-values.ts';
import { describeCustomer, refreshCustomer } from '../operations/refresh-customer.ts';
import { parseIsoDay } from '../scoring/day.ts';
import type { ScoringContext } from '../scoring/relationship.ts';
import type { Day } from '../scoring/types.ts';
import { toCardView, viewBase } from './to-card-view.ts';

/** What answering needs of the world. */
export interface CardDoor {
  readonly records: CustomerRecords;
  readonly scoring: Omit<ScoringContext, 'asOf'>;
  readonly now: Date;
  /** The portal's own calendar day of an instant. */
  readonly dayOf: (instant: Date, timeZone: string) => Day;
}

/**
 * Answers one call of the card: what a person entered is written first, then the company is read and scored; `refresh` and
 * every entry also publish. A record that another policy or model published shows its published values only, so that two
 * installations never overwrite each other.
 */
export async function answerCard(door: CardDoor, companyId: string, request: CardRequest): Promise<CardAnswer> {
  const entry = toEntry(request);
  if (entry === 'unreadable')
    return failed('bad_request', 'The date could not be read. Choose it again from the calendar.');
  try {
    const portal = await door.records.readPortal();
    const scoring: ScoringContext = { ...door.scoring, asOf: door.dayOf(door.now, portal.timeZone) };
    return await answerInTime(door, companyId, request, entry, scoring, portal);
  } catch (error) {
    if (isHubSpotError(error)) return fromHubSpotError(error);
    throw error;
  }
}

async function answerInTime(
  door: CardDoor,
  companyId: string,
  request: CardRequest,
  entry: Entry | null,
  scoring: ScoringContext,
  portal: PortalFacts,
): Promise<CardAnswer> {
  try {
    if (await publishedByOthers(door, companyId, scoring))
      return publishedOnly('other_policy_or_model', companyId, scoring, portal, door.now);
    if (entry !== null) await door.records.enter(companyId, entry);
    return request.action === 'show'
      ? await show(door, companyId, scoring, portal)
      : await refresh(door, companyId, scoring, portal);
  } catch (error) {
    if (isHubSpotError(error, 'timeout')) return publishedOnly('too_slow', companyId, scoring, portal, door.now);
    throw error;
  }
}

/** What the card shows when the details took too long or could not be had. */
function publishedOnly(
  why: PublishedOnlyView['why'],
  companyId: string,
  scoring: ScoringContext,
  portal: PortalFacts,
  now: Date,
): PublishedOnlyView {
  return { kind: 'published_only', ...viewBase({ companyId, name: '' }, { scoring, portal, now }), why };
}

export function failed(code: FailedView['code'], message: string, correlationId: string | null = null): FailedView {
  return { kind: 'failed', code, message, correlationId };
}

async function show(
  door: CardDoor,
  companyId: string,
  scoring: ScoringContext,
  portal: PortalFacts,
): Promise<CardAnswer> {
  const description = await describeCustomer(door.records, companyId, scoring);
  if (description === null) return noCompany();
  return toCardView(description.result, description.published, null, { scoring, portal, now: door.now });
}

async function refresh(
  door: CardDoor,
  companyId: string,
  scoring: ScoringContext,
  portal: PortalFacts,
): Promise<CardAnswer> {
  const refreshed = await refreshCustomer(door.records, companyId, scoring, portal, door.now);
  if (refreshed === null) return noCompany();
  return toCardView(refreshed.result, refreshed.published, refreshed.outcome, { scoring, portal, now: door.now });
}

async function publishedByOthers(door: CardDoor, companyId: string, scoring: ScoringContext): Promise<boolean> {
  const record = await door.records.readPublished(companyId);
  const label = record?.published?.model ?? null;
  return label !== null && label !== modelLabel(scoring.model, scoring.policy);
}

function toEntry(request: CardRequest): Entry | null | 'unreadable' {
  switch (request.action) {
    case 'show':
    case 'refresh':
      return null;
    case 'clear_override':
      return { kind: 'clear_override' };
    case 'name_referrer':
      return { kind: 'referrer', referrerCompanyId: request.companyId };
    case 'enter_budget': {
      const asOf = parseIsoDay(request.asOf);
      return asOf === null ? 'unreadable' : { kind: 'budget', amount: request.amount, asOf };
    }
    case 'override_segment': {
      const until = parseIsoDay(request.until);
      return until === null
        ? 'unreadable'
        : { kind: 'override', segment: request.segment, reason: request.reason, until };
    }
  }
}

function noCompany(): FailedView {
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

function fromHubSpotError(error: HubSpotError): FailedView {
  return failed(CODES[error.code] ?? 'crm_unavailable', error.meaning, error.correlationId);
}
