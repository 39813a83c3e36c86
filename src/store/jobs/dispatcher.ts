/**
 * Hands jobs to their handlers, page by page. A page is of one portal, so that a portal that is slow or fails holds up nobody
 * else; and portals take turns: one that was just served is served again when the others that wait were.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobData, JobHandler, JobHandlers, JobName, JobOutcome } from '../../operations/ports/job-queue.ts';
import type { Engine } from './engine.ts';
import { groupBy } from '../../programme/group-by.ts';
import type { Attempt, JobRows } from './job-rows.ts';
import { JOB_NAMES, QUEUES, type SignsOfLife } from './queues.ts';
import { createSettler } from './settle-page.ts';

/** A job is taken at most so long after it is ready. */
const LOOK_EVERY_MILLISECONDS = 250;
/** While the database is away, it is asked less often. */
const AWAY_MILLISECONDS = 2000;

/** Jobs of one kind and one portal that one handler works on. */
interface Page {
  readonly name: JobName;
  readonly portalId: string;
  readonly attempts: readonly Attempt[];
  readonly ended: Promise<void>;
}

export interface Dispatcher {
  /** Something was put down: look at once. */
  wake(): void;
  /** Takes nothing new, waits at most so long for what is under way, and gives the rest back. */
  close(withinMilliseconds: number): Promise<void>;
}

export function startDispatcher(
  engine: Pick<Engine, 'boss' | 'told'>,
  rows: Pick<JobRows, 'readyOf' | 'giveBack' | 'mergeFailed'>,
  handlers: JobHandlers,
  { beatSeconds }: Pick<SignsOfLife, 'beatSeconds'>,
  trouble: (error: unknown) => void,
): Dispatcher {
  const { boss, told } = engine;
  const settle = createSettler(engine, rows, trouble);
  const closing = new AbortController();
  const pages = new Set<Page>();
  const served = new Map<JobName, Set<string>>(JOB_NAMES.map((name) => [name, new Set()]));
  let awake = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  const pagesOf = (name: JobName): readonly Page[] => [...pages].filter((page) => page.name === name);
  const wake = (): void => {
    awake.abort();
  };

  async function fetch<Name extends JobName>(
    name: Name,
    without: readonly string[],
  ): Promise<readonly Fetched<Name>[]> {
    const { batch, sidesOfPortal } = QUEUES[name];
    const jobs = await told(() =>
      boss.fetch<JobData[Name]>(name, {
        batchSize: batch,
        ignoreGroups: [...without],
        ...(sidesOfPortal === 'one' ? { groupConcurrency: 1 } : {}),
      }),
    );
    return jobs;
  }

  /** @returns whether there may be more */
  async function takeFrom<Name extends JobName>(name: Name, handler: JobHandler<Name>): Promise<boolean> {
    const busy = pagesOf(name).map(({ portalId }) => portalId);
    const hadTheirTurn = served.get(name) ?? new Set<string>();
    let jobs = await fetch(name, [...new Set([...busy, ...hadTheirTurn])]);
    if (jobs.length === 0 && hadTheirTurn.size > 0) {
      hadTheirTurn.clear();
      jobs = await fetch(name, busy);
    }
    for (const [portalId, ofPortal] of groupBy(jobs, ({ data }) => data.portalId)) {
      hadTheirTurn.add(portalId);
      begin(name, portalId, ofPortal, handler);
    }
    return jobs.length > 0;
  }

  function begin<Name extends JobName>(
    name: Name,
    portalId: string,
    jobs: readonly Fetched<Name>[],
    handler: JobHandler<Name>,
  ): void {
    const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }));
    const ended = work(name, jobs, handler).then(async (outcomes) => {
      // What was given back at the end may be somebody else's by now.
      if (!isGivenBack) await settle(name, attempts, outcomes);
      pages.delete(page);
      wake();
    });
    const page: Page = { name, portalId, attempts, ended };
    pages.add(page);
  }

  async function work<Name extends JobName>(
    name: Name,
    jobs: readonly Fetched<Name>[],
    handler: JobHandler<Name>,
  ): Promise<readonly JobOutcome[]> {
    const tooLong = AbortSignal.timeout(QUEUES[name].expireSeconds * 1000);
    const signal = AbortSignal.any([closing.signal, tooLong]);
    try {
      return await handler(jobs.map(({ id, data, retryCount }) => ({ id, data, attempt: retryCount + 1, signal })));
    } catch (error) {
      trouble(error);
      const what = error instanceof Error ? error.name : 'no error';
      return jobs.map(() => ({ kind: 'failed', reason: `An unexpected failure (${what}); the log has the details.` }));
    }
  }

  const take: Readonly<Record<JobName, () => Promise<boolean>>> = {
    sort_events: () => takeFrom('sort_events', handlers.sort_events),
    refresh_company: () => takeFrom('refresh_company', handlers.refresh_company),
    rescore_portal: () => takeFrom('rescore_portal', handlers.rescore_portal),
    deliver_alerts: () => takeFrom('deliver_alerts', handlers.deliver_alerts),
    send_digest: () => takeFrom('send_digest', handlers.send_digest),
    finish_action: () => takeFrom('finish_action', handlers.finish_action),
    tidy: () => takeFrom('tidy', handlers.tidy),
  };

  async function takeAll(): Promise<boolean> {
    const free = JOB_NAMES.filter((name) => pagesOf(name).length < QUEUES[name].pages).map((name) => ({
      name,
      without: pagesOf(name).map(({ portalId }) => portalId),
    }));
    let found = false;
    for (const name of free.length === 0 ? [] : await rows.readyOf(free)) {
      if (isClosing()) return false;
      found = (await take[name]()) || found;
    }
    return found;
  }

  async function run(): Promise<void> {
    while (!isClosing()) {
      awake = new AbortController();
      const looked = await takeAll().catch((error: unknown) => {
        trouble(error);
        return 'away' as const;
      });
      if (looked === true) continue;
      const wait = looked === 'away' ? AWAY_MILLISECONDS : LOOK_EVERY_MILLISECONDS;
      await sleep(wait, null, { signal: awake.signal }).catch(() => undefined);
    }
  }

  async function beat(): Promise<void> {
    for (const name of JOB_NAMES) {
      const attempts = pagesOf(name).flatMap((page) => page.attempts);
      if (attempts.length > 0) await told(() => boss.touch(name, attempts));
    }
  }

  let isGivenBack = false;
  const beating = setInterval(() => {
    beat().catch(trouble);
  }, beatSeconds * 1000);
  const running = run();

  return {
    wake,
    async close(withinMilliseconds) {
      closing.abort();
      wake();
      await running;
      const deadline = new AbortController();
      await Promise.race([
        Promise.allSettled([...pages].map(({ ended }) => ended)),
        sleep(withinMilliseconds, null, { signal: deadline.signal }).catch(() => undefined),
      ]);
      deadline.abort();
      clearInterval(beating);
      isGivenBack = true;
      for (const { name, attempts } of pages) await rows.giveBack(name, attempts, 0);
    },
  };
}

interface Fetched<Name extends JobName> extends Attempt {
  readonly data: JobData[Name];
}
