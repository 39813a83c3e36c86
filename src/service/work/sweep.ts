import type { Intake } from '../../operations/ports/inbox-store.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import type { Log } from '../log.ts';

const EVERY_MILLISECONDS = 60_000;
/** Events that are younger have their job. */
const MISSED_AFTER_MILLISECONDS = 60_000;

export interface SweepDoors {
  readonly intake: Pick<Intake, 'portalsWaiting'>;
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly log: Log;
  readonly now: () => Date;
}

/** Has events sorted that nobody was asked to sort, because the process that took them in fell before it could. */
export async function sweep({ intake, jobs, log, now }: SweepDoors): Promise<void> {
  const portals = await intake.portalsWaiting(new Date(now().getTime() - MISSED_AFTER_MILLISECONDS));
  if (portals.length === 0) return;
  log.info('events_swept', { portals: portals.length });
  await jobs.send(
    'sort_events',
    portals.map((portalId) => ({ portalId })),
  );
}

/** Sweeps every minute. A failure is told, and the next minute tries again. */
export function startSweep(doors: SweepDoors): { readonly stop: () => void } {
  const timer = setInterval(() => {
    sweep(doors).catch((error: unknown) => doors.log.error('sweep_failed', {}, error));
  }, EVERY_MILLISECONDS).unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
