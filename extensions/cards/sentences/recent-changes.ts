import { daysBetween } from '../../shared/days.ts';
import type { Summary } from './summary.ts';

/** For how long a change is news. */
const RECENT_CHANGE_DAYS = 90;

export interface Change {
  readonly what: 'segment' | 'risk';
  /** Day of the change. */
  readonly on: string;
  /** Code of what it was before. */
  readonly before: string;
}

/** The last change of segment and that of risk where they are news, the latest first. A first scoring is no change. */
export function recentChanges({
  asOf,
  previousSegment,
  segmentChangedOn,
  previousRisk,
  riskChangedOn,
}: Pick<
  Summary,
  'asOf' | 'previousSegment' | 'segmentChangedOn' | 'previousRisk' | 'riskChangedOn'
>): readonly Change[] {
  const changes: Change[] = [];
  if (previousRisk !== null && isRecent(riskChangedOn, asOf)) {
    changes.push({ what: 'risk', on: riskChangedOn, before: previousRisk });
  }
  if (previousSegment !== null && previousSegment !== 'not_scored' && isRecent(segmentChangedOn, asOf)) {
    changes.push({ what: 'segment', on: segmentChangedOn, before: previousSegment });
  }
  return changes.toSorted((one, other) => other.on.localeCompare(one.on));
}

function isRecent(changedOn: string | null, asOf: string): changedOn is string {
  const days = changedOn === null ? null : daysBetween(changedOn, asOf);
  return days !== null && days <= RECENT_CHANGE_DAYS;
}
