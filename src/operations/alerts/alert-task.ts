import type { Day } from '../../scoring/types.ts';
import type { PublishedValues } from '../ports.ts';
import type { NewTask } from '../ports/crm-desk.ts';
import type { Alert } from '../ports/notice-store.ts';
import { instantOf } from './note-alerts.ts';
import type { Recipient } from './recipients.ts';
import { dateText, dueDay, MADE_BY, moneyText, nextStep, RISK_WORDS, SEGMENT_WORDS, shortName } from './task-words.ts';

export interface AlertFacts {
  readonly alert: Alert;
  readonly name: string;
  /** As published. */
  readonly values: PublishedValues;
  readonly recipient: Recipient;
}

export interface TaskCalendar {
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly today: Day;
}

/** The task that tells an owner that a customer's own behaviour made it worse: what is so, since when, and what to do. */
export function alertTask({ alert, name, values, recipient }: AlertFacts, calendar: TaskCalendar): NewTask {
  const { ownerId, queueIds, remark } = recipient;
  const lines = [
    ...(values.summary === null ? [] : [values.summary]),
    changeLine(alert, values, calendar),
    ...(values.valueAtRisk === null || values.valueAtRisk <= 0
      ? []
      : [`At risk in the next twelve months: ${moneyText(values.valueAtRisk, calendar.currency)}.`]),
    ...(remark === null ? [] : [remark]),
    '',
    `Next step: ${nextStep(values.nextAction)}`,
    '',
    MADE_BY,
  ];
  return {
    subject: `${headline(alert, values)}: ${shortName(name)}`,
    body: lines.join('\n'),
    dueOn: dueDay(values.nextAction, calendar.today),
    ownerId,
    queueIds,
    priority: values.risk === 'critical' || values.risk === 'high' ? 'high' : 'medium',
    companyIds: [alert.companyId],
    mark: alertMark(alert),
  };
}

/** One word for one alert: found again on the record, whoever looks. */
export function alertMark({ companyId, alertAt }: Alert): string {
  return `loyalty-alert-${companyId}-${alertAt.replaceAll(/\D/g, '')}`;
}

function headline(alert: Alert, values: PublishedValues): string {
  if (isOf(alert, values.riskChangedAt) && values.risk !== null) return RISK_WORDS[values.risk];
  return hasLeftIdeal(alert, values) ? 'No longer Ideal' : 'Look after this customer';
}

function changeLine(alert: Alert, values: PublishedValues, { timeZone }: TaskCalendar): string {
  const since = dateText(Date.parse(alert.alertAt), timeZone);
  const changes = [
    ...(isOf(alert, values.riskChangedAt) && values.previousRisk !== null
      ? [`before: ${RISK_WORDS[values.previousRisk]}`]
      : []),
    ...(hasLeftIdeal(alert, values) ? [`segment ${SEGMENT_WORDS[values.segment]}, before: Ideal`] : []),
  ];
  return `Changed on ${since}${changes.length === 0 ? '' : ` (${changes.join('; ')})`}.`;
}

function hasLeftIdeal(alert: Alert, values: PublishedValues): boolean {
  return isOf(alert, values.segmentChangedAt) && values.previousSegment === 'ideal';
}

function isOf(alert: Alert, changedAt: string | null): boolean {
  return instantOf(changedAt) === Date.parse(alert.alertAt);
}
