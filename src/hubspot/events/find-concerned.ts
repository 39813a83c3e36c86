import type { Concerned, CrmEvent } from '../../operations/ports/crm-desk.ts';
import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { API_TYPE_OF, isLeadingType, type LeadingType } from './event-object-types.ts';
import { findHolders } from './find-holders.ts';
import { readCompaniesOf, type Subjects } from './read-companies-of.ts';

/** What events name: companies at once, and records that lead to companies. */
interface Named {
  readonly companies: Set<string>;
  /** Records that are there, to be looked up in HubSpot. */
  readonly subjects: Map<LeadingType, Set<string>>;
  /** Records that are gone, to be looked up in the mirror. */
  readonly gone: Map<LeadingType, Set<string>>;
  readonly forgotten: Set<string>;
}

/**
 * Finds the companies that events concern, in few calls, whatever the number of events: each lookup below is one call for up
 * to 1,000 records.
 *
 * - company: none
 * - deal: one, and one for the children of the companies found
 * - line item: one more, for its deals
 * - note, task, ticket: one
 * - call, meeting, e-mail, message: three (companies, contacts, deals), one for the contacts, one for the deals, one for the
 *   children
 * - contact: one; what is written on a contact is not read, so a changed property of one concerns nobody
 * - deletions: none; the mirror is searched
 *
 * A line item or an engagement on a deal of a parent company counts for its children too. Events that the app caused itself
 * concern nobody; an edit of a person is an event of its own, however near.
 *
 * @throws {HubSpotError}
 */
export async function findConcerned(
  client: HubSpotClient,
  mirror: MirrorStore,
  events: readonly CrmEvent[],
): Promise<Concerned> {
  const named: Named = { companies: new Set(), subjects: new Map(), gone: new Map(), forgotten: new Set() };
  for (const event of events) {
    if (!event.isOurs) noteEvent(named, event);
  }
  const [companiesOf, holders] = await Promise.all([
    readCompaniesOf(client, toSubjects(named.subjects)),
    findHolders(mirror, toSubjects(named.gone)),
  ]);
  const ofHolders = await readCompaniesOf(
    client,
    toSubjects(
      new Map([
        ['contact', holders.contacts],
        ['deal', holders.deals],
      ]),
    ),
  );
  return {
    companyIds: [...new Set([...named.companies, ...companiesOf, ...holders.companies, ...ofHolders])],
    forgottenContactIds: [...named.forgotten],
  };
}

function noteEvent(named: Named, event: CrmEvent): void {
  const { kind, objectType, objectId } = event;
  if (kind === 'association_change') {
    noteAssociation(named, event);
    return;
  }
  if (objectType === null || objectId === null) return;
  if (kind === 'privacy_deletion') {
    named.forgotten.add(objectId);
    note(named, named.gone, 'contact', objectId);
    return;
  }
  if (kind === 'property_change' && objectType === 'contact') return;
  note(named, kind === 'deletion' ? named.gone : named.subjects, objectType, objectId);
  // What went into a merge leads nowhere any more; the company that it belonged to is found by the mirror.
  for (const other of event.others) note(named, named.gone, other.objectType, other.objectId);
}

/**
 * Both ends. A contact or an engagement that is linked to a company, or not any more, changes nothing for its other
 * companies; a deal may have got another primary company by it.
 */
function noteAssociation(named: Named, { objectType, objectId, others }: CrmEvent): void {
  const ends = [...(objectType === null || objectId === null ? [] : [{ objectType, objectId }]), ...others];
  const isWithCompany = ends.some((end) => end.objectType === 'company');
  for (const end of ends) {
    if (end.objectType === 'company' || end.objectType === 'deal' || !isWithCompany) {
      note(named, named.subjects, end.objectType, end.objectId);
    }
  }
}

function note(named: Named, among: Named['subjects'], objectType: string, objectId: string): void {
  if (objectType === 'company') named.companies.add(objectId);
  else if (isLeadingType(objectType)) {
    const ids = among.get(objectType) ?? new Set();
    among.set(objectType, ids.add(objectId));
  }
}

function toSubjects(byWord: ReadonlyMap<LeadingType, ReadonlySet<string>>): Subjects {
  return new Map([...byWord].filter(([, ids]) => ids.size > 0).map(([word, ids]) => [API_TYPE_OF[word], ids] as const));
}
