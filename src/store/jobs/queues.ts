import type { JobData, JobName } from '../../operations/ports/job-queue.ts';

/** How the jobs of one kind are kept, taken and tried again. */
export interface QueueSettings {
  /** Jobs taken at once. */
  readonly batch: number;
  /** Pages, each of one portal, that one process works on at once. */
  readonly pages: number;
  /** Whether two jobs of one portal may be under way at once, in whichever processes. */
  readonly sidesOfPortal: 'one' | 'many';
  /** A job under way for longer is taken for stuck: its signal ends and it is tried again. At most a day. */
  readonly expireSeconds: number;
  readonly retries: number;
  readonly waits: RetryWaits;
}

/** Before a failed job is tried again: between once and twice `first`, each time twice as long, up to the longest. */
interface RetryWaits {
  readonly firstSeconds: number;
  readonly longestSeconds: number;
}

const HOUR = 3600;

const SOON: RetryWaits = { firstSeconds: 5, longestSeconds: 900 };
/** Twelve tries over ten hours and more: what fails at night is tried through the morning, when people are there to mend it. */
const OVER_HOURS = { retries: 11, waits: { firstSeconds: 60, longestSeconds: 2 * HOUR } } as const;

export const QUEUES: Readonly<Record<JobName, QueueSettings>> = {
  sort_events: { batch: 20, pages: 8, sidesOfPortal: 'one', expireSeconds: 600, retries: 12, waits: SOON },
  refresh_company: { batch: 100, pages: 8, sidesOfPortal: 'many', expireSeconds: 900, retries: 12, waits: SOON },
  // The first reading of a large portal takes hours; that it is under way is told by its heartbeat.
  rescore_portal: { batch: 1, pages: 2, sidesOfPortal: 'one', expireSeconds: 23 * HOUR, ...OVER_HOURS },
  deliver_alerts: { batch: 20, pages: 4, sidesOfPortal: 'one', expireSeconds: 900, retries: 12, waits: SOON },
  send_digest: { batch: 5, pages: 2, sidesOfPortal: 'one', expireSeconds: HOUR, ...OVER_HOURS },
  finish_action: { batch: 20, pages: 8, sidesOfPortal: 'many', expireSeconds: 300, retries: 12, waits: SOON },
  tidy: { batch: 5, pages: 1, sidesOfPortal: 'one', expireSeconds: HOUR, retries: 6, waits: SOON },
};

export const JOB_NAMES: readonly JobName[] = [
  'sort_events',
  'refresh_company',
  'rescore_portal',
  'deliver_alerts',
  'send_digest',
  'finish_action',
  'tidy',
];

/** Where jobs of a kind go that failed too often. */
export function deadQueueOf(name: JobName): string {
  return `${name}_dead`;
}

export function isJobName(text: string): text is JobName {
  return text in QUEUES;
}

/** How it is noticed that a worker is dead, so that others take its jobs. */
export interface SignsOfLife {
  /** A job of which there is no sign for so long counts as abandoned. At least 10. */
  readonly heartbeatSeconds: number;
  readonly beatSeconds: number;
  /** How often somebody looks for abandoned and stuck jobs. */
  readonly watchSeconds: number;
}

export const SIGNS_OF_LIFE: SignsOfLife = { heartbeatSeconds: 45, beatSeconds: 10, watchSeconds: 15 };

/** Waiting and dead jobs stay until somebody does or drops them: the engine must have an age, so it is ten years. */
const KEPT_SECONDS = 10 * 365 * 24 * HOUR;
/** What is done is of no use but to whoever looks for what went on just now. */
const DONE_SECONDS = HOUR;

/** In the engine's words. */
export function engineOptionsOf(
  name: JobName,
  { heartbeatSeconds }: SignsOfLife,
): {
  readonly expireInSeconds: number;
  readonly heartbeatSeconds: number;
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: true;
  readonly retryDelayMax: number;
  readonly retentionSeconds: number;
  readonly deleteAfterSeconds: number;
  readonly deadLetter: string;
} {
  const { expireSeconds, retries, waits } = QUEUES[name];
  return {
    expireInSeconds: expireSeconds,
    heartbeatSeconds,
    retryLimit: retries,
    retryDelay: waits.firstSeconds,
    retryBackoff: true,
    retryDelayMax: waits.longestSeconds,
    retentionSeconds: KEPT_SECONDS,
    deleteAfterSeconds: DONE_SECONDS,
    deadLetter: deadQueueOf(name),
  };
}

export const DEAD_QUEUE_OPTIONS = { retentionSeconds: KEPT_SECONDS, deleteAfterSeconds: DONE_SECONDS } as const;

/** What a job is about within its kind: of two that wait for the same, one is enough. */
export function subjectOf(data: JobData[JobName]): string {
  if ('companyId' in data) return `${data.portalId}/${data.companyId}`;
  return 'callbackId' in data ? `${data.portalId}/${data.callbackId}` : data.portalId;
}

/** What a person waits for goes first. */
export function priorityOf(data: JobData[JobName]): number {
  if (!('occasion' in data)) return 0;
  return { person: 2, workflow: 1, event: 0 }[data.occasion];
}
