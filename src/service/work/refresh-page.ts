import type { Account } from '../../accounts/account.ts';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import type { Log } from '../log.ts';
import { refreshCompanies, type CompanyRefresh } from '../../operations/refresh/refresh-companies.ts';
import type { Job, JobHandler, JobOutcome } from '../../operations/ports/job-queue.ts';
import { isFirstRunAwaited } from '../../operations/rescore/await-first-run.ts';
import type { RunStart } from '../../operations/rescore/world.ts';
import { SEED_MODEL } from '../../scoring/model.ts';
import { DONE, forAccount } from './for-account.ts';
import { mayBeOfOneRecord } from './judge-failure.ts';
import type { WorkDoors } from './work-doors.ts';

type RefreshJob = Job<'refresh_company'>;
type RefreshDoors = Pick<WorkDoors, 'log' | 'now'>;

/** After so long it is asked again whether the portal was scored as a whole. */
const FIRST_RUN_MILLISECONDS = 5 * 60_000;

/** What the service scores with, where nothing is kept in the store yet. */
export function startOf(account: Pick<Account, 'today'>): RunStart {
  return { asOf: account.today(), model: SEED_MODEL, policy: null };
}

/** Looks at the companies of a page again. What a person waits for is read with the calls that are kept for people. */
export function refreshPage(doors: WorkDoors): JobHandler<'refresh_company'> {
  return async (jobs) => {
    const isPersons = ({ data }: RefreshJob): boolean => data.occasion === 'person';
    const ofPersons = jobs.filter(isPersons);
    const others = jobs.filter((job) => !isPersons(job));
    const outcomes = new Map<string, JobOutcome>();
    for (const [some, caller] of [[ofPersons, 'person'] as const, [others, 'run'] as const]) {
      const told = await forAccount(doors, some, (account) => refreshJobs(doors, account, some), caller);
      some.forEach(({ id }, index) => outcomes.set(id, told[index] ?? DONE));
    }
    return jobs.map(({ id }) => outcomes.get(id) ?? DONE);
  };
}

async function refreshJobs(
  doors: WorkDoors,
  account: Account,
  jobs: readonly RefreshJob[],
): Promise<readonly JobOutcome[]> {
  const began = doors.now().getTime();
  const outcomes = await refreshOrHalve(doors, account, jobs);
  await tellAlerts(doors, account);
  const count = (kind: JobOutcome['kind']): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  doors.log.info('companies_refreshed', {
    portalId: account.portal.portalId,
    correlationId: jobs[0]?.data.correlationId ?? '',
    companies: jobs.length,
    failed: count('failed'),
    later: count('later'),
    seconds: (doors.now().getTime() - began) / 1000,
  });
  return outcomes;
}

/**
 * Refreshes a page; where it fails again as a whole and one company may be to blame, each half by itself, so that the others
 * do not die with it.
 */
async function refreshOrHalve(
  doors: RefreshDoors,
  account: Account,
  jobs: readonly RefreshJob[],
): Promise<readonly JobOutcome[]> {
  try {
    const companyIds = jobs.map(({ data }) => data.companyId);
    const refreshed = await refreshCompanies(account, startOf(account), companyIds);
    if (refreshed.kind === 'never_scored') return await awaitFirstRun(doors, account, jobs);
    return jobs.map(({ data }) => toOutcome(refreshed.companies.get(data.companyId)));
  } catch (error) {
    const wasTriedBefore = jobs.some(({ attempt }) => attempt > 1);
    if (!wasTriedBefore || !mayBeOfOneRecord(error)) throw error;
    const [job] = jobs;
    if (jobs.length === 1 && job !== undefined) return [blame(doors.log, account, job, error)];
    const half = Math.ceil(jobs.length / 2);
    return [
      ...(await refreshOrHalve(doors, account, jobs.slice(0, half))),
      ...(await refreshOrHalve(doors, account, jobs.slice(half))),
    ];
  }
}

/** The first scoring of the whole portal may have read these already, before what is to be seen on them now. */
async function awaitFirstRun(
  { log, now }: RefreshDoors,
  { portal: { portalId }, store }: Account,
  jobs: readonly RefreshJob[],
): Promise<readonly JobOutcome[]> {
  const isAwaited = await isFirstRunAwaited(store, now());
  log.info('companies_wait_for_first_run', { portalId, companies: jobs.length, isAwaited });
  const again: JobOutcome = { kind: 'later', at: new Date(now().getTime() + FIRST_RUN_MILLISECONDS) };
  return jobs.map(() => (isAwaited ? again : DONE));
}

/** The one company that fails its page: by itself it goes on being tried, and ends among the dead. */
function blame(log: Log, account: Account, { data }: RefreshJob, error: unknown): JobOutcome {
  const { companyId } = data;
  log.error('company_fails', { portalId: account.portal.portalId, companyId }, error);
  const reason = isHubSpotError(error)
    ? error.message
    : 'What is known of this company cannot be worked with; see the log.';
  return { kind: 'failed', reason };
}

function toOutcome(refresh: CompanyRefresh | undefined): JobOutcome {
  if (refresh?.kind !== 'failed') return DONE;
  return { kind: 'failed', reason: refresh.reason ?? 'HubSpot did not take the score, and did not say why.' };
}

/** Alerts that were noted on the way become tasks by a job of their own. */
export async function tellAlerts({ jobs }: Pick<WorkDoors, 'jobs'>, { portal, store }: Account): Promise<void> {
  const [untold] = await store.notices.listUntold(1);
  if (untold !== undefined) await jobs.send('deliver_alerts', [{ portalId: portal.portalId }]);
}
