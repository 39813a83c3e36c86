import type { CardAnswer, CardRequest, PublishedOnlyView } from '../../extensions/shared/card-view.ts';
import { isHubSpotError } from '../hubspot/client/hubspot-error.ts';
import type { CustomerRecords, Entry, PortalFacts } from '../operations/ports.ts';
import { modelLabel } from '../operations/published-values.ts';
import { describeCustomer, refreshCustomer } from '../operations/refresh-customer.ts';
import type { ScoringContext } from '../scoring/relationship.ts';
import type { Day } from '../scoring/types.ts';
import { fromHubSpotError, noCompany } from './card-failures.ts';
import { toCardView, viewBase } from './to-card-view.ts';
import { toEntry, unreadableDate } from './to-entry.ts';

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
  if (entry === 'unreadable') return unreadableDate();
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
