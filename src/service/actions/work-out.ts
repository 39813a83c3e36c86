import type { Account } from '../../accounts/account.ts';
import { dueDay } from '../../operations/alerts/task-words.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { Day } from '../../scoring/types.ts';
import type { ActionDoors, ActionName, ActionOutput, LookedAgain } from './action-doors.ts';

export type WorkedOut =
  | { readonly kind: 'output'; readonly output: ActionOutput }
  /** It cannot be had, and trying again would not help. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Works out what a workflow asked for. Doing it twice does no harm.
 *
 * @throws {HubSpotError | StoreError}
 */
export function workOut(
  action: ActionName,
  account: Account,
  companyId: string,
  lookAgain: ActionDoors['lookAgain'],
): Promise<WorkedOut> {
  return action === 'rescore' ? rescore(account, companyId, lookAgain) : tellNextAction(account, companyId, lookAgain);
}

async function rescore(account: Account, companyId: string, lookAgain: ActionDoors['lookAgain']): Promise<WorkedOut> {
  const looked = await lookAgain(account, companyId);
  if (looked.kind !== 'published') return { kind: 'failed', reason: sayWhyNot(looked, companyId) };
  if (looked.published === null) return notScored(companyId);
  return { kind: 'output', output: toRescoreOutput(looked.published, account.today()) };
}

/** Of what is published: the workflow that asks was started by it. */
async function tellNextAction(
  account: Account,
  companyId: string,
  lookAgain: ActionDoors['lookAgain'],
): Promise<WorkedOut> {
  const known = await readPublished(account, companyId);
  if (known !== null) return { kind: 'output', output: toNextActionOutput(known, account.today()) };
  const looked = await lookAgain(account, companyId);
  if (looked.kind !== 'published') return { kind: 'failed', reason: sayWhyNot(looked, companyId) };
  if (looked.published === null) return notScored(companyId);
  return { kind: 'output', output: toNextActionOutput(looked.published, account.today()) };
}

async function readPublished({ store }: Account, companyId: string): Promise<PublishedValues | null> {
  return (await store.scores.readPublished([companyId])).get(companyId)?.values ?? null;
}

/** Score with one decimal, gap in the home currency, days whole; null where it is not known. */
function toRescoreOutput(published: PublishedValues, today: Day): ActionOutput {
  const contact = published.lastNonRenewalContact;
  return {
    segment: published.segment,
    previous_segment: published.previousSegment,
    risk: published.risk,
    score: published.score,
    value_gap: published.valueGap,
    days_since_last_non_renewal_contact: contact === null ? null : today - contact,
  };
}

function toNextActionOutput(published: PublishedValues, today: Day): ActionOutput {
  const { nextAction } = published;
  return {
    action: nextAction,
    reason: published.summary ?? 'This company has no purchase yet, so there is nothing to suggest.',
    due_date: nextAction === null ? null : formatIsoDay(dueDay(nextAction, today)),
  };
}

function notScored(companyId: string): WorkedOut {
  return { kind: 'failed', reason: `Company ${companyId} has no score yet.` };
}

function sayWhyNot(looked: Exclude<LookedAgain, { readonly kind: 'published' }>, companyId: string): string {
  switch (looked.kind) {
    case 'gone':
      return `HubSpot has no company ${companyId} (any more).`;
    case 'never_scored':
      return 'This account was not scored yet: the first scoring must end before single companies are scored.';
    case 'not_taken':
      return `HubSpot did not take the score of company ${companyId}: ${looked.reason}`;
  }
}
