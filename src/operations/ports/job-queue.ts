/** Work that is put down for later, for whichever process has hands free. Nothing here knows the engine behind it. */

/** Why a company is looked at again: what a person did goes before what the CRM reported. */
export type RefreshOccasion = 'event' | 'person' | 'workflow';

/** What each kind of job is about. Every job is of one portal. */
export interface JobData {
  /** Find the companies that the waiting events concern, and put down a `refresh_company` for each. */
  readonly sort_events: { readonly portalId: string };
  /** Read, score and publish a company. Taken in pages of at most 100. */
  readonly refresh_company: {
    readonly portalId: string;
    readonly companyId: string;
    readonly occasion: RefreshOccasion;
    /** Of the request that began it. */
    readonly correlationId: string;
  };
  /** Bring the mirror up to date and score everybody. */
  readonly rescore_portal: { readonly portalId: string };
  /** Make the tasks of alerts that were noted, and of activities that were planned with one. */
  readonly deliver_alerts: { readonly portalId: string };
  /** Make Monday's task for each owner. */
  readonly send_digest: { readonly portalId: string };
  /** Finish a workflow action that could not be answered at once. */
  readonly finish_action: { readonly portalId: string; readonly callbackId: string };
  /** Forget what is kept no longer, back the store up where it is due. */
  readonly tidy: { readonly portalId: string };
}

export type JobName = keyof JobData;

export interface Job<Name extends JobName = JobName> {
  readonly id: string;
  readonly data: JobData[Name];
  /** 1, 2, … */
  readonly attempt: number;
  /** Ends when the process is to stop, or the job took too long. */
  readonly signal: AbortSignal;
}

/** What became of one job of a page. `later`: not done, and no failure: to be taken again at the instant. */
export type JobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'later'; readonly at: Date };

/** Does a page of jobs of one kind and one portal, and tells of each job what became of it, in their order. */
export type JobHandler<Name extends JobName> = (jobs: readonly Job<Name>[]) => Promise<readonly JobOutcome[]>;
export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> };

/** A job that failed too often, with its last reason: kept until a person replays or drops it. */
export interface DeadJob {
  readonly id: string;
  readonly name: JobName;
  readonly portalId: string;
  readonly data: JobData[JobName];
  readonly reason: string;
  readonly attempts: number;
  readonly firstAt: Date;
  readonly diedAt: Date;
}

export interface QueueState {
  readonly name: JobName;
  /** Ready to be taken now. */
  readonly waiting: number;
  /** Put down for a later instant. */
  readonly deferred: number;
  readonly active: number;
  readonly dead: number;
  /** Since when the longest waiting job could have been taken; null where none waits. */
  readonly oldestWaitingAt: Date | null;
}

export interface SendOptions {
  /** Not before so many seconds from now. */
  readonly afterSeconds?: number;
  /**
   * A job that waits already is put off to that instant too, but never further than so many seconds after it was first put
   * down. Absent: it is brought forward to the earlier instant, and takes over the more urgent occasion.
   */
  readonly atMostSeconds?: number;
}

export interface JobQueue {
  /**
   * Puts jobs down, durably. A job that waits already for the same subject (the company of a `refresh_company`, the callback
   * of a `finish_action`, else the portal) is not put down twice: what comes in a burst is done once. One that
   * failed and waits to be tried again does not stand in the way of a new one; but fail both, one is left, with its waits and tries.
   */
  send<Name extends JobName>(name: Name, jobs: readonly JobData[Name][], options?: SendOptions): Promise<void>;
  /** Every day at the minute in the portal's time zone, or on one weekday (0 is Sunday); replaces an earlier schedule. */
  schedule(
    name: 'rescore_portal' | 'send_digest' | 'tidy',
    portalId: string,
    when: { readonly minuteOfDay: number; readonly weekday: number | null; readonly timeZone: string },
  ): Promise<void>;
  /** Nothing of the portal is scheduled or waits any more. */
  dropPortal(portalId: string): Promise<void>;
  describe(): Promise<readonly QueueState[]>;
  /** The latest first. @param portalId null: of all portals */
  listDead(portalId: string | null, limit: number): Promise<readonly DeadJob[]>;
  /** Puts dead jobs down again; null: all of the portal. @returns how many */
  replayDead(portalId: string, ids: readonly string[] | null): Promise<number>;
  /** @returns how many */
  dropDead(portalId: string, ids: readonly string[] | null): Promise<number>;
  /**
   * Takes jobs until `close`.
   *
   * @param trouble is told of a handler that threw, and of a database that is away for a while
   */
  work(handlers: JobHandlers, trouble?: (error: unknown) => void): Promise<void>;
  /** Takes no new job, waits at most so long for those under way, hands the rest back to be taken again at once, and closes. */
  close(withinMilliseconds: number): Promise<void>;
}
