import type { Account } from '../../accounts/account.ts';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import { keepEntries } from '../../operations/programme/keep-entries.ts';
import type { JobHandler, JobOutcome } from '../../operations/ports/job-queue.ts';
import type { SendReport } from '../../operations/rescore/send-outgoing.ts';
import { refreshPortal } from '../../operations/rescore/refresh-portal.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { DONE, onceForAccount } from './for-account.ts';
import { startOf, tellAlerts } from './refresh-page.ts';
import type { WorkDoors } from './work-doors.ts';

/** Another process that is at a run may have been killed: it counts as dead after two minutes without a sign of life. */
const RUNNING_ELSEWHERE_MILLISECONDS = 3 * 60_000;

/** Brings a portal's mirror up to date and scores everybody: the night, and the first filling. */
export function rescoreNightly(doors: WorkDoors): JobHandler<'rescore_portal'> {
  return onceForAccount<'rescore_portal'>(doors, async (account, signal) => {
    const { portalId } = account.portal;
    const outcome = await refreshPortal(account, startOf(account), { process: doors.process, signal });
    switch (outcome.kind) {
      case 'done': {
        const { kind, scored, sent, calls } = outcome.report;
        const { companies, customers } = scored;
        const { written, failed, refused } = sent;
        doors.log.info('portal_scored', { portalId, run: kind, companies, customers, written, failed, refused, calls });
        await tellAlerts(doors, account);
        await followEntries(doors, account, outcome.context, signal);
        return toOutcome(sent);
      }
      case 'waiting_for_yes':
        doors.log.warn('portal_waits_for_yes', {
          portalId,
          putOut: outcome.report.scored.putOut,
          whatToDo: 'Look at it with loyalty rescore --dry-run; loyalty rescore --yes sends it.',
        });
        return DONE;
      case 'running_elsewhere':
        return { kind: 'later', at: new Date(doors.now().getTime() + RUNNING_ELSEWHERE_MILLISECONDS) };
      case 'stopped':
      case 'never_scored':
        doors.log.info('portal_scoring_stopped', { portalId });
        return { kind: 'later', at: doors.now() };
    }
  });
}

/** What people entered into the programme is no reason to score again: what cannot be done tonight is done the next one. */
async function followEntries(
  doors: Pick<WorkDoors, 'jobs' | 'log'>,
  account: Account,
  scoring: ScoringContext,
  signal: AbortSignal,
): Promise<void> {
  const { portalId } = account.portal;
  try {
    const { activities, roadmap } = await keepEntries(account, scoring, signal);
    if (activities === null && roadmap === null) return;
    doors.log.info('programme_entries_kept', { portalId, ...activities, ...roadmap });
    if (activities?.areTasksLeft === true) await doors.jobs.send('deliver_alerts', [{ portalId }]);
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    doors.log.warn('programme_entries_left', { portalId, reason: error.message });
  }
}

/** Scores that HubSpot did not take, by nobody's rule, are tried again soon: a run sends first what was put out. */
function toOutcome({ failed, failure }: SendReport): JobOutcome {
  if (failed === 0) return DONE;
  const companies = failed === 1 ? 'one company' : `${String(failed)} companies`;
  const why = failure === null ? '' : ` The first of them: ${failure}`;
  return {
    kind: 'failed',
    reason: `The portal was scored, and the scores of ${companies} could not be written to HubSpot; the next run sends them first.${why}`,
  };
}
