import { randomUUID } from 'node:crypto';
import type { Account } from '../../accounts/account.ts';
import { refreshCompanies } from '../../operations/refresh/refresh-companies.ts';
import { startOf, tellAlerts } from '../work/refresh-page.ts';
import type { WorkDoors } from '../work/work-doors.ts';
import type { ActionDoors, LookedAgain } from './action-doors.ts';

const AGAIN_SECONDS = 30;

/** Reads, scores and publishes one company at a time; alerts that come of it become tasks by their own job. */
export function createLookAgain({ jobs }: Pick<WorkDoors, 'jobs'>): ActionDoors['lookAgain'] {
  return async (account: Account, companyId: string): Promise<LookedAgain> => {
    const outcome = await refreshCompanies(account, startOf(account), [companyId]);
    if (outcome.kind === 'never_scored') return outcome;
    await tellAlerts({ jobs }, account);
    const company = outcome.companies.get(companyId);
    if (company === undefined || company.kind === 'gone') return { kind: 'gone' };
    // It stays put out: without a further try it would stay so until the night.
    if (company.kind === 'failed') await tryAgain({ jobs }, account, company.companyId);
    if (company.kind === 'refused' || company.kind === 'failed')
      return { kind: 'not_taken', reason: company.reason ?? 'no reason was given.' };
    return { kind: 'published', published: company.published };
  };
}

function tryAgain({ jobs }: Pick<WorkDoors, 'jobs'>, { portal }: Account, companyId: string): Promise<void> {
  const { portalId } = portal;
  const job = { portalId, companyId, occasion: 'workflow', correlationId: randomUUID() } as const;
  return jobs.send('refresh_company', [job], { afterSeconds: AGAIN_SECONDS });
}
