import type { SkippedRecord, Voice } from '../../scoring/types.ts';
import { NO_ASSOCIATIONS, otherIds } from './company-row.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { parseDay } from '../portal-day.ts';
import type { Associations } from '../records/read-associations.ts';
import type { ReadingContext } from './reading-context.ts';
import type { UnreadKinds } from './unread-kinds.ts';

/** Unconfirmed: verify in a test account. */
export const TICKET_PROPERTIES: readonly string[] = ['createdate', 'closed_date', 'hs_ticket_priority'];

/** Reads which tickets belong to the companies; none where they are not to be read. @throws {HubSpotError} */
export async function readTicketLinks(
  { source, options }: ReadingContext,
  companyIds: readonly string[],
  unread: UnreadKinds,
): Promise<Associations> {
  if (!options.readVoice) return NO_ASSOCIATIONS;
  unread.add('answer');
  return unread.orElse('ticket', source.readAssociations('companies', 'tickets', companyIds), NO_ASSOCIATIONS);
}

/** @throws {HubSpotError} */
export async function readTickets(
  { source }: ReadingContext,
  links: Associations,
  unread: UnreadKinds,
): Promise<ReadonlyMap<string, CrmRecord>> {
  const none: ReadonlyMap<string, CrmRecord> = new Map();
  return unread.orElse('ticket', source.readRecords('tickets', otherIds(links), TICKET_PROPERTIES), none);
}

/** One company's tickets; null where they were not read. */
export function collectVoice(
  { options, dayOf }: ReadingContext,
  ticketIds: readonly string[],
  records: ReadonlyMap<string, CrmRecord>,
  unread: UnreadKinds,
): { readonly voice: Voice | null; readonly skipped: readonly SkippedRecord[] } {
  if (!options.readVoice || unread.has('ticket')) return { voice: null, skipped: [] };
  const tickets: Voice['tickets'][number][] = [];
  const skipped: SkippedRecord[] = [];
  for (const id of [...ticketIds].sort(compareIds)) {
    const properties = records.get(id)?.properties ?? {};
    const opened = properties.createdate;
    const openedOn = opened === undefined ? null : parseDay(opened, dayOf);
    if (openedOn === null) {
      skipped.push({ record: id, kind: 'ticket', reason: 'no date on which it was opened' });
      continue;
    }
    const closed = properties.closed_date;
    const closedOn = closed === undefined ? null : parseDay(closed, dayOf);
    const highPriority = ['HIGH', 'URGENT'].includes(properties.hs_ticket_priority?.toUpperCase() ?? '');
    tickets.push({ id, openedOn, closedOn, highPriority });
  }
  return { voice: { tickets, answers: [] }, skipped };
}
