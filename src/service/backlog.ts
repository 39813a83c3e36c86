/** What waits to be done, across all portals. */
import type { JobQueue, QueueState } from '../operations/ports/job-queue.ts';
import type { Store } from '../store/store.ts';

export interface Backlog {
  readonly queues: readonly QueueState[];
  readonly waitingEvents: number;
  /** Null where nothing waits. */
  readonly oldestEventAt: Date | null;
  readonly oldestJobAt: Date | null;
}

/**
 * Asks the database alone: it can be read whatever is wrong with HubSpot.
 *
 * @throws {StoreError}
 */
export async function readBacklog(
  store: Pick<Store, 'portal' | 'installations'>,
  jobs: Pick<JobQueue, 'describe'>,
): Promise<Backlog> {
  const queues = await jobs.describe();
  const inboxes = [];
  for (const { portalId } of await store.installations.list())
    inboxes.push(await store.portal(portalId).inbox.describe());
  return {
    queues,
    waitingEvents: sum(inboxes.map(({ waiting }) => waiting)),
    oldestEventAt: earliest(inboxes.map(({ oldestWaitingAt }) => oldestWaitingAt)),
    oldestJobAt: earliest(queues.map(({ oldestWaitingAt }) => oldestWaitingAt)),
  };
}

/** Events and jobs that somebody has still to take. */
export function depthOf({ queues, waitingEvents }: Backlog): number {
  return waitingEvents + sum(queues.map(({ waiting }) => waiting));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return known.length === 0 ? null : new Date(Math.min(...known));
}

const READ_EVERY_MILLISECONDS = 5000;

/** The backlog as it was some seconds ago: what is asked at every request must cost nothing. */
export interface WatchedBacklog {
  /** Null where it could not be read yet. */
  latest(): Backlog | null;
  stop(): void;
}

/** @param trouble is told where it cannot be read; then the last reading counts until it can */
export function watchBacklog(read: () => Promise<Backlog>, trouble: (error: unknown) => void): WatchedBacklog {
  let latest: Backlog | null = null;
  let isReading = false;
  const look = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      latest = await read();
    } catch (error) {
      trouble(error);
    } finally {
      isReading = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), READ_EVERY_MILLISECONDS).unref();
  return {
    latest: () => latest,
    stop: () => {
      clearInterval(timer);
    },
  };
}
