import type { CardAnswer, PlainFacts } from '../../extensions/shared/card-view.ts';
import { isHubSpotError } from '../hubspot/client/hubspot-error.ts';
import { describeCustomer } from '../operations/refresh-customer.ts';
import type { ScoringContext } from '../scoring/relationship.ts';
import type { CardDoor } from './answer-card.ts';
import { fromHubSpotError, noCompany } from './card-failures.ts';
import { toPlainFacts, viewBase } from './to-card-view.ts';

/**
 * What the card shows while the service does not answer: what is on the record, and the plain facts of contact and purchases
 * read now. Nothing is scored anew and nothing is written, also not what a person entered: only the service knows the policy
 * and model in force.
 */
export async function answerWhileAway(
  door: Pick<CardDoor, 'scoring' | 'now' | 'dayOf'> & {
    readonly records: Pick<CardDoor['records'], 'readPortal' | 'readCompany'>;
  },
  companyId: string,
): Promise<CardAnswer> {
  try {
    const portal = await door.records.readPortal();
    const scoring: ScoringContext = { ...door.scoring, asOf: door.dayOf(door.now, portal.timeZone) };
    const read = await readFacts(door.records, companyId, scoring);
    if (read === 'no_company') return noCompany();
    const base = viewBase({ companyId, name: read?.name ?? '' }, { scoring, portal, now: door.now });
    return { kind: 'published_only', ...base, why: 'service_away', ...(read === null ? {} : { facts: read.facts }) };
  } catch (error) {
    if (isHubSpotError(error)) return fromHubSpotError(error);
    throw error;
  }
}

/** Null where HubSpot took too long: then the published values stand alone. */
async function readFacts(
  records: Pick<CardDoor['records'], 'readCompany'>,
  companyId: string,
  scoring: ScoringContext,
): Promise<{ readonly name: string; readonly facts: PlainFacts } | 'no_company' | null> {
  try {
    const description = await describeCustomer(records, companyId, scoring);
    if (description === null) return 'no_company';
    return { name: description.reading.history.name, facts: toPlainFacts(description.result) };
  } catch (error) {
    if (isHubSpotError(error, 'timeout')) return null;
    throw error;
  }
}
