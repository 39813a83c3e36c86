/** What a service still has to do, by its metrics. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServiceBacklog {
  readonly waitingEvents: number;
  /** Jobs that wait, are put down for later or are under way. */
  readonly openJobs: number;
  readonly deadJobs: number;
  /** Whether the account was scored as a whole. */
  readonly isScored: boolean;
}

const JOBS = /^loyalty_jobs\{[^}]*state="(waiting|deferred|active|dead)"[^}]*\} (\d+)$/gm;
const EVENTS = /^loyalty_events_waiting (\d+)$/m;

/** Null where it cannot say: it is being started, or its database is away. */
async function readServiceBacklog(url: string): Promise<ServiceBacklog | null> {
  let text: string;
  try {
    text = await (await fetch(`${url}/metrics`)).text();
  } catch {
    return null;
  }
  const jobs = [...text.matchAll(JOBS)].map(([, state, count]) => ({ state, count: Number(count) }));
  const waitingEvents = EVENTS.exec(text)?.[1];
  if (jobs.length === 0 || waitingEvents === undefined) return null;
  const sum = (isDead: boolean): number =>
    jobs.filter(({ state }) => (state === 'dead') === isDead).reduce((total, { count }) => total + count, 0);
  return {
    waitingEvents: Number(waitingEvents),
    openJobs: sum(false),
    deadJobs: sum(true),
    isScored: /^loyalty_portal_scored\{.*\} 1$/m.test(text),
  };
}

const STEADY_MILLISECONDS = 700;

/**
 * Waits until the account is scored, and nothing waits any more, three times in a row: between an event and its job is a moment.
 *
 * @param what `first_scores`: whether something waits does not matter
 * @returns the jobs that are dead
 * @throws where that takes longer
 */
export async function untilDrained(
  url: string,
  seconds: number,
  what: 'first_scores' | 'everything' = 'everything',
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  for (let quiet = 0; ;) {
    const backlog = await readServiceBacklog(url);
    const isQuiet =
      backlog?.isScored === true && (what === 'first_scores' || backlog.waitingEvents + backlog.openJobs === 0);
    quiet = isQuiet ? quiet + 1 : 0;
    if (backlog !== null && quiet === 3) return backlog.deadJobs;
    if (performance.now() > until) throw new Error(`Not drained in time: ${JSON.stringify(backlog)}`);
    await sleep(STEADY_MILLISECONDS);
  }
}
