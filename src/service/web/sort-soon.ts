/** Asks for events to be sorted, at most once a second for a portal, and without holding anybody up. */
import type { JobQueue } from '../../operations/ports/job-queue.ts';

const PAUSE_MILLISECONDS = 1000;
/** What comes in a burst is sorted together. */
const AFTER_SECONDS = 0.25;

export interface SortSoon {
  /** Events of these portals wait. */
  note(portalIds: readonly string[]): void;
  /** Asks for what was noted and not yet asked for. */
  flush(): Promise<void>;
}

/** @param trouble is told where a job could not be put down: the sweep finds the events later */
export function createSortSoon(jobs: Pick<JobQueue, 'send'>, trouble: (error: unknown) => void): SortSoon {
  /** Portals that were asked for within the last second, and whether something came since. */
  const asked = new Map<string, { isDue: boolean; readonly timer: NodeJS.Timeout }>();

  const send = async (portalIds: readonly string[]): Promise<void> => {
    if (portalIds.length === 0) return;
    try {
      await jobs.send(
        'sort_events',
        portalIds.map((portalId) => ({ portalId })),
        { afterSeconds: AFTER_SECONDS },
      );
    } catch (error) {
      trouble(error);
    }
  };
  const begin = (portalId: string): void => {
    const timer = setTimeout(() => {
      const wasDue = asked.get(portalId)?.isDue === true;
      asked.delete(portalId);
      if (wasDue) note([portalId]);
    }, PAUSE_MILLISECONDS).unref();
    asked.set(portalId, { isDue: false, timer });
  };
  function note(portalIds: readonly string[]): void {
    const now: string[] = [];
    for (const portalId of portalIds) {
      const known = asked.get(portalId);
      if (known === undefined) {
        begin(portalId);
        now.push(portalId);
      } else known.isDue = true;
    }
    void send(now);
  }

  return {
    note,
    async flush() {
      const due = [...asked].filter(([, { isDue }]) => isDue).map(([portalId]) => portalId);
      for (const { timer } of asked.values()) clearTimeout(timer);
      asked.clear();
      await send(due);
    },
  };
}
