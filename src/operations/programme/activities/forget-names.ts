import type { CrmDesk, CrmEvent } from '../../ports/crm-desk.ts';
import type { PortalStore } from '../../ports/portal-store.ts';

/**
 * People whom activities were for are known by name, not by id: of the companies that somebody who is to be forgotten belonged to,
 * the mirror tells which these are, no such name is kept. To be called before the contact leaves the mirror.
 *
 * @param events of which the privacy deletions count
 */
export async function forgetNames(
  {
    store,
    desk,
  }: { readonly store: Pick<PortalStore, 'programmeEntries'>; readonly desk: Pick<CrmDesk, 'findConcerned'> },
  events: readonly CrmEvent[],
): Promise<void> {
  const { companyIds } = await desk.findConcerned(events.filter(({ kind }) => kind === 'privacy_deletion'));
  if (companyIds.length > 0) await store.programmeEntries.forgetPersons(companyIds);
}

/** As if the CRM had told of it. */
export function privacyDeletionOf(contactId: string): CrmEvent {
  return { kind: 'privacy_deletion', objectType: 'contact', objectId: contactId, others: [], isOurs: false };
}
