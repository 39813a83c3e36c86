import type { LedgerEntry } from '../../../operations/ports/programme-entries.ts';
import type { KindSummary } from '../../../programme/activities/follow-activities.ts';
import { ACTIVITY_LABELS } from '../../../programme/activities/retention-activity.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { moneyFormat } from '../../text/show-money.ts';
import { plainTable, shownName } from '../../text/table.ts';

const STATE_WORDS: Readonly<Record<LedgerEntry['state'], string>> = {
  planned: 'planned for',
  done: 'done on',
  cancelled: 'cancelled, was planned for',
};

/** One activity as a sentence. */
export function activityText(entry: LedgerEntry, currency: string): string {
  const { id, companyId, name, kind, state, day, cost } = entry;
  const whom = name === '' ? `company ${companyId}` : `${shownName(printable(name))} (${companyId})`;
  return `Activity ${id}: ${ACTIVITY_LABELS[kind]} for ${whom}, ${STATE_WORDS[state]} ${formatIsoDay(day)}, ${moneyFormat(currency)(cost)}.`;
}

/** @param total how many there are, of which these are the first */
export function activitiesText(total: number, entries: readonly LedgerEntry[], currency: string): string {
  if (entries.length === 0) return 'No activity was entered yet.';
  const money = moneyFormat(currency);
  const table = plainTable(['Id', 'State', 'Day', 'Activity', 'Company', 'Name', 'For', 'Cost'], ['Id', 'Cost']);
  for (const { id, companyId, name, kind, state, day, cost, beneficiary } of entries) {
    const person = beneficiary.kind === 'person' ? shownName(printable(beneficiary.name)) : 'the company';
    table.push([
      ...[id, state, formatIsoDay(day), ACTIVITY_LABELS[kind], companyId, shownName(printable(name))],
      ...[person, money(cost)],
    ]);
  }
  const more = total - entries.length;
  return more > 0 ? `${table.toString()}\nAnd ${String(more)} more.` : table.toString();
}

export function activitiesJson(
  total: number,
  entries: readonly LedgerEntry[],
  byKind: readonly KindSummary[],
  currency: string,
): string {
  const activities = entries.map(({ day, ...entry }) => ({ ...entry, day: formatIsoDay(day) }));
  return JSON.stringify({ currency, total, activities, byKind }, null, 2);
}

/** What people typed must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
