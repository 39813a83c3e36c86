import type { PublishedValues } from '../ports.ts';
import type { Alert, NoticeStore } from '../ports/notice-store.ts';

/** What stood on a company, and what stands there now. */
export interface PublishedChange {
  readonly companyId: string;
  readonly before: PublishedValues | null;
  readonly after: PublishedValues;
}

/**
 * Notes an alert for each company whose published values have just got one (`settlePublished` raises it, only where the
 * customer's own behaviour made it worse). What an account's rules kept off the record raises none.
 *
 * @returns the alerts that were not noted before
 */
export async function noteAlerts(
  notices: Pick<NoticeStore, 'noteAlerts'>,
  changes: readonly PublishedChange[],
): Promise<readonly Alert[]> {
  const alerts = changes.flatMap(toAlert);
  return alerts.length === 0 ? [] : notices.noteAlerts(alerts);
}

function toAlert({ companyId, before, after }: PublishedChange): readonly Alert[] {
  const raised = instantOf(after.alertAt);
  if (raised === null || raised === instantOf(before?.alertAt ?? null)) return [];
  return [{ companyId, alertAt: new Date(raised).toISOString() }];
}

/** The CRM may write an instant differently from how it was sent. Null where there is none. */
export function instantOf(text: string | null): number | null {
  const instant = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}
