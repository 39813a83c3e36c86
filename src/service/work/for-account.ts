import type { Account, Caller } from '../../accounts/account.ts';
import type { Job, JobName, JobOutcome } from '../../operations/ports/job-queue.ts';
import { forgetWaiting } from './forget-waiting.ts';
import { judgeFailure } from './judge-failure.ts';
import type { WorkDoors } from './work-doors.ts';

export const DONE: JobOutcome = { kind: 'done' };

type AccountDoors = Pick<WorkDoors, 'accounts' | 'jobs' | 'planner' | 'log' | 'store'>;

/**
 * Does jobs of one portal with its account, whose schedules follow its time zone. Where the app is not installed there any more, they and all others of the portal
 * are dropped, and the events that wait for them with them; what the outside is in the way of is judged and logged.
 */
export async function forAccount<Name extends JobName>(
  doors: AccountDoors,
  jobs: readonly Job<Name>[],
  work: (account: Account) => Promise<readonly JobOutcome[]>,
  caller: Caller = 'run',
): Promise<readonly JobOutcome[]> {
  const portalId = jobs[0]?.data.portalId;
  if (portalId === undefined) return [];
  try {
    const account = await doors.accounts.open(portalId, caller);
    if (account !== null) {
      await doors.planner.keepUp(account.portal);
      return await work(account);
    }
    const events = await forgetWaiting(doors.store.portal(portalId).inbox);
    doors.log.info('jobs_dropped', { portalId, events, why: 'the app is not installed there any more' });
    await doors.jobs.dropPortal(portalId);
    doors.planner.forget(portalId);
    return jobs.map(() => DONE);
  } catch (error) {
    const outcome = judgeFailure(error, Math.random());
    if (outcome.kind === 'failed') doors.log.warn('jobs_failed', { portalId, reason: outcome.reason });
    if (outcome.kind === 'later') doors.log.info('jobs_wait', { portalId, until: outcome.at.toISOString() });
    return jobs.map(() => outcome);
  }
}

/** Does what is to be done once, whoever asked how often. */
export function onceForAccount<Name extends JobName>(
  doors: AccountDoors,
  work: (account: Account, signal: AbortSignal) => Promise<JobOutcome>,
): (jobs: readonly Job<Name>[]) => Promise<readonly JobOutcome[]> {
  return (jobs) =>
    forAccount(doors, jobs, async (account) => {
      const [first] = jobs;
      if (first === undefined) return [];
      const outcome = await work(account, first.signal);
      return jobs.map(() => outcome);
    });
}
