import type { ActionCall } from '../../hubspot/requests/action-calls.ts';
import type { ActionAnswer } from '../../operations/ports/notice-store.ts';
import type { ActionDoors, ActionName, ActionOutput } from './action-doors.ts';
import { judgeTrouble } from './outside-trouble.ts';
import { workOut, type WorkedOut } from './work-out.ts';

/** What a workflow is told at once. */
export type ActionReply =
  | { readonly kind: 'answered'; readonly output: ActionOutput }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It takes longer: a job completes it. */
  | { readonly kind: 'waiting' }
  /** Too much is asked for at once. */
  | { readonly kind: 'busy' };

/** Before the job begins, what is under way has some seconds to leave its reading in the mirror. */
const FINISH_AFTER_SECONDS = 2;

/**
 * Answers a workflow: within the time, or by a job that completes the callback. A call with a callback that was answered
 * before gets the same answer.
 *
 * @throws {StoreError} where nothing can be kept: to be asked again
 */
export async function answerAction(
  doors: ActionDoors,
  action: ActionName,
  call: ActionCall,
  withinMilliseconds: number,
): Promise<ActionReply> {
  const account = await doors.accounts.open(call.portalId);
  if (account === null) return { kind: 'failed', reason: 'The app is not installed in this account any more.' };
  const { notices } = account.store;
  const { callbackId, companyId } = call;
  const { isNew, answer } = await notices.beginAnswer({ callbackId, action, companyId });
  if (!isNew && answer.output !== null) return { kind: 'answered', output: answer.output };
  // Asked again although it waits, as after an answer that got lost: the job is there, or is put down again.
  if (!isNew && answer.state === 'blocked') return finishLater(doors, call);

  const work = workOut(action, account, answer.companyId, doors.lookAgain);
  const write = (state: ActionAnswer['state'], output: ActionOutput | null): Promise<void> =>
    notices.writeAnswer(callbackId, state, output);
  const begun = await settleWithin(work, withinMilliseconds);
  if (begun.kind === 'failed' || begun.kind === 'busy') return begun;
  if (begun.kind === 'waiting') {
    await write('blocked', null);
    return finishLater(doors, call);
  }
  await write('answered', begun.output);
  return { kind: 'answered', output: begun.output };
}

async function finishLater({ jobs }: ActionDoors, { portalId, callbackId }: ActionCall): Promise<ActionReply> {
  await jobs.send('finish_action', [{ portalId, callbackId }], { afterSeconds: FINISH_AFTER_SECONDS });
  return { kind: 'waiting' };
}

/** The work's own end, or `waiting` where the time is over first or the CRM is away; then it goes on unwatched. */
async function settleWithin(work: Promise<WorkedOut>, milliseconds: number): Promise<ActionReply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  try {
    const first = await Promise.race([work, late]);
    if (first === 'late') {
      // What it comes to is worked out again by the job: the mirror then has what it read.
      work.catch(() => undefined);
      return { kind: 'waiting' };
    }
    return first.kind === 'failed' ? first : { kind: 'answered', output: first.output };
  } catch (error) {
    return toReply(error);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws what is no trouble of HubSpot's */
function toReply(error: unknown): ActionReply {
  const trouble = judgeTrouble(error);
  if (trouble.kind === 'hopeless') return { kind: 'failed', reason: trouble.reason };
  return { kind: trouble.kind === 'busy' ? 'busy' : 'waiting' };
}
