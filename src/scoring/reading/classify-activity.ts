import type { Policy } from '../policy.ts';
import type { Activity, Day, ExclusionReason, ExcludedTouch, Touch } from '../types.ts';
import { findWord } from './find-word.ts';

export type Classified = { readonly touch: Touch } | { readonly excluded: ExcludedTouch };

/**
 * Decides whether an activity reached the customer, and what it was about.
 *
 * @param renewalDealIds deals that the policy reads as renewals
 */
export function classifyActivity(
  activity: Activity,
  renewalDealIds: ReadonlySet<string>,
  policy: Policy,
  asOf: Day,
): Classified {
  const reason = exclusionReason(activity, asOf);
  if (reason !== null || activity.day === null) {
    return { excluded: { record: activity.id, kind: activity.kind, day: activity.day, reason: reason ?? 'no_date' } };
  }
  const sign = renewalSign(activity, renewalDealIds, policy);
  return {
    touch: {
      activityId: activity.id,
      kind: activity.kind,
      day: activity.day,
      direction: activity.direction,
      purpose: sign === null ? 'non_renewal' : 'renewal',
      because: purposeReason(sign),
      via: activity.via,
      contactIds: activity.contactIds,
    },
  };
}

/** What makes an activity one about the renewal: a deal that it is logged on, else a word in its subject; null: nothing does. */
export function renewalSign(
  activity: Pick<Activity, 'dealIds' | 'subject'>,
  renewalDealIds: ReadonlySet<string>,
  policy: Pick<Policy, 'contact'>,
): { readonly dealId: string } | { readonly word: string } | null {
  const dealId = activity.dealIds.find((id) => renewalDealIds.has(id));
  if (dealId !== undefined) return { dealId };
  const word = findWord(activity.subject, policy.contact.renewalSubjectWords);
  return word === null ? null : { word };
}

function purposeReason(sign: ReturnType<typeof renewalSign>): string {
  if (sign === null) return 'no renewal deal and no renewal word in its subject';
  return 'dealId' in sign ? `logged on renewal deal ${sign.dealId}` : 'its subject speaks of the renewal';
}

/** Why the activity does not count as contact; null where it does. What never counts is said before what may yet. */
function exclusionReason(activity: Activity, asOf: Day): ExclusionReason | null {
  if (activity.kind === 'note') return 'note';
  if (activity.kind === 'task') return 'task';
  if (activity.automated === 'sequence') return 'sequence';
  if (activity.automated === 'marketing') return 'marketing';
  if (activity.day === null) return 'no_date';
  switch (activity.outcome) {
    case 'not_reached':
      return 'not_connected';
    case 'bounced':
      return 'bounced';
    case 'canceled':
      return 'canceled';
    case 'no_show':
      return 'no_show';
    case 'scheduled':
      return activity.day >= asOf ? 'not_held_yet' : 'outcome_unknown';
    case 'reached':
    case 'unknown':
      if (activity.day > asOf) return 'in_the_future';
      return activity.outcome === 'unknown' && (activity.kind === 'call' || activity.kind === 'meeting')
        ? 'outcome_unknown'
        : null;
  }
}
