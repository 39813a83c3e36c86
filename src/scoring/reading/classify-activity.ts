import type { Policy } from '../policy.ts';
import type { Activity, Day, ExclusionReason, ExcludedTouch, Touch } from '../types.ts';
import { containsWord } from './find-word.ts';

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
  const onRenewalDeal = activity.dealIds.find((id) => renewalDealIds.has(id));
  const aboutRenewal =
    onRenewalDeal !== undefined || containsWord(activity.subject, policy.contact.renewalSubjectWords);
  return {
    touch: {
      activityId: activity.id,
      kind: activity.kind,
      day: activity.day,
      direction: activity.direction,
      purpose: aboutRenewal ? 'renewal' : 'non_renewal',
      because: purposeReason(onRenewalDeal, aboutRenewal),
      via: activity.via,
      contactIds: activity.contactIds,
    },
  };
}

function purposeReason(onRenewalDeal: string | undefined, aboutRenewal: boolean): string {
  if (onRenewalDeal !== undefined) return `logged on renewal deal ${onRenewalDeal}`;
  return aboutRenewal ? 'its subject speaks of the renewal' : 'no renewal deal and no renewal word in its subject';
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
