import { ACTIVITY_LABELS } from '../../../programme/activities/retention-activity.ts';
import type { Day } from '../../../scoring/types.ts';
import { shortName } from '../../alerts/task-words.ts';
import type { Recipient } from '../../alerts/recipients.ts';
import type { NewTask } from '../../ports/crm-desk.ts';
import type { LedgerEntry } from '../../ports/programme-entries.ts';

const HOW_TO_CLOSE =
  'When it is done, complete this task: Loyalty Lens notes it in the night with the cost that was planned. Where it did cost something else, mark it there as done with its true cost instead.';
const MADE_BY = 'Made by Loyalty Lens because somebody planned it there.';

/** The task for whoever looks after the customer: what was planned, for whom, and how it is closed. */
export function activityTask(
  { id, companyId, kind, day, beneficiary, note, by, name }: LedgerEntry,
  { ownerId, queueIds, remark }: Recipient,
  today: Day,
): NewTask {
  const label = ACTIVITY_LABELS[kind];
  const lines = [
    `${label}, planned by ${by}.`,
    ...(beneficiary.kind === 'person' && beneficiary.name !== '' ? [`For ${beneficiary.name}.`] : []),
    ...(note === '' ? [] : ['', note]),
    ...(remark === null ? [] : ['', remark]),
    '',
    HOW_TO_CLOSE,
    '',
    MADE_BY,
  ];
  return {
    subject: `${label}: ${shortName(name === '' ? `Company ${companyId}` : name)}`,
    body: lines.join('\n'),
    dueOn: Math.max(day, today),
    ownerId,
    queueIds,
    priority: 'medium',
    companyIds: [companyId],
    mark: activityMark(id),
  };
}

/** One word for one activity: found again on the record, whoever looks. */
export function activityMark(id: string): string {
  return `loyalty-activity-${id}`;
}
