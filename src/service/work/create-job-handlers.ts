import { tidyStore } from '../../operations/refresh/tidy-store.ts';
import type { JobHandlers, JobOutcome } from '../../operations/ports/job-queue.ts';
import { DONE, onceForAccount } from './for-account.ts';
import { refreshPage } from './refresh-page.ts';
import { rescoreNightly } from './rescore-nightly.ts';
import { sortPortalEvents } from './sort-portal-events.ts';
import type { WorkDoors } from './work-doors.ts';

const DAY_MILLISECONDS = 86_400_000;

/** What each kind of job does. Every one of them may be done twice without harm. */
export function createJobHandlers(doors: WorkDoors): JobHandlers {
  return {
    sort_events: sortPortalEvents(doors),
    refresh_company: refreshPage(doors),
    rescore_portal: rescoreNightly(doors),
    deliver_alerts: onceForAccount<'deliver_alerts'>(doors, async (account, signal) =>
      laterAt(await doors.deliverAlerts(account, signal)),
    ),
    send_digest: onceForAccount<'send_digest'>(doors, async (account, signal) =>
      laterAt(await doors.sendDigest(account, signal)),
    ),
    finish_action: doors.finishActions,
    tidy: onceForAccount<'tidy'>(doors, async ({ portal, store }) => {
      const forgotten = await tidyStore(store, doors.now());
      const backup = await doors.store.backUpWhenOlderThan(DAY_MILLISECONDS);
      doors.log.info('tidied', { portalId: portal.portalId, forgottenEvents: forgotten, backup });
      return DONE;
    }),
  };
}

/** @param at null: nothing is left to be done */
function laterAt(at: Date | null): JobOutcome {
  return at === null ? DONE : { kind: 'later', at };
}
