import { addMonths } from '../day.ts';
import { median } from '../math/median.ts';
import type { Policy } from '../policy.ts';
import { classifyActivity } from '../reading/classify-activity.ts';
import type { Activity, ContactStatus, ContactSummary, Day, ExcludedTouch, Touch } from '../types.ts';

/** Kinds of activity that can be a touch; when none of them could be read, contact is not measurable. */
export const TOUCH_KINDS = ['call', 'meeting', 'email', 'message'] as const;

/**
 * The contact clock: when the customer was last reached about anything but the renewal, what counted and what did not.
 *
 * @param activities of the company and of its contacts
 * @param renewalDealIds deals that the policy reads as renewals
 * @param unread kinds that could not be read at all
 */
export function summarizeContact(
  activities: readonly Activity[],
  contactIds: readonly string[],
  renewalDealIds: ReadonlySet<string>,
  unread: readonly string[],
  policy: Policy,
  asOf: Day,
): ContactSummary {
  const touches: Touch[] = [];
  const excluded: ExcludedTouch[] = [];
  for (const activity of activities) {
    const classified = classifyActivity(activity, renewalDealIds, policy, asOf);
    if ('touch' in classified) touches.push(classified.touch);
    else excluded.push(classified.excluded);
  }
  touches.sort((one, other) => one.day - other.day || (one.activityId < other.activityId ? -1 : 1));
  excluded.sort(
    (one, other) => (other.day ?? Infinity) - (one.day ?? Infinity) || (one.record < other.record ? -1 : 1),
  );

  const nonRenewal = touches.filter((touch) => touch.purpose === 'non_renewal');
  const last = nonRenewal.at(-1) ?? null;
  const days = last === null ? null : asOf - last.day;
  const yearAgo = addMonths(asOf, -12);
  const recent = touches.filter((touch) => touch.day > yearAgo);
  const reached = new Set(recent.flatMap((touch) => touch.contactIds));
  const status = contactStatus(
    days,
    activities.some((activity) => isLogged(activity, asOf)),
    unread,
    policy,
  );
  const isNobodyNamed = recent.length > 0 && reached.size === 0;
  const isReadInFull = status !== 'not_measurable' && !TOUCH_KINDS.some((kind) => unread.includes(kind));
  return {
    status,
    lastNonRenewalTouch: last,
    daysSinceNonRenewalTouch: days,
    lastRenewalTouch: touches.findLast((touch) => touch.purpose === 'renewal') ?? null,
    touches,
    excluded,
    usualGapDays: usualGap(nonRenewal),
    renewalOnlyShare: renewalShare(touches, addMonths(asOf, -24)),
    contactsReached: reached.size,
    contactsKnown: Math.max(contactIds.length, reached.size),
    singleThreaded: reached.size > 1 ? false : isReadInFull && !isNobodyNamed ? true : null,
  };
}

/** On record by the as-of day: a planned meeting is, something reached on a later day cannot be. */
function isLogged({ day, outcome }: Activity, asOf: Day): boolean {
  return day === null || day <= asOf || outcome === 'scheduled';
}

function contactStatus(days: number | null, logged: boolean, unread: readonly string[], policy: Policy): ContactStatus {
  if (days === null) {
    const nothingReadable = TOUCH_KINDS.every((kind) => unread.includes(kind));
    return !logged || nothingReadable ? 'not_measurable' : 'never';
  }
  if (days <= policy.contact.inTouchDays) return 'in_touch';
  return days <= policy.contact.dueDays ? 'due' : 'overdue';
}

/** Median gap between days with a touch; null below four such days. */
function usualGap(touches: readonly Touch[]): number | null {
  const days = [...new Set(touches.map((touch) => touch.day))];
  if (days.length < 4) return null;
  return median(days.slice(1).map((day, index) => day - (days[index] ?? day)));
}

function renewalShare(touches: readonly Touch[], since: Day): number | null {
  const recent = touches.filter((touch) => touch.day > since);
  if (recent.length === 0) return null;
  return recent.filter((touch) => touch.purpose === 'renewal').length / recent.length;
}
