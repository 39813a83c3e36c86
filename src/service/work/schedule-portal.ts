import type { PortalFacts } from '../../operations/ports.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import { nightlyMinute, spreadOf } from './nightly-minute.ts';

const MONDAY = 1;
const SEVEN_O_CLOCK = 7 * 60;
const TIDY_BEGINS = 4 * 60;
const TIDY_MINUTES = 60;

/**
 * Puts down what is done for a portal again and again, by its own clock: the nightly scoring at a minute between 00:10 and
 * 03:10, the tidying between 04:00 and 05:00, the digest on Monday at seven. Said again, it changes nothing.
 */
export async function schedulePortal(
  jobs: Pick<JobQueue, 'schedule'>,
  { portalId, timeZone }: Pick<PortalFacts, 'portalId' | 'timeZone'>,
): Promise<void> {
  const tidying = TIDY_BEGINS + spreadOf(portalId, TIDY_MINUTES);
  await jobs.schedule('rescore_portal', portalId, { minuteOfDay: nightlyMinute(portalId), weekday: null, timeZone });
  await jobs.schedule('tidy', portalId, { minuteOfDay: tidying, weekday: null, timeZone });
  await jobs.schedule('send_digest', portalId, { minuteOfDay: SEVEN_O_CLOCK, weekday: MONDAY, timeZone });
}
