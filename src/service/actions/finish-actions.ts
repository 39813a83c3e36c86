import type { Account } from '../../accounts/account.ts';
import { FAILED_OUTPUT } from '../../hubspot/requests/action-calls.ts';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import type { Job, JobHandler, JobOutcome } from '../../operations/ports/job-queue.ts';
import type { ActionAnswer } from '../../operations/ports/notice-store.ts';
import type { ActionDoors, ActionOutput } from './action-doors.ts';
import { judgeTrouble } from './outside-trouble.ts';
import { workOut } from './work-out.ts';

const DONE: JobOutcome = { kind: 'done' };
/** Where nobody knows when HubSpot takes calls again. */
const RETRY_MILLISECONDS = 60_000;

/** Completes the workflow actions that could not be answered at once. */
export function finishActions(
  doors: Pick<ActionDoors, 'accounts' | 'lookAgain' | 'log'> & { readonly now: () => Date },
): JobHandler<'finish_action'> {
  return async (jobs) => {
    const outcomes: JobOutcome[] = [];
    for (const job of jobs) outcomes.push(await finish(job));
    return outcomes;
  };

  async function finish({ data: { portalId, callbackId } }: Job<'finish_action'>): Promise<JobOutcome> {
    try {
      const account = await doors.accounts.open(portalId);
      const answer = account === null ? null : await account.store.notices.readAnswer(callbackId);
      // Nobody is left to be told, or everything was told.
      if (account === null || answer === null || isOver(answer)) return DONE;
      return await complete(account, answer);
    } catch (error) {
      return toOutcome(error);
    }
  }

  async function complete(account: Account, answer: ActionAnswer): Promise<JobOutcome> {
    const { callbackId, action, companyId } = answer;
    const output = answer.output ?? (await outputOf(account, action, companyId));
    // Kept before it is told: told twice, it is told the same.
    await account.store.notices.writeAnswer(callbackId, 'blocked', output);
    try {
      await account.desk.completeCallback(callbackId, output);
    } catch (error) {
      // The workflow waits no more: it was told before a fall, or its time was over.
      if (!isHubSpotError(error, 'not_found')) throw error;
    }
    await account.store.notices.writeAnswer(callbackId, 'completed', output);
    return DONE;
  }

  async function outputOf(account: Account, action: ActionAnswer['action'], companyId: string): Promise<ActionOutput> {
    const worked = await workOut(action, account, companyId, doors.lookAgain);
    if (worked.kind === 'output') return worked.output;
    doors.log.warn('action_failed', { portalId: account.portal.portalId, action, companyId, reason: worked.reason });
    return FAILED_OUTPUT;
  }

  /** @throws what is no trouble of HubSpot's */
  function toOutcome(error: unknown): JobOutcome {
    const trouble = judgeTrouble(error);
    if (trouble.kind === 'hopeless') return { kind: 'failed', reason: trouble.reason };
    const at = trouble.kind === 'later' ? trouble.at : null;
    if (at !== null) return { kind: 'later', at };
    // Counted as a failure, so that what never passes ends among the dead and somebody sees it.
    return trouble.kind === 'later' && error instanceof Error
      ? { kind: 'failed', reason: error.message }
      : { kind: 'later', at: new Date(doors.now().getTime() + RETRY_MILLISECONDS) };
  }
}

function isOver({ state }: ActionAnswer): boolean {
  return state === 'completed' || state === 'answered';
}
