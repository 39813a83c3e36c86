import type { JobHandler } from '../../operations/ports/job-queue.ts';
import { quietTime } from '../../operations/refresh/quiet-time.ts';
import { sortEvents } from '../../operations/refresh/sort-events.ts';
import { DONE, onceForAccount } from './for-account.ts';
import { passedOfDay } from './passed-of-day.ts';
import type { WorkDoors } from './work-doors.ts';

/** Puts down a look at every company that the waiting events of a portal concern. */
export function sortPortalEvents(doors: WorkDoors): JobHandler<'sort_events'> {
  return onceForAccount<'sort_events'>(doors, async (account, signal) => {
    const { portalId, timeZone } = account.portal;
    const passed = passedOfDay(doors.now(), timeZone);
    const quiet = quietTime(await account.readCallsOfDay(), doors.dailyShare, passed);
    const { store, desk } = account;
    const report = await sortEvents({ store, desk, jobs: doors.jobs }, quiet, signal);
    if (report.events > 0) doors.log.info('events_sorted', { portalId, ...report, quietSeconds: quiet.seconds });
    // Stopped on the way: whoever sorts next goes on.
    return signal.aborted ? { kind: 'later', at: doors.now() } : DONE;
  });
}
