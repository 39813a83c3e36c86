import type { CrmDesk } from '../ports/crm-desk.ts';
import type { WaitingEvent } from '../ports/inbox-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { PortalStore } from '../ports/portal-store.ts';
import { forgetNames } from '../programme/activities/forget-names.ts';
import { forgetContact } from '../rescore/forget.ts';
import type { QuietTime } from './quiet-time.ts';

/** Events looked at together: enough to read what they concern in few calls. */
const EVENTS_PER_PAGE = 500;

export interface SortingWorld {
  readonly store: Pick<PortalStore, 'portalId' | 'inbox' | 'mirror' | 'programmeEntries'>;
  readonly desk: Pick<CrmDesk, 'readEvent' | 'findConcerned'>;
  readonly jobs: Pick<JobQueue, 'send'>;
}

export interface SortReport {
  readonly events: number;
  /** Companies that are looked at again, each counted once a page. */
  readonly companies: number;
  readonly forgottenContacts: number;
}

/**
 * Finds the companies that the waiting events concern and puts down a look at each. An event is only a trigger: what it says
 * is read again, so that order, duplicates and what is not known of it do not matter. Events stop waiting when their
 * companies are put down, so that nothing is lost when this ends in between; then they are sorted again.
 *
 * @throws {HubSpotError | StoreError} what the adapters throw; the events that were not sorted wait on
 */
export async function sortEvents(world: SortingWorld, quiet: QuietTime, signal?: AbortSignal): Promise<SortReport> {
  const { inbox } = world.store;
  let report: SortReport = { events: 0, companies: 0, forgottenContacts: 0 };
  for (let after: string | null = null; signal?.aborted !== true;) {
    const page: readonly WaitingEvent[] = await inbox.readWaiting({ after, limit: EVENTS_PER_PAGE });
    const last = page.at(-1);
    if (last === undefined) break;
    const events = page.map(({ body }) => world.desk.readEvent(body));
    const { companyIds, forgottenContactIds } = await world.desk.findConcerned(events);
    if (forgottenContactIds.length > 0) await forgetNames(world, events);
    for (const contactId of forgottenContactIds) await forgetContact(world.store, contactId);
    await putDown(world, companyIds, quiet, last.correlationId);
    await inbox.markHandled(page.map(({ id }) => id));
    report = {
      events: report.events + page.length,
      companies: report.companies + companyIds.length,
      forgottenContacts: report.forgottenContacts + forgottenContactIds.length,
    };
    after = last.id;
  }
  return report;
}

async function putDown(
  { store, jobs }: SortingWorld,
  companyIds: readonly string[],
  quiet: QuietTime,
  correlationId: string,
): Promise<void> {
  if (companyIds.length === 0) return;
  const { portalId } = store;
  await jobs.send(
    'refresh_company',
    companyIds.map((companyId) => ({ portalId, companyId, occasion: 'event', correlationId })),
    { afterSeconds: quiet.seconds, atMostSeconds: quiet.atMostSeconds },
  );
}
