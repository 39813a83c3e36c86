import type { JobQueue } from '../../../operations/ports/job-queue.ts';
import { ok } from '../api-call.ts';
import type { Endpoint } from '../endpoint.ts';
import { refuseNoAdmin } from './refuse-invalid.ts';

/** `POST /settings/run`: the run of the whole portal begins as soon as a worker is free; one that waits already is that one. */
export function startRun(jobs: Pick<JobQueue, 'send'>): Endpoint {
  return async ({ account, rights }) => {
    if (!rights.mayChangeSettings) return refuseNoAdmin();
    await jobs.send('rescore_portal', [{ portalId: account.portal.portalId }]);
    return ok({ started: true });
  };
}
