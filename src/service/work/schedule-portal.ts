import type { PortalFacts } from '../../operations/ports.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';

const MONDAY = 1;
const SEVEN_O_CLOCK = 7 * 60;
/** The account's calls of the day begin anew at its midnight; its clocks and ours may be some minutes apart. */
const NIGHT_BEGINS = 10;
const NIGHT_MINUTES = 181;
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
  const nightly = NIGHT_BEGINS + spreadOf(portalId, NIGHT_MINUTES);
  const tidying = TIDY_BEGINS + spreadOf(portalId, TIDY_MINUTES);
  await jobs.schedule('rescore_portal', portalId, { minuteOfDay: nightly, weekday: null, timeZone });
  await jobs.schedule('tidy', portalId, { minuteOfDay: tidying, weekday: null, timeZone });
  await jobs.schedule('send_digest', portalId, { minuteOfDay: SEVEN_O_CLOCK, weekday: MONDAY, timeZone });
}

/** The same number from 0 to `below` for the same portal, so that the portals of an installation do not all begin at once. */
function spreadOf(portalId: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const character of portalId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}
